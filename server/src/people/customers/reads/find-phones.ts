import type { Tx } from '../../../ground/database/transaction.ts';

const phonesSql = `select customer_id as "customerId", value from customers_identifier
where workspace_id = $1 and customer_id = any($2::uuid[]) and kind = 'phone' and scope = '' and is_primary`;

/** The primary phone of each of these customers who has one. */
export async function primaryPhonesOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ customerId: string; value: string }>(phonesSql, [tx.workspaceId, customerIds]);
  return new Map(rows.map((row) => [row.customerId, row.value]));
}
