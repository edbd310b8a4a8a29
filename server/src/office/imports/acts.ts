import type { Acts } from '../../spine/act.ts';

/** How imports end, as the history says it. */
export const importActs: Acts = {
  'import.done': { words: { fa: 'فایلی آورده شد', en: 'A file was brought in' } },
  'import.cancelled': { words: { fa: 'آوردن فایلی نیمه‌کاره ماند', en: 'An import was called off' } },
  'import.failed': { words: { fa: 'آوردن فایلی به خطا خورد', en: 'An import failed' } },
  'import.undone': { words: { fa: 'فایل آورده‌شده برگردانده شد', en: 'An import was undone' } },
};
