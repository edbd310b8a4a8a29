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
    fa: (d: { given: string; meant: string | null }) =>
      `زمان «${d.given}» خوانده نشد. روز را مانند ۱۴۰۵/۰۹/۰۱ یا 2026-11-22 بفرستید، یا لحظه را با اختلاف ساعتش، مانند 2026-11-22T10:00:00+03:30.${d.meant === null ? '' : ` آیا منظور ${d.meant} بود؟`}`,
    en: (d: { given: string; meant: string | null }) =>
      `The time "${d.given}" is not read. Send a day that exists, such as 2026-11-22 (in a Jalali workspace also 1405/09/01), or an instant with its offset, such as 2026-11-22T10:00:00+03:30.${d.meant === null ? '' : ` Did you mean ${d.meant}?`}`,
  },
  'in-the-future': {
    status: 409,
    fa: (d: { given: string }) => `«${d.given}» هنوز نیامده است. آنچه رخ داده است ثبت می‌شود؛ تاریخ را بازبینی کنید.`,
    en: (d: { given: string }) =>
      `${d.given} has not come yet. Only what has happened is recorded: look at the date again.`,
  },
  'channel-unknown': {
    status: 422,
    fa: (d: { given: string }) =>
      `کانال «${d.given}» شناخته نیست: یادداشت، تماس، فرم، پیامک، ایمیل، پیام‌رسان یا مراجعه.`,
    en: (d: { given: string }) =>
      `There is no channel "${d.given}": note, call, form, SMS, e-mail, messenger or visit.`,
  },
  'direction-unknown': {
    status: 422,
    fa: (d: { given: string }) => `«${d.given}» معلوم نمی‌کند چه کسی آغاز کرده است: ورودی، خروجی یا داخلی.`,
    en: (d: { given: string }) => `"${d.given}" does not say who began: inbound, outbound or internal.`,
  },
  'duration-unreadable': {
    status: 422,
    fa: (d: { given: string }) => `«${d.given}» مدت نیست. ثانیه بنویسید یا دقیقه و ثانیه، مانند ۳:۲۵`,
    en: (d: { given: string }) => `"${d.given}" is no duration. Write seconds, or minutes and seconds such as 3:25.`,
  },
  'time-missing': {
    status: 422,
    fa: 'زمان این گفت‌وگو نوشته نشده است.',
    en: 'The time of this conversation is missing.',
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
