import type { Tx } from '../ground/database/transaction.ts';
import type { Reaction } from './reaction.ts';
import type { Place } from './read-log.ts';

const lockSql = `select reaction, epoch, xid::text as xid, position from spine_cursor
where workspace_id = $1 and reaction = any($2) for update skip locked`;
const startSql = `insert into spine_cursor (workspace_id, reaction) select $1, unnest($2::text[]) on conflict do nothing`;

/** Locks the cursors of those reactions that no other runner holds. */
export async function lockCursors(tx: Tx, reactions: readonly Reaction[]): Promise<Map<string, Place>> {
  const names = reactions.map((reaction) => reaction.name);
  let rows = await tx.prepared<Place & { reaction: string }>(lockSql, [tx.workspaceId, names]);
  if (rows.length < names.length) {
    // Held by another runner, or heard for the first time: then it starts before the first event.
    const found = new Set(rows.map((row) => row.reaction));
    await tx.prepared(startSql, [tx.workspaceId, names.filter((name) => !found.has(name))]);
    rows = await tx.prepared(lockSql, [tx.workspaceId, names]);
  }
  return new Map(rows.map(({ reaction, ...place }) => [reaction, place]));
}

/** Locks one cursor and waits for whoever holds it; undefined before its first run. */
export async function lockCursor(tx: Tx, reaction: Reaction): Promise<Place | undefined> {
  const [row] = await tx.prepared<Place>(
    'select epoch, xid::text as xid, position from spine_cursor where workspace_id = $1 and reaction = $2 for update',
    [tx.workspaceId, reaction.name],
  );
  return row;
}

const moveSql = `update spine_cursor set epoch = $3, xid = $4::xid8, position = $5, moved_at = now()
where workspace_id = $1 and reaction = any($2)`;

/** Moves locked cursors. */
export async function moveCursors(tx: Tx, names: readonly string[], to: Place): Promise<void> {
  if (names.length > 0) await tx.prepared(moveSql, [tx.workspaceId, names, to.epoch, to.xid, to.position]);
}
