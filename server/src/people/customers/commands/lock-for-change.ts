import type { Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { allFields, type Field, selectFields, type ValuesOf } from '../columns.ts';
import { customers } from '../refusals.ts';

/** Everything of a customer that a change may touch, as it is under the lock. */
export interface LockedCustomer extends ValuesOf<Field> {
  customerId: string;
  version: number;
  mergedInto: string | null;
  erasedAt: Date | null;
}

export const lockedColumns = `c.customer_id as "customerId", ${selectFields(allFields)}, c.version, c.merged_into as "mergedInto", c.erased_at as "erasedAt"`;

// no key update: purchases, which only need her to stay, do not wait for a change of her city
const lockSql = `select ${lockedColumns} from customers_customer c where c.workspace_id = $1 and c.customer_id = $2 for no key update`;

/**
 * Locks the customer that an id means, a merged id leading to the survivor, for a change by somebody who sees only the
 * customers of `owners` (null: all).
 */
export async function lockForChange(
  w: Write,
  customerId: string,
  owners: readonly string[] | null,
): Promise<LockedCustomer | Refusal> {
  const [row] = await w.read<LockedCustomer>(lockSql, [w.workspaceId, customerId]);
  if (row === undefined) return customers('not-found');
  if (row.mergedInto !== null) return lockForChange(w, row.mergedInto, owners);
  if (owners !== null && (row.ownerId === null || !owners.includes(row.ownerId))) return customers('not-found');
  return row.erasedAt === null ? row : customers('erased');
}
