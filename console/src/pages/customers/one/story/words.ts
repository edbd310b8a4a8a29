import { defineWords } from '@peyvand/ui/read/words.ts';

/** The story of a customer. */
export const storyWords = defineWords({
  fa: {
    all: 'همه',
    filter: 'پالایهٔ داستان',
    empty: 'هنوز چیزی در داستان او نیست',
    emptyText: 'خریدها، تماس‌ها و یادداشت‌ها این‌جا به ترتیب زمان می‌آیند. نخستین یادداشت را همین بالا بنویسید.',
    cause: (title: string) => `به دنبال «${title}»`,
    attached: (name: string) => `پیوست: ${name}`,
    more: 'رویدادهای پیشین',
  },
  en: {
    all: 'All',
    filter: 'Filter the story',
    empty: 'Nothing stands in this story yet',
    emptyText: 'Purchases, calls and notes will stand here in order of time. Write the first note just above.',
    cause: (title: string) => `After “${title}”`,
    attached: (name: string) => `Attached: ${name}`,
    more: 'Earlier events',
  },
});
