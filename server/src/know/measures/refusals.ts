import { defineRefusals } from '@peyvand/kernel/refusal';

export const refuse = defineRefusals('measures', {
  'not-found': { status: 404, fa: 'سنجه‌ای با این نام نیست.', en: 'There is no measure with this name.' },
  'day-unreadable': {
    status: 422,
    fa: (d: { value: string }) => `«${d.value}» روز درستی نیست. نمونه: 2026-11-22 یا ۱۴۰۵/۰۹/۰۱`,
    en: (d: { value: string }) => `"${d.value}" is not a day. Example: 2026-11-22 or 1405/09/01`,
  },
  'window-empty': {
    status: 422,
    fa: 'آغاز بازه باید پیش از پایان آن باشد.',
    en: 'The window must begin before it ends.',
  },
  'variant-unknown': {
    status: 422,
    fa: (d: { variant: string; known: readonly string[] }) =>
      `این سنجه گونهٔ «${d.variant}» ندارد. گونه‌ها: ${d.known.join('، ') || 'هیچ'}`,
    en: (d: { variant: string; known: readonly string[] }) =>
      `This measure has no variant "${d.variant}". It has: ${d.known.join(', ') || 'none'}`,
  },
  'segment-unknown': {
    status: 422,
    fa: (d: { segment: string }) => `گروه «${d.segment}» شناخته نشد. نمونه: rfm:champions`,
    en: (d: { segment: string }) => `The segment "${d.segment}" is not known. Example: rfm:champions`,
  },
  'part-unknown': {
    status: 422,
    fa: (d: { part: string }) => `این سنجه بخش «${d.part}» ندارد.`,
    en: (d: { part: string }) => `This measure has no part "${d.part}".`,
  },
});
