import type { MeasureAnswer, MeasureName } from '@peyvand/sdk/measures';

export type HeadlineKey = 'ror' | 'retention' | 'clv' | 'repeat' | 'repeatRevenue' | 'aov';

/** A card of the dashboard. */
export interface Headline {
  readonly key: HeadlineKey;
  readonly measure: MeasureName;
  /** The variant that the card shows, and that its door opens with. */
  readonly variant?: string;
  /** Each month by itself, or the whole period moved on month by month; none for what is expected of the future. */
  readonly trend: 'month' | 'period' | 'none';
}

/** The cards, the owner's first question first. */
export const headlines: readonly Headline[] = [
  { key: 'ror', measure: 'ror', trend: 'month' },
  { key: 'retention', measure: 'retention', trend: 'period' },
  { key: 'clv', measure: 'clv-discounted', variant: 'expected', trend: 'none' },
  { key: 'repeat', measure: 'repeat-rate', trend: 'month' },
  { key: 'repeatRevenue', measure: 'repeat-revenue-share', trend: 'month' },
  { key: 'aov', measure: 'aov', trend: 'month' },
];

/** The measures whose lines are told over the same windows: they are asked for together. */
export function measuresOfTrend(trend: Headline['trend']): readonly MeasureName[] {
  return headlines.filter((one) => one.trend === trend).map((one) => one.measure);
}

/** A number of an answer's further figures, the exact digits of a long sum among them; 0 where it is absent. */
export function numberOf(answer: MeasureAnswer, name: string): number {
  const value = answer.figures?.[name];
  const isSum = typeof value === 'string' && /^-?\d+$/.test(value);
  return typeof value === 'number' || isSum ? Number(value) : 0;
}

export type Missing = 'nothingBought' | 'noStart' | 'noFit' | 'notByChannel';

/** Why a card has no figure. */
export function whyMissing(key: HeadlineKey, answer: MeasureAnswer, channel: string | undefined): Missing {
  if (key === 'clv') return channel === undefined ? 'noFit' : 'notByChannel';
  if (key === 'retention') return answer.figures?.missing === 'fit' ? 'noFit' : 'noStart';
  return 'nothingBought';
}
