import { defineWords } from '@peyvand/ui/read/words.ts';

/** The channels of purchases that have a word of their own. */
export const channelWords = defineWords({
  fa: {
    channels: {
      till: 'صندوق',
      shop: 'فروشگاه',
      web: 'فروشگاه اینترنتی',
      import: 'فایل',
      phone: 'تلفنی',
      api: 'برنامهٔ دیگر',
    },
  },
  en: {
    channels: {
      till: 'Till',
      shop: 'Shop',
      web: 'Web shop',
      import: 'File',
      phone: 'By phone',
      api: 'Another program',
    },
  },
});
