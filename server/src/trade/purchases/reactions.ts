import type { Tx } from '../../ground/database/transaction.ts';
import { customerMerged, customerMergeUndone } from '../../people/customers/events.ts';
import { workspaceChanged } from '../../people/staff/events.ts';
import type { Reaction } from '../../spine/reaction.ts';

interface Merge {
  mergeId: string;
  survivorId: string;
  mergedId: string;
}

// Only while the merge is in force: one that was undone before we heard of it moves nothing.
const moveSql = `with moved as (
  update purchases_purchase p set customer_id = $4
  where p.workspace_id = $1 and p.customer_id = $3
    and exists (select 1 from customers_redirect r where r.workspace_id = $1 and r.merged_id = $3 and r.merge_id = $2)
  returning p.purchase_id)
insert into purchases_moved (workspace_id, merge_id, purchase_id, from_customer_id)
select $1, $2, purchase_id, $3 from moved on conflict do nothing`;
const onwardSql = `select merge_id as "mergeId", merged_id as "mergedId", survivor_id as "survivorId"
from customers_redirect where workspace_id = $1 and merged_id = $2`;
const moveBackSql = `with listed as (
  delete from purchases_moved where workspace_id = $1 and merge_id = $2 returning purchase_id, from_customer_id)
update purchases_purchase p set customer_id = l.from_customer_id from listed l
where p.workspace_id = $1 and p.purchase_id = l.purchase_id and p.customer_id = $3`;

/**
 * Re-points the purchases of a merged customer, and keeps the list of them. Where the survivor has herself been merged
 * since, they go on with her, as part of that later merge: two merges may be heard in either order.
 */
async function follow(tx: Tx, merge: Merge): Promise<void> {
  await tx.prepared(moveSql, [tx.workspaceId, merge.mergeId, merge.mergedId, merge.survivorId]);
  const [onward] = await tx.prepared<Merge>(onwardSql, [tx.workspaceId, merge.survivorId]);
  if (onward !== undefined) await follow(tx, onward);
}

/** Moves back exactly what the merge moved; what was bought since stays with the survivor. */
async function moveBack(tx: Tx, merge: Merge): Promise<void> {
  await tx.prepared(moveBackSql, [tx.workspaceId, merge.mergeId, merge.survivorId]);
}

export const reactions: Reaction[] = [
  {
    name: 'purchases.follow-merges',
    hears: [customerMerged, customerMergeUndone],
    origins: ['live', 'import', 'demo', 'replay'],
    async react({ tx }, events) {
      for (const event of events) {
        if (customerMerged.is(event)) await follow(tx, event.data);
        else if (customerMergeUndone.is(event)) await moveBack(tx, event.data);
      }
    },
  },
  {
    // A changed zone cuts days elsewhere; the work is long, so it is a job.
    name: 'purchases.follow-zone',
    hears: [workspaceChanged],
    async react(w, events) {
      const zoneChanged = events.some((event) => workspaceChanged.is(event) && event.data.fields.includes('timeZone'));
      if (zoneChanged)
        await w.later('purchases.recompute-days', {}, { key: `purchases.recompute-days:${w.workspaceId}` });
    },
  },
];
