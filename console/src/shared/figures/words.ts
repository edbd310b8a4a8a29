import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

/** How figures are told: their change and their window. */
export const figureWords = defineWords({
  fa: {
    points: (change: string) => `${change} واحد`,
    window: (from: string, last: string) => `${from} تا پایان ${last}`,
    allTime: (last: string) => `از نخستین خرید تا پایان ${last}`,
  },
  en: {
    points: (change: string) => counted(change, 'point'),
    window: (from: string, last: string) => `${from} to the end of ${last}`,
    allTime: (last: string) => `From the first purchase to the end of ${last}`,
  },
});
