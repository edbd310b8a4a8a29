import { defineRefusals } from '@peyvand/kernel/refusal';

export const deskCustomers = defineRefusals('desk', {
  'chance-untold': {
    status: 409,
    fa: (d: { fa: string; en: string }) =>
      `مشتریان را به احتمال فعال بودن نمی‌توان جدا کرد: ${d.fa} به‌جای آن به روز آخرین خرید جدا کنید.`,
    en: (d: { fa: string; en: string }) =>
      `Customers cannot be sought by their chance of being active: ${d.en} Seek by the day of the last purchase instead.`,
  },
});
