import { defineWords } from '@peyvand/ui/read/words.ts';

/** On what was taken away: the way back. */
export const putBackWords = defineWords({
  fa: {
    back: 'سر جای خود برگشت',
    undo: 'برگرداندن',
  },
  en: {
    back: 'Put back in its place',
    undo: 'Take back',
  },
});
