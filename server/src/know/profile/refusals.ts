import { defineRefusals } from '@peyvand/kernel/refusal';

export const profileRefusals = defineRefusals('profile', {
  'customer-not-found': {
    status: 404,
    fa: 'مشتری‌ای با این شناسه پیدا نشد.',
    en: 'There is no customer with this id.',
  },
  'month-unreadable': {
    status: 422,
    fa: (d: { month: string }) => `«${d.month}» ماه درستی نیست. نمونه: ۱۴۰۵-۰۸`,
    en: (d: { month: string }) => `"${d.month}" is not a month. Example: 2026-10`,
  },
});
