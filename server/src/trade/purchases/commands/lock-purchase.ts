import type { Refusal } from '@peyvand/kernel/refusal';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { visiblePurchase } from '../queries.ts';
import { purchases } from '../refusals.ts';
import type { Sale, StandingLine } from '../rules/refund.ts';

/** A sale as it stands, locked until the write ends. */
export interface LockedSale extends Sale {
  purchaseId: string;
  customerId: string | null;
  at: Date;
  paid: number;
}

type Row = Omit<LockedSale, 'lines' | 'paid'> & { kind: 'sale' | 'return'; cancelledAt: Date | null };

const lockSql = `select p.purchase_id as "purchaseId", p.customer_id as "customerId", p.kind, p.at, p.total, p.returned, p.cost,
  p.returned_cost as "returnedCost", p.cancelled_at as "cancelledAt"
from purchases_purchase p where p.workspace_id = $1 and p.purchase_id = $2 and ${visiblePurchase('$3')} for update of p`;
// These two are sent behind the lock: their snapshots are taken when it is ours, so they see what the till before us did.
const linesSql = `select position, quantity, amount, unit_cost as "unitCost", returned_quantity as "returnedQuantity"
from purchases_line where workspace_id = $1 and purchase_id = $2 order by position`;
const paidSql = `select coalesce(sum(amount), 0)::bigint as paid from purchases_payment where workspace_id = $1 and purchase_id = $2`;

/** Locks a sale that may still change: what comes back, and what is paid, is decided by one till at a time. */
export async function lockPurchase(w: Write, principal: Principal, purchaseId: string): Promise<LockedSale | Refusal> {
  const [rows, lines, paid] = await Promise.all([
    w.read<Row>(lockSql, [w.workspaceId, purchaseId, visibleOwners(principal)]),
    w.read<StandingLine>(linesSql, [w.workspaceId, purchaseId]),
    w.read<{ paid: number }>(paidSql, [w.workspaceId, purchaseId]),
  ]);
  const [row] = rows;
  if (row === undefined) return purchases('not-found');
  if (row.kind === 'return') return purchases('is-a-return');
  if (row.cancelledAt !== null) return purchases('already-undone');
  return { ...row, lines, paid: paid[0]?.paid ?? 0 };
}
