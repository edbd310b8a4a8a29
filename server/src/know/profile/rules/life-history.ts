import { addDays, type Day } from '@peyvand/kernel/calendar';
import { type CustomerRule, lapseAfter } from './customer-rule.ts';
import {
  type PurchaseDay,
  type Rung,
  riskAfter,
  rungOf,
  type Stage,
  type Standing,
  stageOf,
  standingAfter,
  usualGap,
} from './lifecycle.ts';

/** Why a stage or a rung changed: she bought, she stayed silent for too long, or the relationship was ended. */
export type ChangeCause = 'purchase' | 'silence' | 'ended';

/** One step of a customer's history. */
export interface Change<S extends string> {
  readonly day: Day;
  readonly from: S;
  readonly to: S;
  readonly cause: ChangeCause;
}

/** How a customer came to the stage and the rung on which she stands, oldest change first. */
export interface LifeHistory {
  readonly stages: readonly Change<Stage>[];
  readonly rungs: readonly Change<Rung>[];
}

interface Moment {
  readonly day: Day;
  readonly stage: Stage;
  readonly orders: number;
  readonly cause: ChangeCause;
}

/**
 * All changes of stage and rung until the as-of day, out of the purchase days (ascending): the history is never stored, since
 * it follows from what she did and from the rule (docs/decisions/lifecycle.md).
 */
export function lifeHistory(
  days: readonly PurchaseDay[],
  asOf: Day,
  rule: CustomerRule,
  endedDay: Day | null,
): LifeHistory {
  const lived = momentsOf(days, asOf, rule).filter(({ day }) => day <= asOf && (endedDay === null || day < endedDay));
  const orders = lived.at(-1)?.orders ?? 0;
  const moments: Moment[] =
    endedDay !== null && endedDay <= asOf
      ? [...lived, { day: endedDay, stage: 'ended', orders, cause: 'ended' }]
      : lived;
  return {
    stages: changesOf(moments, 'prospect', ({ stage }) => stage),
    rungs: changesOf(moments, 'prospect', ({ orders: bought, stage }) => rungOf(bought, stage)),
  };
}

/** Each day on which something may have changed: of each purchase, and where the silence after it grew too long. */
function momentsOf(days: readonly PurchaseDay[], asOf: Day, rule: CustomerRule): Moment[] {
  let orders = 0;
  return days.flatMap((bought, index) => {
    const { day } = bought;
    orders += bought.orders;
    const standing = standingAfter(days.slice(Math.max(0, index - 1), index + 1), null);
    const now: Standing = { ...standing, transactions: index + 1, firstDay: days[0]?.day ?? day };
    const gap = usualGap(now);
    const lapse = lapseAfter(rule, gap);
    const next = days[index + 1]?.day ?? addDays(asOf, 1);
    const silences = (
      [
        [riskAfter(lapse, gap), 'at-risk'],
        [lapse, 'lapsed'],
      ] as const
    )
      .map(([limit, stage]) => ({ day: addDays(day, Math.floor(limit) + 1), stage }))
      .filter((silence) => silence.day < next);
    return [
      { day, stage: stageOf(now, day, rule), orders, cause: 'purchase' as const },
      ...silences.map((silence): Moment => ({ ...silence, orders, cause: 'silence' })),
    ];
  });
}

function changesOf<S extends string>(moments: readonly Moment[], first: S, of: (moment: Moment) => S): Change<S>[] {
  const changes: Change<S>[] = [];
  let from = first;
  for (const moment of moments) {
    const to = of(moment);
    if (to === from) continue;
    changes.push({ day: moment.day, from, to, cause: moment.cause });
    from = to;
  }
  return changes;
}
