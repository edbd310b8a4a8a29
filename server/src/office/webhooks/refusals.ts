import { defineRefusals } from '@peyvand/kernel/refusal';

export const webhooks = defineRefusals('webhooks', {
  'not-found': { status: 404, fa: 'وب‌هوکی با این شناسه پیدا نشد.', en: 'There is no webhook with this id.' },
  'delivery-not-found': { status: 404, fa: 'ارسالی با این شناسه پیدا نشد.', en: 'There is no delivery with this id.' },
  'url-unfit': {
    status: 422,
    fa: 'نشانی باید https باشد و نام کاربری و گذرواژه نداشته باشد.',
    en: 'The address must be https, without a user name or password in it.',
  },
  'event-unknown': {
    status: 422,
    fa: (d: { types: string[] }) =>
      `رویدادی با این نام نیست: ${d.types.join('، ')}. نام‌ها را از فهرست رویدادها (GET /webhooks/event-types) بردارید.`,
    en: (d: { types: string[] }) =>
      `There is no event of this name: ${d.types.join(', ')}. Take the names from the list of events (GET /webhooks/event-types).`,
  },
  'beyond-own': {
    status: 403,
    fa: 'وب‌هوک از همهٔ مشتریان خبر می‌دهد؛ نقش شما همهٔ آنچه می‌فرستد را نمی‌بیند. رویدادهای کمتری برگزینید یا از مالک بخواهید آن را بسازد.',
    en: 'A webhook tells of every customer, and your role does not see all that it would send. Choose fewer events, or ask the owner to set it up.',
  },
  'target-refused': {
    status: 422,
    fa: 'این نشانی در اینترنت پیدا نشد یا به شبکهٔ داخلی می‌رسد. نشانی را دوباره ببینید؛ برای دستگاه‌های همین شبکه، از مسئول نصب بخواهید PEYVAND_ALLOW_PRIVATE_TARGETS را روشن کند.',
    en: 'This address was not found on the internet, or leads into a private network. Check it; for machines of this very network, ask the operator to turn PEYVAND_ALLOW_PRIVATE_TARGETS on.',
  },
  'turned-off': {
    status: 409,
    fa: 'این وب‌هوک خاموش است؛ نخست آن را روشن کنید.',
    en: 'This webhook is turned off; turn it on first.',
  },
});
