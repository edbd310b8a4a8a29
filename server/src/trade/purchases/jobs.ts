import { isRefusal } from '@peyvand/kernel/refusal';
import type { House, Job } from '../../edge/house.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { findWorkspace } from '../../office/workspace/index.ts';
import { write } from '../../spine/write.ts';
import { daysRecomputed } from './events.ts';

const batchSize = 5_000;
const smallestId = '00000000-0000-0000-0000-000000000000';

/**
 * One batch of a table by its id. What is known to the instant gets the day of that instant in the new zone; what is
 * known to the day keeps its day, and its instant becomes that day's beginning. Running it twice changes nothing.
 */
const batchSql = (table: string, id: string) => `with batch as (
  select ${id} as id from ${table} where workspace_id = $1 and ${id} > $2 order by ${id} limit $4),
changed as (
  update ${table} t set
    day = case when t.day_precision then t.day else (t.at at time zone $3)::date end,
    at = case when t.day_precision then t.day::timestamp at time zone $3 else t.at end
  from batch b where t.workspace_id = $1 and t.${id} = b.id and case when t.day_precision
    then t.at <> t.day::timestamp at time zone $3 else t.day <> (t.at at time zone $3)::date end
  returning 1)
select (select max(id::text) from batch) as last, (select count(*) from changed) as changed`;

async function recompute(house: House, workspaceId: string, sql: string, zone: string, signal: AbortSignal) {
  let after = smallestId;
  let changed = 0;
  while (!signal.aborted) {
    const [row] = await inWorkspace(house.workerPool, workspaceId, (tx) =>
      tx.query<{ last: string | null; changed: number }>(sql, [workspaceId, after, zone, batchSize]),
    );
    changed += row?.changed ?? 0;
    if (!row?.last) return changed;
    after = row.last;
  }
  throw new Error('stopped; the job goes on at its next attempt');
}

export const recomputeDays: Job = {
  name: 'purchases.recompute-days',
  lane: 'fits',
  async run(house, { workspaceId = '' }, signal) {
    const workspace = await findWorkspace(house.workerPool, workspaceId);
    if (workspace === undefined) return;
    const purchases = await recompute(
      house,
      workspaceId,
      batchSql('purchases_purchase', 'purchase_id'),
      workspace.timeZone,
      signal,
    );
    const returns = await recompute(
      house,
      workspaceId,
      batchSql('purchases_return', 'return_id'),
      workspace.timeZone,
      signal,
    );
    if (purchases + returns === 0) return;
    const told = await write(
      house.path,
      { workspaceId, actor: 'system:purchases.recompute-days', source: 'job', origin: 'replay' },
      async (w) => {
        w.tell(daysRecomputed({ purchases, returns }));
        return {};
      },
    );
    if (isRefusal(told)) throw new Error(told.message.en);
  },
};
