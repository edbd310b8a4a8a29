import type { Principal } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';

export interface SavedView {
  id: string;
  name: string;
  shared: boolean;
  own: boolean;
  definition: Record<string, unknown>;
  position: number;
}

const listSql = `select view_id as id, name, shared, owner_id is not distinct from $2 as own, definition, position from customers_view
where workspace_id = $1 and (shared or owner_id = $2) order by position, view_id limit 200`;

/** The views of the list that somebody sees: her own and the shared ones. */
export function listViews(tx: Tx, principal: Principal): Promise<SavedView[]> {
  return tx.prepared<SavedView>(listSql, [tx.workspaceId, principal.userId]);
}
