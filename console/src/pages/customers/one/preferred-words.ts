import { defineWords } from '@peyvand/ui/read/words.ts';

/** How she wants to be reached. */
export const preferredWords = defineWords({
  fa: {
    title: 'راه دلخواه',
    channels: {
      sms: 'پیامک',
      email: 'ایمیل',
      call: 'تماس',
      messenger: 'پیام‌رسان',
      post: 'پست',
      visit: 'حضوری',
    },
    hours: (from: string, to: string) => `ساعت ${from} تا ${to}`,
  },
  en: {
    title: 'Preferred',
    channels: {
      sms: 'SMS',
      email: 'E-mail',
      call: 'Call',
      messenger: 'Messenger',
      post: 'Post',
      visit: 'In person',
    },
    hours: (from: string, to: string) => `${from} to ${to}`,
  },
});
