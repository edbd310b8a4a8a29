import { defineRefusals } from '@peyvand/kernel/refusal';

export const conversations = defineRefusals('conversations', {
  'not-found': { status: 404, fa: 'تعاملی با این شناسه پیدا نشد.', en: 'There is no interaction with this id.' },
  'nobody-named': {
    status: 422,
    fa: 'معلوم نیست این تعامل با چه کسی بوده است: مشتری را بفرستید، یا در فرم نام، تلفن یا ایمیل او را.',
    en: 'Nobody is named: send the customer, or a form whose fields hold a name, a phone or an e-mail.',
  },
  'time-unreadable': {
    status: 422,
    fa: 'زمان باید تاریخ یا لحظه‌ای با اختلاف ساعت (RFC 3339) باشد.',
    en: 'The time is a date, or an instant with its offset (RFC 3339).',
  },
  'nothing-said': {
    status: 422,
    fa: 'یادداشت یا پیام خالی است.',
    en: 'The note or message is empty.',
  },
  'external-id-taken': {
    status: 409,
    fa: (_: { interactionId: string }) => 'این شناسهٔ پیام پیش‌تر با محتوای دیگری در همین کانال ثبت شده است.',
    en: (_: { interactionId: string }) => 'This message id was already recorded in this channel with other content.',
  },
});
