import { defineWords } from '@peyvand/ui/read/words.ts';

/** The values of what is known of a customer, where a code or an id stands for them. */
export const valueWords = defineWords({
  fa: {
    aCompany: 'یک شرکت',
    aHousehold: 'یک خانوار',
    genders: {
      female: 'زن',
      male: 'مرد',
      other: 'دیگر',
    },
    languages: {
      fa: 'فارسی',
      en: 'انگلیسی',
    },
    components: { product: 'کالا', service: 'خدمت', channel: 'راه تماس', communication: 'ارتباط' },
    attitudes: { likes: 'می‌پسندد', dislikes: 'نمی‌پسندد', needs: 'نیاز دارد', 'unstated-need': 'نیاز نگفته' },
    tasteSources: { stated: 'خودش گفته', inferred: 'از رفتارش', staff: 'برداشت همکار' },
    reachChannels: {
      sms: 'پیامک',
      email: 'ایمیل',
      call: 'تماس تلفنی',
      messenger: 'پیام‌رسان',
      post: 'پست',
      visit: 'حضوری',
    },
    hours: (from: string, to: string) => `ساعت ${from} تا ${to}`,
  },
  en: {
    aCompany: 'a company',
    aHousehold: 'a household',
    genders: {
      female: 'Woman',
      male: 'Man',
      other: 'Other',
    },
    languages: {
      fa: 'Persian',
      en: 'English',
    },
    components: { product: 'Product', service: 'Service', channel: 'Channel', communication: 'Communication' },
    attitudes: { likes: 'Likes', dislikes: 'Dislikes', needs: 'Needs', 'unstated-need': 'Unstated need' },
    tasteSources: { stated: 'said so', inferred: 'from behaviour', staff: "a colleague's view" },
    reachChannels: {
      sms: 'SMS',
      email: 'E-mail',
      call: 'Phone call',
      messenger: 'Messenger',
      post: 'Post',
      visit: 'In person',
    },
    hours: (from: string, to: string) => `${from} to ${to}`,
  },
});
