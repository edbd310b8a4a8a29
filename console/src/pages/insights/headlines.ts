import type { MeasureAnswer, MeasureName } from '@peyvand/sdk/measures';

export type HeadlineKey = 'ror' | 'retention' | 'clv' | 'repeat' | 'repeatRevenue' | 'aov';

/** A card of the dashboard. */
export interface Headline {
  readonly key: HeadlineKey;
  readonly measure: MeasureName;
  /** Each month by itself, or the whole period moved on month by month; none for what is expected of the future. */
  readonly trend: 'monthly' | 'rolling' | 'none';
}

/** The cards, the owner's first question first. */
export const headlines: readonly Headline[] = [
  { key: 'ror', measure: 'ror', trend: 'monthly' },
  { key: 'retention', measure: 'retention', trend: 'rolling' },
  { key: 'clv', measure: 'clv-discounted', trend: 'none' },
  { key: 'repeat', measure: 'repeat-rate', trend: 'monthly' },
  { key: 'repeatRevenue', measure: 'repeat-revenue-share', trend: 'monthly' },
  { key: 'aov', measure: 'aov', trend: 'monthly' },
];

/** A figure as a card shows it. */
export interface Figure {
  readonly value: number | null;
  readonly unit: MeasureAnswer['unit'];
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
}

/** A number of an answer's further figures; 0 where it is absent. */
export function numberOf(answer: MeasureAnswer, name: string): number {
  const value = answer.figures?.[name];
  return typeof value === 'number' ? value : 0;
}

/**
 * The card's figure in an answer. What a customer will bring in the next twelve months is the mean over those whom the
 * model scored; all others are the measure's own value.
 */
export function figureOf(key: HeadlineKey, answer: MeasureAnswer): Figure {
  const { value, unit, numerator, denominator, n } = answer;
  if (key !== 'clv') return { value, unit, numerator, denominator, n };
  const expected = numberOf(answer, 'expected');
  const scored = numberOf(answer, 'scored');
  return { value: scored === 0 ? null : expected / scored, unit, numerator: expected, denominator: scored, n: scored };
}

export type Missing = 'nothingBought' | 'noStart' | 'noFit' | 'notByChannel';

/** Why a card has no figure. */
export function whyMissing(key: HeadlineKey, answer: MeasureAnswer, channel: string | undefined): Missing {
  if (key === 'clv') return channel === undefined ? 'noFit' : 'notByChannel';
  if (key === 'retention') return answer.figures?.missing === 'fit' ? 'noFit' : 'noStart';
  return 'nothingBought';
}
