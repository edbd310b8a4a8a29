import { counted } from '@peyvand/kernel/counted';
import { defineRefusals } from '@peyvand/kernel/refusal';

export const deskCustomers = defineRefusals('desk', {
  'field-masked': {
    status: 403,
    fa: (_: { filter: string }) =>
      'نقش شما این فیلد را نمی‌بیند، پس مشتریان را با آن جدا هم نمی‌کند. این پالایه را بردارید یا از مالک بخواهید.',
    en: (d: { filter: string }) =>
      `Your role does not see this field, so it cannot seek by it either (${d.filter}). Drop the filter, or ask the owner.`,
  },
  'recognised-often': {
    status: 429,
    fa: (d: { retryAfter: number }) =>
      `در این یک دقیقه شماره‌های زیادی جست‌وجو شد؛ ${d.retryAfter} ثانیه صبر کنید و دوباره بجویید.`,
    en: (d: { retryAfter: number }) =>
      `Many whole numbers were sought within this minute; wait ${counted(d.retryAfter, 'second')} and search again.`,
  },
  'chance-untold': {
    status: 409,
    fa: (d: { fa: string; en: string }) =>
      `مشتریان را به احتمال فعال بودن یا ارزش ۱۲ ماه نمی‌توان جدا یا مرتب کرد: ${d.fa} به‌جای آن روز آخرین خرید را به کار ببرید.`,
    en: (d: { fa: string; en: string }) =>
      `Customers cannot be sought or sorted by their chance of being active or 12-month value: ${d.en} Use the day of the last purchase instead.`,
  },
});
