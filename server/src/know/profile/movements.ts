import { addDays, addMonths, type Calendar, type Day, dayOfMonthKey, monthKey } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import { visibleCustomer } from '../../people/customers/index.ts';
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

/** The columns of a profile row as they were at the end of a day, out of orders with the gap before each. */
const sideSql = (until: string, side: string) => `count(*) filter (where day <= ${until}) as orders_${side},
  count(*) filter (where day <= ${until} and (gap is null or gap > 0)) as transactions_${side},
  max(day) filter (where day <= ${until}) as last_${side},
  max(((day - '1970-01-01'::date)::bigint << 20) | gap) filter (where gap > 0 and day <= ${until}) & 1048575 as gap_${side}`;

/** Everybody as she stood before the month ($2) and at its end ($3): one pass over the orders for both. */
const livesSql = `(select p.customer_id, p.ended_day, s.* from profile_customer p left join (
  select customer_id as buyer_id, min(day) as first_day, ${sideSql('$2::date', 'before')}, ${sideSql('$3::date', 'after')}
  from (select customer_id, day, day - lag(day) over (partition by customer_id order by day) as gap
    from ${countedOrders} o where workspace_id = $1 and customer_id is not null and day <= $3::date) g
  group by customer_id) s on s.buyer_id = p.customer_id where p.workspace_id = $1 and ${visibleCustomer('p.customer_id', '$4')})`;

/**
 * Who moved in a month: from the stage and rung at the end of the day before it to those at its last day.
 * Computed from the orders, so that a changed rule changes the past with it.
 * @param owners whose customers count; null: everybody's
 * @returns undefined when the key names no month
 */
export async function readMonthOfMoves(
  tx: Tx,
  month: string,
  asOf: Day,
  calendar: Calendar,
  rule: CustomerRule,
  owners: readonly string[] | null = null,
): Promise<MonthOfMoves | undefined> {
  const first = dayOfMonthKey(month, calendar);
  if (first === undefined) return undefined;
  const before = addDays(first, -1);
  const last = addDays(addMonths(first, 1, calendar), -1);
  const at = (
    day: string,
    side: string,
  ) => `(select least(coalesce(orders, 0), 2) as orders, ${stageSql(day, rule)} as stage
    from (select l.ended_day, l.first_day, l.last_${side} as last_day, l.orders_${side} as orders, l.transactions_${side} as transactions, l.gap_${side} as gap_last) p)`;
  await tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
  const rows = await tx.query<{ from: Stage; to: Stage; ordersBefore: number; ordersAfter: number; customers: number }>(
    `select a.stage as "from", b.stage as "to", a.orders as "ordersBefore", b.orders as "ordersAfter", count(*) as customers
     from ${livesSql} l cross join lateral ${at('$2::date', 'before')} a cross join lateral ${at('$3::date', 'after')} b group by 1, 2, 3, 4`,
    [tx.workspaceId, before, last < asOf ? last : asOf, owners],
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
