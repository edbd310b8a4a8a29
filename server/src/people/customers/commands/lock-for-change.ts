import type { Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import type { MergeableRow } from '../rules/fill-in.ts';
import type { Provenance } from '../tables.ts';

/** Everything of a customer that a change may touch, as it is under the lock. */
export interface LockedCustomer extends MergeableRow {
  customerId: string;
  kind: 'person' | 'company';
  version: number;
  provenance: Provenance;
  mergedInto: string | null;
  erasedAt: Date | null;
}

export const lockedColumns = `c.customer_id as "customerId", c.kind, c.version, c.name, c.given_name as "givenName", c.family_name as "familyName", c.title,
  c.gender, c.language, c.birth_calendar as "birthCalendar", c.birth_year as "birthYear", c.birth_month as "birthMonth", c.birth_day as "birthDay",
  c.city, c.province, c.company_id as "companyId", c.household_id as "householdId", c.owner_id as "ownerId", c.tags, c.custom,
  c.budget_min as "budgetMin", c.budget_max as "budgetMax", c.readiness, c.provenance, c.merged_into as "mergedInto", c.erased_at as "erasedAt"`;

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
