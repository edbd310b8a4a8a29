import type { Tx } from '../../ground/database/transaction.ts';
import type { Keep } from '../../spine/keep.ts';
import type { Reaction } from '../../spine/reaction.ts';
import { customerMerged, customerMergeUndone } from './events.ts';

interface Merge {
  mergeId: string;
  survivorId: string;
  mergedId: string;
}

// Only while the merge is in force: one that was undone before we heard of it moves nothing.
const moveSql = ({ table, key: [key], customer: [customer] }: Keep) => `with moved as (
  update ${table} t set ${customer} = $4
  where t.workspace_id = $1 and t.${customer} = $3
    and exists (select 1 from customers_redirect r where r.workspace_id = $1 and r.merged_id = $3 and r.merge_id = $2)
  returning t.${key})
insert into customers_moved (workspace_id, merge_id, what, match_key)
select $1, $2, '${table}', ${key}::text from moved on conflict do nothing`;

const onwardSql = `select merge_id as "mergeId", merged_id as "mergedId", survivor_id as "survivorId"
from customers_redirect where workspace_id = $1 and merged_id = $2`;

const moveBackSql = ({ table, key: [key], customer: [customer] }: Keep) => `with listed as (
  delete from customers_moved where workspace_id = $1 and merge_id = $2 and what = '${table}' returning match_key)
update ${table} t set ${customer} = $4 from listed l
where t.workspace_id = $1 and t.${key} = l.match_key::uuid and t.${customer} = $3`;

const dropMovedSql = 'delete from customers_moved where workspace_id = $1 and what = $2 and match_key = any($3)';

/**
 * Re-points the rows of a merged customer in every table that is declared to move, and keeps the list of them. Where the
 * survivor has herself been merged since, they go on with her, as part of that later merge: two merges may be heard in either
 * order.
 */
async function follow(tx: Tx, keeps: readonly Keep[], merge: Merge): Promise<void> {
  for (const keep of keeps)
    await tx.prepared(moveSql(keep), [tx.workspaceId, merge.mergeId, merge.mergedId, merge.survivorId]);
  const [onward] = await tx.prepared<Merge>(onwardSql, [tx.workspaceId, merge.survivorId]);
  if (onward !== undefined) await follow(tx, keeps, onward);
}

/** Moves back exactly what the merge moved; what came since stays with the survivor. */
async function moveBack(tx: Tx, keeps: readonly Keep[], merge: Merge): Promise<void> {
  for (const keep of keeps)
    await tx.prepared(moveBackSql(keep), [tx.workspaceId, merge.mergeId, merge.survivorId, merge.mergedId]);
}

/**
 * The one reaction that lets the rows of all modules follow merges and their undo.
 * @param keeps what the modules of the ladder declare
 */
export const followMerges = (keeps: () => readonly Keep[]): Reaction => ({
  name: 'customers.follow-merges',
  hears: [customerMerged, customerMergeUndone],
  origins: ['live', 'import', 'demo', 'replay'],
  async react({ tx }, events) {
    const moving = keeps().filter((keep) => keep.merges === 'moves');
    for (const event of events) {
      if (customerMerged.is(event)) await follow(tx, moving, event.data);
      else if (customerMergeUndone.is(event)) await moveBack(tx, moving, event.data);
    }
  },
});

/** Rows that are deleted are in no merge's list any more. */
export async function dropMoved(tx: Tx, table: string, ids: readonly string[]): Promise<void> {
  await tx.run(dropMovedSql, [tx.workspaceId, table, ids]);
}
