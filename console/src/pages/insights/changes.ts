import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { numberOf } from './headlines.ts';

/** What is true of two periods, as facts that a sentence can be written from. */
export type Change =
  | {
      readonly kind: 'ror' | 'retention' | 'repeat';
      readonly tone: 'good' | 'bad';
      readonly before: number;
      readonly now: number;
    }
  | { readonly kind: 'aov'; readonly tone: 'good' | 'bad'; readonly before: number; readonly now: number }
  | {
      readonly kind: 'movement';
      readonly tone: 'good' | 'bad';
      readonly fresh: number;
      readonly lost: number;
      readonly back: number;
    }
  | {
      /** The segment of the grid whose people it speaks of. */
      readonly kind: 'at-risk' | 'cannot-lose';
      readonly tone: 'gold';
      readonly people: number;
    };

export type ComparedMeasure = 'ror' | 'retention' | 'repeat-rate' | 'aov';

export interface TwoPeriods {
  readonly now: Readonly<Record<ComparedMeasure, MeasureAnswer>>;
  /** Null without comparison. */
  readonly before: Readonly<Record<ComparedMeasure, MeasureAnswer>> | null;
  readonly rfm: MeasureAnswer;
}

/** 95 % of chance differences of two shares stay below this. */
const beyondChance = 1.96;
/** An average order has no error known here; a change below this is not spoken of. */
const leastAovChange = 0.05;

/** What changed, the worrying first. Only differences of shares beyond chance, and of averages beyond five percent. */
export function findChanges({ now, before, rfm }: TwoPeriods): readonly Change[] {
  const changes: Change[] = [];
  if (before !== null) {
    for (const [kind, name] of [
      ['ror', 'ror'],
      ['retention', 'retention'],
      ['repeat', 'repeat-rate'],
    ] as const) {
      const [one, other] = [now[name], before[name]];
      if (one.value === null || other.value === null || !isBeyondChance(one, other)) continue;
      changes.push({ kind, tone: one.value > other.value ? 'good' : 'bad', before: other.value, now: one.value });
    }
    const [order, former] = [now.aov.value, before.aov.value];
    if (order !== null && former !== null && former > 0 && Math.abs(order / former - 1) >= leastAovChange)
      changes.push({ kind: 'aov', tone: order > former ? 'good' : 'bad', before: former, now: order });
  }
  const fresh = numberOf(now.retention, 'fresh');
  const lost = numberOf(now.retention, 'lost');
  const back = numberOf(now.retention, 'reactivated');
  if (now.retention.value !== null && fresh + lost + back > 0)
    changes.push({ kind: 'movement', tone: fresh + back >= lost ? 'good' : 'bad', fresh, lost, back });
  for (const kind of ['cannot-lose', 'at-risk'] as const) {
    const people = segmentCount(rfm, kind);
    if (people > 0) changes.push({ kind, tone: 'gold', people });
  }
  const order = { bad: 0, gold: 1, good: 2 };
  return changes.sort((a, b) => order[a.tone] - order[b.tone]);
}

/**
 * True when two shares differ by more than chance would make them. Each is moved towards the middle by one more of each kind
 * (adjusted Wald), so that few people, and shares of nobody or of all, are judged with care.
 */
export function isBeyondChance(one: MeasureAnswer, other: MeasureAnswer): boolean {
  return Math.abs(zOf(one, other)) >= beyondChance;
}

/** z of the difference of two shares; 0 where it cannot be told. */
function zOf(one: MeasureAnswer, other: MeasureAnswer): number {
  if (Number(one.denominator ?? 0) === 0 || Number(other.denominator ?? 0) === 0) return 0;
  const [a, n] = adjusted(one);
  const [b, m] = adjusted(other);
  const error = Math.sqrt((a * (1 - a)) / n + (b * (1 - b)) / m);
  return error === 0 ? 0 : (a - b) / error;
}

/** A share with one more of each kind (Agresti and Caffo 2000), and its sample. */
function adjusted({ numerator, denominator }: MeasureAnswer): readonly [share: number, n: number] {
  const n = Number(denominator ?? 0) + 2;
  return [(Number(numerator ?? 0) + 1) / n, n];
}

function segmentCount(rfm: MeasureAnswer, key: string): number {
  const segments = rfm.figures?.segments;
  if (!Array.isArray(segments)) return 0;
  const found: unknown = segments.find((one) => (one as { key?: unknown }).key === key);
  const people = (found as { customers?: unknown } | undefined)?.customers;
  return typeof people === 'number' ? people : 0;
}
