import { type Day, daysBetween } from '@peyvand/kernel/calendar';
import type { MoneySum } from '@peyvand/kernel/money';
import { rankBy } from '@peyvand/science';
import type { Tx } from '../../ground/database/transaction.ts';
import { type FitRecord, readCurrentFit } from './read-fit.ts';
import { type BoughtRow, historyOf } from './rules/history-of.ts';
import { scoreHistories } from './rules/score-histories.ts';

/** More than so many at once are a file that came in: the fit that follows it scores them. */
const mostAtOnce = 20_000;

/** A score was made from another history than the facts tell now, or there is none yet. */
const moved = `(s.customer_id is null
  or (s.saw_days is not null and (s.saw_days, s.saw_last) is distinct from (p.transactions, p.last_day))
  or (s.saw_net is not null and s.saw_net <> p.net))`;
const theirScore =
  'left join profile_score s on s.workspace_id = $1 and s.fit_id = $2 and s.customer_id = p.customer_id';
const movedSql = (
  some: string,
) => `select p.customer_id as "customerId", p.transactions, p.first_day as "firstDay", p.last_day as "lastDay", p.gross,
    p.net, p.first_value as "firstValue", p.kept_days as "keptDays", p.kept_first as "keptFirst", p.kept_last as "keptLast", p.kept_repeat as "keptRepeat"
  from profile_customer p ${theirScore}
  where p.workspace_id = $1 and p.transactions > 0 and ${moved}${some} limit ${mostAtOnce + 1}`;
const putSql = `insert into profile_score (workspace_id, fit_id, customer_id, r, f, m, segment, p_alive, expected_purchases, average_value, clv, next_day,
  saw_days, saw_last, saw_net)
select $1, $2, s.* from unnest($3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::text[], $8::real[], $9::real[],
  $10::float8[], $11::float8[], $12::date[], $13::int[], $14::date[], $15::bigint[]) as s
on conflict (workspace_id, fit_id, customer_id) do update set (r, f, m, segment, p_alive, expected_purchases, average_value, clv, next_day, saw_days, saw_last, saw_net) =
  (excluded.r, excluded.f, excluded.m, excluded.segment, excluded.p_alive, excluded.expected_purchases, excluded.average_value, excluded.clv, excluded.next_day,
   excluded.saw_days, excluded.saw_last, excluded.saw_net)`;
/**
 * Whose purchases were all called off, or passed to another, has no place among those who bought. Of some, each is looked up by
 * her key, in a select that no planner turns into a join over all.
 */
const leaveEverybody = `delete from profile_score s where s.workspace_id = $1 and s.fit_id = $2
  and not exists (select from profile_customer p where p.workspace_id = $1 and p.customer_id = s.customer_id and p.transactions > 0)`;
const leaveThese = `delete from profile_score s where s.workspace_id = $1 and s.fit_id = $2 and s.customer_id = any($3::uuid[])
  and coalesce((select p.transactions from profile_customer p where p.workspace_id = $1 and p.customer_id = s.customer_id), 0) = 0`;
const withholdSql = `update profile_score s set p_alive = null, expected_purchases = null, average_value = null, clv = null, next_day = null
  from profile_customer p where p.workspace_id = $1 and s.workspace_id = $1 and s.fit_id = $2 and p.customer_id = s.customer_id
  and s.p_alive is not null and ${moved}`;

interface MovedRow extends BoughtRow {
  readonly customerId: string;
  readonly lastDay: Day;
  readonly net: MoneySum;
}

/**
 * Scores by the fit that is shown whose history moved on since: ranked by its yardstick, foretold by its parameters. List, page,
 * filter and measures read that row, so that one person has one figure. Under the lock of the profiles.
 * @param customerIds whose facts changed; everybody's if left out
 */
export async function followHistories(tx: Tx, customerIds?: readonly string[]): Promise<void> {
  const fit = await readCurrentFit(tx);
  // a fit of an earlier release has no yardstick: its scores stand until the next
  if (fit?.assumptions.yardstick === undefined) return;
  const these = customerIds !== undefined;
  const params = [tx.workspaceId, fit.fitId, ...(these ? [customerIds] : [])];
  await tx.prepared(these ? leaveThese : leaveEverybody, params);
  const rows = await tx.prepared<MovedRow>(movedSql(these ? ' and p.customer_id = any($3::uuid[])' : ''), params);
  if (rows.length > mostAtOnce) await tx.query(withholdSql, [tx.workspaceId, fit.fitId]);
  else if (rows.length > 0) await putScores(tx, fit, rows);
}

async function putScores(tx: Tx, fit: FitRecord, rows: readonly MovedRow[]): Promise<void> {
  const { yardstick } = fit.assumptions;
  if (yardstick === undefined) return;
  const told = scoreHistories(
    fit,
    rows.map((row) => historyOf(row, fit.dataTo)),
  );
  const ranks = rows.map((row) =>
    rankBy(yardstick, {
      recencyDays: Math.max(0, daysBetween(row.lastDay, fit.asOf)),
      frequency: row.transactions,
      monetary: Number(row.net),
    }),
  );
  // PostgreSQL refuses for a real what is too small for one: a chance of 1e-54 is 0
  const real = (value: number | null) => (value === null ? null : Math.fround(value));
  await tx.prepared(putSql, [
    tx.workspaceId,
    fit.fitId,
    rows.map((row) => row.customerId),
    ranks.map((one) => one.r),
    ranks.map((one) => one.f),
    ranks.map((one) => one.m),
    ranks.map((one) => one.segment),
    told.map((one) => real(one.pAlive)),
    told.map((one) => real(one.expectedPurchases)),
    told.map((one) => one.averageValue),
    told.map((one) => one.clv),
    told.map((one) => one.nextDay),
    rows.map((row) => row.transactions),
    rows.map((row) => row.lastDay),
    // beyond 2^53 a sum is not held exactly: such a row is not compared
    rows.map((row) => (Number.isSafeInteger(row.net) ? row.net : null)),
  ]);
}
