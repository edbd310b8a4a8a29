import type { Undone, UndoStep } from '../../office/imports/index.ts';
import { dropMoved } from '../../people/customers/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import { interactionRemoved } from './events.ts';

// Rides on conversations_interaction_import.
const madeSql = `select interaction_id as id from conversations_interaction where workspace_id = $1 and import_id = $2
  and ($3::uuid is null or interaction_id > $3::uuid) order by interaction_id limit $4 for update`;
const eventsSql = selectEvents(
  interactionRemoved,
  {
    customerId: 'customer_id',
    data: { interactionId: 'interaction_id', channel: 'channel', direction: 'direction', importId: 'import_id' },
  },
  'conversations_interaction where workspace_id = $1 and interaction_id = any($7::uuid[])',
);

/** Takes back the conversations that an import made, some at a time. Nothing else ever changes one, so all of them go. */
export async function undoInteractions(step: UndoStep): Promise<Undone> {
  const { tx, importId, after, size } = step;
  const made = await tx.query<{ id: string }>(madeSql, [tx.workspaceId, importId, after ?? null, size]);
  const ids = made.map((one) => one.id);
  if (ids.length > 0) {
    await appendSelected(step, ids.length, eventsSql, [ids]);
    await dropMoved(tx, 'conversations_interaction', ids);
    for (const sql of removals) await tx.query(sql, [tx.workspaceId, ids]);
    await step.forgetMatches(ids);
  }
  return { removed: ids.length, restored: 0, kept: [], last: made.length < size ? undefined : ids.at(-1) };
}

const removals = ['delete from conversations_interaction where workspace_id = $1 and interaction_id = any($2)'];
