import type { Tx } from '../../ground/database/transaction.ts';
import { customerMerged, customerMergeUndone } from '../../people/customers/events.ts';
import type { Reaction } from '../../spine/reaction.ts';

interface Merge {
  mergeId: string;
  survivorId: string;
  mergedId: string;
}

// Only while the merge is in force: one that was undone before we heard of it moves nothing.
const moveSql = `with moved as (
  update conversations_interaction i set customer_id = $4
  where i.workspace_id = $1 and i.customer_id = $3
    and exists (select 1 from customers_redirect r where r.workspace_id = $1 and r.merged_id = $3 and r.merge_id = $2)
  returning i.interaction_id)
insert into conversations_moved (workspace_id, merge_id, interaction_id, from_customer_id)
select $1, $2, interaction_id, $3 from moved on conflict do nothing`;
const onwardSql = `select merge_id as "mergeId", merged_id as "mergedId", survivor_id as "survivorId"
from customers_redirect where workspace_id = $1 and merged_id = $2`;
const moveBackSql = `with listed as (
  delete from conversations_moved where workspace_id = $1 and merge_id = $2 returning interaction_id, from_customer_id)
update conversations_interaction i set customer_id = l.from_customer_id from listed l
where i.workspace_id = $1 and i.interaction_id = l.interaction_id and i.customer_id = $3`;
/** Re-points a merged customer's interactions, on to the survivor's survivor if there is one, and keeps the list. */
async function follow(tx: Tx, merge: Merge): Promise<void> {
  await tx.prepared(moveSql, [tx.workspaceId, merge.mergeId, merge.mergedId, merge.survivorId]);
  const [onward] = await tx.prepared<Merge>(onwardSql, [tx.workspaceId, merge.survivorId]);
  if (onward !== undefined) await follow(tx, onward);
}

export const reactions: Reaction[] = [
  {
    name: 'conversations.follow-merges',
    hears: [customerMerged, customerMergeUndone],
    origins: ['live', 'import', 'demo', 'replay'],
    async react({ tx }, events) {
      for (const event of events) {
        if (customerMerged.is(event)) await follow(tx, event.data);
        else if (customerMergeUndone.is(event))
          await tx.prepared(moveBackSql, [tx.workspaceId, event.data.mergeId, event.data.survivorId]);
      }
    },
  },
];
