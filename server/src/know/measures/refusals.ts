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
    fa: (d: { segment: string }) => `بخش «${d.segment}» شناخته نشد. نمونه: rfm:champions`,
    en: (d: { segment: string }) => `The segment "${d.segment}" is not known. Example: rfm:champions`,
  },
  'part-unknown': {
    status: 422,
    fa: (d: { part: string; known: readonly string[] }) =>
      `این سنجه بخش «${d.part}» ندارد. بخش‌ها: ${d.known.join('، ')}`,
    en: (d: { part: string; known: readonly string[] }) =>
      `This measure has no part "${d.part}". It has: ${d.known.join(', ')}`,
  },
  'cell-unknown': {
    status: 422,
    fa: (d: { cell: string }) =>
      `این سنجه خانهٔ «${d.cell}» ندارد، یا این خانه چنین بخشی ندارد. نشانی خانه‌ها در جدول همین سنجه است.`,
    en: (d: { cell: string }) =>
      `This measure has no cell "${d.cell}", or the cell has no such part. The measure's table says how its cells are addressed.`,
  },
  'no-trend': {
    status: 422,
    fa: (d: { name: string }) =>
      `سنجهٔ «${d.name}» از همهٔ زمان یا از اکنون می‌گوید و روند ماهانه ندارد. خود سنجه را با روز مبنای دیگری بخواهید.`,
    en: (d: { name: string }) =>
      `The measure "${d.name}" speaks of all time or of now and has no monthly trend. Ask the measure itself with another as-of day.`,
  },
  'not-computed': {
    status: 503,
    fa: (d: { name: string }) =>
      `سنجهٔ «${d.name}» این بار به دست نیامد و دلیلش ثبت شد؛ سنجه‌های دیگر درست‌اند. کمی بعد دوباره بخواهید، یا بازهٔ کوتاه‌تری برگزینید.`,
    en: (d: { name: string }) =>
      `The measure "${d.name}" could not be computed this time, and why was logged; the others are not touched. Ask again in a while, or choose a shorter window.`,
  },
});
