import { defineWords } from '@peyvand/ui/read/words.ts';

/** Whom she belongs with. */
export const relativesWords = defineWords({
  fa: {
    title: 'خانوار',
    company: 'شرکت',
    people: 'همکاران این شرکت',
  },
  en: {
    title: 'Household',
    company: 'Company',
    people: 'People of this company',
  },
});
