import { type Day, daysBetween } from '@peyvand/kernel/calendar';

/** What of a row of facts a history is made from. */
export interface BoughtRow {
  readonly transactions: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly gross: number;
  readonly firstValue: number;
  /** Null: of an earlier release; she stands on her purchase days. */
  readonly keptDays: number | null;
  readonly keptFirst: Day | null;
  readonly keptLast: Day | null;
  readonly keptRepeat: number;
}

/** x, t_x, T (weeks) and m (minor units) of a person. */
export interface PersonHistory {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  readonly m: number;
}

/**
 * A person's history net of what came back whole, until `end` (what the fit saw) or her own later last day; undefined of somebody
 * who kept nothing.
 */
export function historyOf(row: BoughtRow, end: Day): PersonHistory | undefined {
  const { keptDays, keptFirst, keptLast } = row;
  const days = keptDays ?? row.transactions;
  const first = keptFirst ?? row.firstDay;
  const last = keptLast ?? row.lastDay;
  if (days === 0 || first === null || last === null) return undefined;
  const until = [last, end].sort().at(-1) ?? last;
  const x = days - 1;
  const repeat = keptDays === null ? row.gross - row.firstValue : row.keptRepeat;
  return { x, tx: daysBetween(first, last) / 7, T: daysBetween(first, until) / 7, m: x === 0 ? 0 : repeat / x };
}
