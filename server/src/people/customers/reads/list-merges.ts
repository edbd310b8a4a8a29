import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { visibleCustomer } from '../visible.ts';

export interface MergeView {
  id: string;
  survivorId: string;
  survivorName: string;
  mergedId: string;
  mergedName: string;
  mergedAt: Date;
  actor: string;
  undoneAt: Date | null;
  /** False when it was undone, when a later merge has to be undone first, or when her data were erased. */
  canUndo: boolean;
}

const listSql = `select m.merge_id as id, m.survivor_id as "survivorId", s.name as "survivorName", m.merged_id as "mergedId", o.name as "mergedName",
  m.merged_at as "mergedAt", m.actor, m.undone_at as "undoneAt", m.undone_at is null and s.merged_into is null and s.erased_at is null as "canUndo"
from customers_merge m
join customers_customer s on s.workspace_id = $1 and s.customer_id = m.survivor_id
join customers_customer o on o.workspace_id = $1 and o.customer_id = m.merged_id
where m.workspace_id = $1 and ($3::uuid[] is null or m.survivor_id = any($3) or m.merged_id = any($3))
  and ($4::uuid is null or m.merge_id < $4) and ${visibleCustomer('m.survivor_id', '$2')}
order by m.merge_id desc limit $5`;

/**
 * Merges, newest first: of the workspace, or of one person under all her ids.
 * @param ids null: everybody's
 */
export async function listMerges(
  tx: Tx,
  principal: Principal,
  ids: readonly string[] | null,
  query: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ items: MergeView[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [after] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<MergeView>(listSql, [
    tx.workspaceId,
    visibleOwners(principal),
    ids,
    after ?? null,
    limit + 1,
  ]);
  return toPage(rows, limit, (row) => [row.id]);
}
