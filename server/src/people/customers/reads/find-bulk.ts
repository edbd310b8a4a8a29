import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import { type Principal, visibleActors } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';

export interface BulkView {
  id: string;
  state: 'running' | 'done' | 'undoing' | 'undone';
  change: Record<string, unknown>;
  total: number;
  seen: number;
  changed: number;
  restored: number;
  actor: string;
  startedAt: Date;
  endedAt: Date | null;
}

const columns = `bulk_id as id, state, change, total, seen, changed, restored, actor, started_at as "startedAt", ended_at as "endedAt"`;

/** A bulk edit and how far it has come. @param actors whose edits are seen; null: everybody's */
export async function findBulk(
  tx: Tx,
  actors: readonly string[] | null,
  bulkId: string,
): Promise<BulkView | undefined> {
  const [row] = await tx.prepared<BulkView>(
    `select ${columns} from customers_bulk where workspace_id = $1 and bulk_id = $2 and ($3::text[] is null or actor = any($3))`,
    [tx.workspaceId, bulkId, actors],
  );
  return row;
}

/** Bulk edits, newest first. */
export async function listBulks(
  tx: Tx,
  principal: Principal,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: BulkView[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [after] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<BulkView>(
    `select ${columns} from customers_bulk where workspace_id = $1 and ($2::uuid is null or bulk_id < $2) and ($4::text[] is null or actor = any($4)) order by bulk_id desc limit $3`,
    [tx.workspaceId, after ?? null, limit + 1, visibleActors(principal)],
  );
  return toPage(rows, limit, (row) => [row.id]);
}
