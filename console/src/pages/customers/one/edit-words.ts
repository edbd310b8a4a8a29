import { defineWords } from '@peyvand/ui/read/words.ts';

/** Changing details, and taking a change back. */
export const editWords = defineWords({
  fa: {
    title: 'ویرایش مشخصات',
    province: 'استان',
    gender: 'جنسیت',
    unsaid: 'انتخاب نشده',
    save: 'ذخیره',
    saved: 'تغییر ذخیره شد',
    restored: 'به حال پیش برگشت',
    addPhone: 'تلفن تازه',
    addEmail: 'ایمیل تازه',
    remove: (way: string) => `برداشتن ${way}`,
    keep: (way: string) => `نگه داشتن ${way}`,
  },
  en: {
    title: 'Edit the details',
    province: 'Province',
    gender: 'Gender',
    unsaid: 'Not said',
    save: 'Save',
    saved: 'The change was saved',
    restored: 'Everything is as it was before',
    addPhone: 'New phone',
    addEmail: 'New e-mail',
    remove: (way: string) => `Remove ${way}`,
    keep: (way: string) => `Keep ${way}`,
  },
});
