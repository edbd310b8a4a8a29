import { defineWords } from '@peyvand/ui/read/words.ts';

/** What forms say. */
export const formWords = defineWords({
  fa: {
    discard: 'برگرداندن به حالت ذخیره‌شده',
    unchanged: 'هنوز چیزی را عوض نکرده‌اید.',
    copy: 'کپی',
    copied: 'کپی شد',
    shownBefore:
      'این درخواست پیش‌تر هم رسیده بود و پاسخش همان‌جا یک‌بار نشان داده شد. آن را نگه نمی‌داریم؛ یکی تازه بسازید.',
    localLink:
      'این لینک فقط روی همین رایانه باز می‌شود. برای همکاران دیگر، نشانی واقعی سرور را در PEYVAND_BASE_URL بنویسید و لینک تازه‌ای بسازید.',
  },
  en: {
    discard: 'Back to what is saved',
    unchanged: 'You have not changed anything yet.',
    copy: 'Copy',
    copied: 'Copied',
    shownBefore:
      'This request had arrived before, and what it made was shown then, once. It is not kept; make a new one.',
    localLink:
      'This link opens on this very computer only. For others, put the real address of the server in PEYVAND_BASE_URL and make a new link.',
  },
});
