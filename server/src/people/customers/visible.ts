import { type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { survivorOf } from './standing.ts';

/**
 * True where a row's customer is one that the principal sees, as an SQL condition for reads of many rows. `owners` is the
 * parameter that holds `visibleOwners(principal)`; $1 is the workspace. Rows without a customer are seen by those who see all.
 */
export function visibleCustomer(customerId: string, owners: string): string {
  return `(${owners}::uuid[] is null or exists (select 1 from customers_customer v where v.workspace_id = $1
    and v.customer_id = ${customerId} and v.owner_id = any(${owners})))`;
}

const idsSql = `select c.customer_id as "customerId", c.customer_id || array(select merged_id from customers_redirect r
    where r.workspace_id = $1 and r.survivor_id = c.customer_id) as ids
from customers_customer c
where c.workspace_id = $1 and c.customer_id = ${survivorOf}
  and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3))`;

/**
 * Every id under which a person's rows and events may stand: her own and those that were merged into her. Undefined when
 * there is nobody that the principal may see.
 */
export async function findCustomerIds(
  tx: Tx,
  principal: Principal,
  customerId: string,
): Promise<{ customerId: string; ids: string[] } | undefined> {
  const [row] = await tx.prepared<{ customerId: string; ids: string[] }>(idsSql, [
    tx.workspaceId,
    customerId,
    visibleOwners(principal),
  ]);
  return row;
}
