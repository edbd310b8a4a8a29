import type { Tone } from '@peyvand/ui/show/chip.tsx';

/** Segments of the recency × frequency grid, from the best to those who have gone quiet, and what each colour says. */
export const segmentTones = {
  champions: 'good',
  loyal: 'good',
  'potential-loyalist': 'accent',
  new: 'info',
  promising: 'info',
  'need-attention': 'warn',
  'about-to-sleep': 'warn',
  'cannot-lose': 'bad',
  'at-risk': 'bad',
  hibernating: 'neutral',
  'too-few': 'neutral',
} as const satisfies Record<string, Tone>;

export type SegmentKey = keyof typeof segmentTones;

export const segmentKeys = Object.keys(segmentTones) as readonly SegmentKey[];

/** True for a segment of the standard grid, which has words and a colour here. */
export function isSegment(key: string): key is SegmentKey {
  return Object.hasOwn(segmentTones, key);
}
