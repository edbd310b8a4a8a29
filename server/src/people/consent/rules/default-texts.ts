import type { Words } from '@peyvand/kernel/refusal';
import type { Purpose } from './words.ts';

/** The words before a business has written its own: version 0. */
export const defaultTexts: Readonly<Record<Purpose, Words>> = {
  service: {
    fa: 'دربارهٔ خریدها و درخواست‌هایم به من پیام بدهید.',
    en: 'Send me messages about my purchases and requests.',
  },
  marketing: {
    fa: 'پیشنهادها و خبرهای فروشگاه را برایم بفرستید. هر وقت بخواهم لغوش می‌کنم.',
    en: 'Send me offers and news of the shop. I can stop this whenever I want.',
  },
  profiling: {
    fa: 'از خریدهایم برای شناختن سلیقه‌ام و پیشنهاد مناسب‌تر استفاده کنید.',
    en: 'Use my purchases to learn my taste and to make offers that fit me.',
  },
  research: {
    fa: 'برای نظرسنجی از من بپرسید و پاسخ‌هایم را، بدون نامم، در آمارها بیاورید.',
    en: 'Ask me in surveys, and use my answers in statistics without my name.',
  },
};
