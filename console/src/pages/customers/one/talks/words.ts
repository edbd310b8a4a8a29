import { defineWords } from '@peyvand/ui/read/words.ts';

/** Conversations. */
export const talkWords = defineWords({
  fa: {
    empty: 'هنوز گفت‌وگویی ثبت نشده',
    emptyText: 'تماس، پیامک، فرم و دیدار از هر راهی که ثبت شود این‌جا می‌آید.',
    more: 'گفت‌وگوهای پیشین',
    channels: {
      note: 'یادداشت',
      call: 'تماس',
      form: 'فرم',
      sms: 'پیامک',
      email: 'ایمیل',
      messenger: 'پیام‌رسان',
      visit: 'دیدار',
    },
    inbound: 'از مشتری',
    outbound: 'از ما',
    minutes: (n: string) => `${n} دقیقه`,
  },
  en: {
    empty: 'No conversation yet',
    emptyText: 'Calls, messages, forms and visits stand here, however they were recorded.',
    more: 'Earlier conversations',
    channels: {
      note: 'Note',
      call: 'Call',
      form: 'Form',
      sms: 'SMS',
      email: 'E-mail',
      messenger: 'Messenger',
      visit: 'Visit',
    },
    inbound: 'from the customer',
    outbound: 'from us',
    minutes: (n: string) => `${n} min`,
  },
});
