import { defineWords } from '@peyvand/ui/read/words.ts';

/** Ways to reach her. */
export const reachWords = defineWords({
  fa: {
    title: 'راه‌های تماس',
    nothing: 'نه شماره‌ای داریم نه نشانی‌ای.',
    verified: (day: string) => `تأیید ${day}`,
    unverified: 'تأیید نشده',
    shared: 'مشترک',
    sharedNote: 'با کس دیگری مشترک است؛ به‌تنهایی او را نمی‌شناساند.',
    primary: 'اصلی',
    from: (source: string) => `از ${source}`,
    confirm: 'تأیید کنید',
    confirmed: 'به عنوان تأییدشده ثبت شد',
    kinds: {
      phone: 'تلفن',
      email: 'ایمیل',
      'national-id': 'کد ملی',
      external: 'کد مشتری',
      card: 'کارت',
      messenger: 'پیام‌رسان',
      social: 'شبکهٔ اجتماعی',
    },
  },
  en: {
    title: 'How to reach',
    nothing: 'We have neither a number nor an address.',
    verified: (day: string) => `confirmed ${day}`,
    unverified: 'not confirmed',
    shared: 'Shared',
    sharedNote: 'Shared with somebody else; it does not recognise her by itself.',
    primary: 'Main',
    from: (source: string) => `from ${source.toLowerCase()}`,
    confirm: 'Mark as confirmed',
    confirmed: 'Kept as confirmed',
    kinds: {
      phone: 'Phone',
      email: 'E-mail',
      'national-id': 'National id',
      external: 'Customer code',
      card: 'Card',
      messenger: 'Messenger',
      social: 'Social network',
    },
  },
});
