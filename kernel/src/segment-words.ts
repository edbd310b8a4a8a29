/** The segments of the recency × frequency grid as people call them, from the best to those who have gone quiet. */
import type { Words } from './refusal.ts';

export const segmentWords = {
  champions: { fa: 'قهرمان', en: 'Champion' },
  loyal: { fa: 'وفادار', en: 'Loyal' },
  'potential-loyalist': { fa: 'در آستانهٔ وفاداری', en: 'Potential loyalist' },
  new: { fa: 'تازه‌وارد', en: 'New' },
  promising: { fa: 'امیدبخش', en: 'Promising' },
  'need-attention': { fa: 'نیازمند توجه', en: 'Needs attention' },
  'about-to-sleep': { fa: 'رو به خاموشی', en: 'About to sleep' },
  'cannot-lose': { fa: 'نباید از دست داد', en: 'Cannot lose' },
  'at-risk': { fa: 'در خطر ریزش', en: 'At risk' },
  hibernating: { fa: 'خاموش', en: 'Hibernating' },
  'too-few': { fa: 'هنوز نمی‌توان گفت', en: 'Too few to tell' },
} as const satisfies Record<string, Words>;

export type SegmentName = keyof typeof segmentWords;

/** The words of a segment by its key; undefined for a key that has none. */
export function wordsOfSegment(key: string): Words | undefined {
  return Object.hasOwn(segmentWords, key) ? segmentWords[key as SegmentName] : undefined;
}
