import { defineRefusals } from '@peyvand/kernel/refusal';

export const webhooks = defineRefusals('webhooks', {
  'not-found': { status: 404, fa: 'وب‌هوکی با این شناسه پیدا نشد.', en: 'There is no webhook with this id.' },
  'delivery-not-found': { status: 404, fa: 'ارسالی با این شناسه پیدا نشد.', en: 'There is no delivery with this id.' },
  'url-unfit': {
    status: 422,
    fa: 'نشانی باید https باشد و نام کاربری و گذرواژه نداشته باشد.',
    en: 'The address must be https, without a user name or password in it.',
  },
  'turned-off': {
    status: 409,
    fa: 'این وب‌هوک خاموش است؛ نخست آن را روشن کنید.',
    en: 'This webhook is turned off; turn it on first.',
  },
});
