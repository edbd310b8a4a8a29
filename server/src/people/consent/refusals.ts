import { defineRefusals } from '@peyvand/kernel/refusal';

export const consent = defineRefusals('consent', {
  'text-unknown': {
    status: 422,
    fa: (d: { version: number }) => `متن رضایتی با نسخهٔ ${d.version} منتشر نشده است.`,
    en: (d: { version: number }) => `No consent text with version ${d.version} was published.`,
  },
  'said-in-future': {
    status: 422,
    fa: 'زمان رضایت نمی‌تواند در آینده باشد.',
    en: 'A consent cannot have been given in the future.',
  },
});
