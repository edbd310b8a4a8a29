import { defineWords } from '@peyvand/ui/read/words.ts';

/** Changing details, and taking a change back. */
export const editWords = defineWords({
  fa: {
    title: 'ویرایش مشخصات',
    province: 'استان',
    gender: 'جنسیت',
    unsaid: 'انتخاب نشده',
    saved: 'تغییر ذخیره شد',
    restored: 'به حال پیش برگشت',
    faster:
      'همکاری پیش از شما این مشتری را تغییر داده است. صفحه حالا تازه است؛ ببینید و اگر هنوز لازم است، دوباره ذخیره کنید.',
    addPhone: 'تلفن تازه',
    addEmail: 'ایمیل تازه',
    remove: (way: string) => `برداشتن ${way}`,
    keep: (way: string) => `نگه داشتن ${way}`,
    share: (way: string) => `${way} فقط از آنِ او نیست`,
    ownAgain: (way: string) => `${way} از آنِ خودش است`,
  },
  en: {
    title: 'Edit the details',
    province: 'Province',
    gender: 'Gender',
    unsaid: 'Not said',
    saved: 'The change was saved',
    restored: 'Everything is as it was before',
    faster:
      'A colleague changed this customer before you. The page is up to date now; look, and save again if it is still needed.',
    addPhone: 'New phone',
    addEmail: 'New e-mail',
    remove: (way: string) => `Remove ${way}`,
    keep: (way: string) => `Keep ${way}`,
    share: (way: string) => `${way} is not only this customer’s`,
    ownAgain: (way: string) => `${way} is this customer’s own`,
  },
});
