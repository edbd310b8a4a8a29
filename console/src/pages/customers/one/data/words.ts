import { defineWords } from '@peyvand/ui/read/words.ts';

/** Her own data: export and erasing. */
export const dataWords = defineWords({
  fa: {
    exportTitle: 'خروجی از دادهٔ او',
    exportText: 'هر چه دربارهٔ او نگه داشته‌ایم، در یک فایل خواندنی برای خودش: مشخصات، خریدها، گفت‌وگوها و رضایت‌ها.',
    exportAct: 'گرفتن فایل خواندنی',
    exportJson: 'فایل ماشین‌خوان (JSON)',
    eraseTitle: 'پاک کردن دادهٔ شخصی',
    eraseText:
      'نام، شماره‌ها، نشانی‌ها و یادداشت‌ها برای همیشه پاک می‌شود. خریدها بی‌نام در آمار می‌مانند و دیگر پیامی به او نمی‌رود. این کار برگشت ندارد.',
    eraseAct: 'پاک کنید',
    eraseAsk: (name: string) => `دادهٔ شخصی «${name}» پاک شود؟`,
    erased: 'دادهٔ شخصی پاک شد',
    noRight: 'نقش شما اجازهٔ پاک کردن ندارد. از مالک کسب‌وکار بخواهید.',
  },
  en: {
    exportTitle: 'Export of these data',
    exportText:
      'Everything that is kept about this person, in one readable file for the person: details, purchases, conversations and consents.',
    exportAct: 'Get the readable file',
    exportJson: 'Machine-readable file (JSON)',
    eraseTitle: 'Erase personal data',
    eraseText:
      'Name, numbers, addresses and notes are gone for ever. Purchases stay in the figures without a name, and no message goes out any more. This cannot be undone.',
    eraseAct: 'Erase',
    eraseAsk: (name: string) => `Erase the personal data of “${name}”?`,
    erased: 'The personal data were erased',
    noRight: 'Your role may not erase. Ask the owner of the business.',
  },
});
