import type { Tx } from '../../../platform/database/transaction.ts';
import { decodeCursor, toPage } from '../../../platform/http/cursor.ts';

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

/** A bulk edit and how far it has come. */
export async function findBulk(tx: Tx, bulkId: string): Promise<BulkView | undefined> {
  const [row] = await tx.prepared<BulkView>(
    `select ${columns} from customers_bulk where workspace_id = $1 and bulk_id = $2`,
    [tx.workspaceId, bulkId],
  );
  return row;
}

/** Bulk edits, newest first. */
export async function listBulks(
  tx: Tx,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: BulkView[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [after] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<BulkView>(
    `select ${columns} from customers_bulk where workspace_id = $1 and ($2::uuid is null or bulk_id < $2) order by bulk_id desc limit $3`,
    [tx.workspaceId, after ?? null, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.id]);
}
