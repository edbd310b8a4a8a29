import { defineRefusals } from '@peyvand/kernel/refusal';

export const deskCustomers = defineRefusals('desk', {
  'chance-untold': {
    status: 409,
    fa: (d: { fa: string; en: string }) =>
      `مشتریان را به احتمال فعال بودن یا ارزش ۱۲ ماه نمی‌توان جدا یا مرتب کرد: ${d.fa} به‌جای آن روز آخرین خرید را به کار ببرید.`,
    en: (d: { fa: string; en: string }) =>
      `Customers cannot be sought or sorted by their chance of being active or 12-month value: ${d.en} Use the day of the last purchase instead.`,
  },
});
