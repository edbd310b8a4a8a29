import type { Tx } from '../../ground/database/transaction.ts';
import { blank, type FileField, fileFields, selectFields, type ValuesOf } from './columns.ts';

/** All columns of a customer that a file can set, as they are after the row. */
export type PersonState = Readonly<ValuesOf<FileField>>;
export const blankPerson: PersonState = blank(fileFields);

/** What is known of these customers. */
export async function readStates(tx: Tx, customerIds: readonly string[]): Promise<Map<string, PersonState>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.query<PersonState & { customerId: string }>(
    `select c.customer_id as "customerId", ${selectFields(fileFields)} from customers_customer c where c.workspace_id = $1 and c.customer_id = any($2)`,
    [tx.workspaceId, customerIds],
  );
  return new Map(rows.map(({ customerId, ...state }) => [customerId, state]));
}

/** What those were called who were merged into these customers: they are known by either name. */
export async function readMergedFacts(tx: Tx, customerIds: readonly string[]): Promise<Map<string, PersonState[]>> {
  const rows = await tx.query<PersonState & { customerId: string }>(
    `select r.survivor_id as "customerId", ${selectFields(fileFields, 'm')} from customers_redirect r
     join customers_customer m on m.workspace_id = $1 and m.customer_id = r.merged_id
     where r.workspace_id = $1 and r.survivor_id = any($2)`,
    [tx.workspaceId, customerIds],
  );
  const found = new Map<string, PersonState[]>();
  for (const { customerId, ...state } of rows) found.set(customerId, [...(found.get(customerId) ?? []), state]);
  return found;
}

/** Keys of the ids in other systems, and of the national ids, that these customers have. */
export function readCodes(tx: Tx, customerIds: readonly string[]): Promise<{ customerId: string; key: string }[]> {
  return tx.query(
    `select customer_id as "customerId", kind || ' ' || scope || ' ' || match_key as key from customers_identifier
     where workspace_id = $1 and customer_id = any($2) and kind in ('external', 'national-id')`,
    [tx.workspaceId, customerIds],
  );
}
