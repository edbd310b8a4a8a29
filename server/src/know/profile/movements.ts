import { addDays, addMonths, type Calendar, type Day, dayOfMonthKey, monthKey } from '@peyvand/kernel/calendar';
import type { Tx } from '../../platform/database/transaction.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import type { CustomerRule } from './rules/customer-rule.ts';
import { type Rung, rungOf, type Stage, stageSql } from './rules/lifecycle.ts';

export interface Move<S extends string> {
  readonly from: S;
  readonly to: S;
  readonly customers: number;
}
export interface MonthOfMoves {
  /** '1405-08' or '2026-10'. */
  readonly month: string;
  readonly stages: readonly Move<Stage>[];
  readonly rungs: readonly Move<Rung>[];
}

/** Everybody's columns of a profile row as they were at the end of a day. */
const standingSql = (
  until: string,
) => `(select p.customer_id, p.ended_day, coalesce(s.orders, 0) as orders, s.transactions, s.first_day, s.last_day, s.gap_last
  from profile_customer p left join (select customer_id, count(*) as orders, count(distinct day) as transactions, min(day) as first_day,
      max(day) as last_day, max(day) - (array_agg(distinct day order by day desc))[2] as gap_last
    from ${countedOrders} o where workspace_id = $1 and customer_id is not null and day <= ${until} group by customer_id) s using (customer_id)
  where p.workspace_id = $1)`;

/**
 * Who moved in a month: from the stage and rung at the end of the day before it to those at its last day.
 * Computed from the orders, so that a changed rule changes the past with it.
 * @returns undefined when the key names no month
 */
export async function readMonthOfMoves(
  tx: Tx,
  month: string,
  asOf: Day,
  calendar: Calendar,
  rule: CustomerRule,
): Promise<MonthOfMoves | undefined> {
  const first = dayOfMonthKey(month, calendar);
  if (first === undefined) return undefined;
  const before = addDays(first, -1);
  const last = addDays(addMonths(first, 1, calendar), -1);
  const at = (day: string) =>
    `(select customer_id, orders, ${stageSql(day, rule)} as stage from ${standingSql(day)} p)`;
  await tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
  const rows = await tx.query<{ from: Stage; to: Stage; ordersBefore: number; ordersAfter: number; customers: number }>(
    `select a.stage as "from", b.stage as "to", least(a.orders, 2) as "ordersBefore", least(b.orders, 2) as "ordersAfter", count(*) as customers
     from ${at('$2::date')} a join ${at('$3::date')} b using (customer_id) group by 1, 2, 3, 4`,
    [tx.workspaceId, before, last < asOf ? last : asOf],
  );
  return {
    month: monthKey(first, calendar),
    stages: addUp(rows.map((row) => ({ from: row.from, to: row.to, customers: row.customers }))),
    rungs: addUp(
      rows.map((row) => ({
        from: rungOf(row.ordersBefore, row.from),
        to: rungOf(row.ordersAfter, row.to),
        customers: row.customers,
      })),
    ),
  };
}

function addUp<S extends string>(moves: readonly Move<S>[]): Move<S>[] {
  const sums = new Map<string, Move<S>>();
  for (const move of moves) {
    const key = `${move.from} ${move.to}`;
    sums.set(key, { ...move, customers: (sums.get(key)?.customers ?? 0) + move.customers });
  }
  return [...sums.values()];
}
