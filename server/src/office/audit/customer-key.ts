import { randomBytes } from 'node:crypto';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Secrets } from '../../ground/secrets.ts';
import type { Write } from '../../spine/write.ts';

/** Keys by customer; a customer whose key was destroyed is not in it. */
export type CustomerKeys = ReadonlyMap<string, Buffer>;

const readSql = `select customer_id as "customerId", sealed_key as "sealedKey" from audit_customer_key
where workspace_id = $1 and customer_id = any($2)`;
const makeSql = `insert into audit_customer_key (workspace_id, customer_id, sealed_key, created_at)
select $1, k.customer_id, k.sealed_key, $4 from unnest($2::uuid[], $3::text[]) as k (customer_id, sealed_key)
order by k.customer_id on conflict (workspace_id, customer_id) do nothing`;
const destroySql = `insert into audit_customer_key (workspace_id, customer_id, sealed_key, created_at, destroyed_at)
select $1, id, null, $3, $3 from unnest($2::uuid[]) id order by id
on conflict (workspace_id, customer_id) do update set sealed_key = null, destroyed_at = excluded.destroyed_at`;

/** The keys of customers, for reading what was sealed with them. */
export async function readCustomerKeys(
  tx: Tx,
  secrets: Secrets,
  customerIds: readonly string[],
): Promise<CustomerKeys> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.prepared<KeyRow>(readSql, [tx.workspaceId, customerIds]);
  return unwrap(rows, secrets, tx.workspaceId);
}

/**
 * The keys of customers, made where there is none yet, within the caller's transaction. Two that make one at the same
 * moment end with the same key: the second waits for the first and reads its row.
 */
export async function ensureCustomerKeys(
  tx: Tx,
  secrets: Secrets,
  customerIds: readonly string[],
  now: Date,
): Promise<CustomerKeys> {
  const known = await tx.prepared<KeyRow>(readSql, [tx.workspaceId, customerIds]);
  const missing = [...new Set(customerIds)].filter((id) => !known.some((row) => row.customerId === id));
  if (missing.length === 0) return unwrap(known, secrets, tx.workspaceId);
  const sealed = missing.map((id) =>
    secrets.seal(randomBytes(32).toString('base64'), customerKeyContext(tx.workspaceId, id)),
  );
  await tx.run(makeSql, [tx.workspaceId, missing, sealed, now]);
  return readCustomerKeys(tx, secrets, customerIds);
}

/**
 * The key of one customer inside a write; undefined once it was destroyed. A key that is made here is sent at once and not
 * put off: what is sealed with it must be readable whatever becomes of the rest of the draft.
 */
export async function customerKey(w: Write, secrets: Secrets, customerId: string): Promise<Buffer | undefined> {
  // through w.read first: nothing may be written before the request's key is known to be ours
  const known = await w.read<KeyRow>(readSql, [w.workspaceId, [customerId]]);
  if (known.length > 0) return unwrap(known, secrets, w.workspaceId).get(customerId);
  return (await ensureCustomerKeys(w.tx, secrets, [customerId], w.now)).get(customerId);
}

/**
 * Destroys the keys of an erased customer and of those merged into her: whatever they sealed can never be read again. Their
 * rows stay without a key, so that none is made anew.
 */
export async function destroyCustomerKeys(w: Write, customerIds: readonly string[]): Promise<void> {
  await w.flush();
  await w.tx.run(destroySql, [w.workspaceId, customerIds, w.now]);
}

interface KeyRow {
  customerId: string;
  sealedKey: string | null;
}

function unwrap(rows: readonly KeyRow[], secrets: Secrets, workspaceId: string): CustomerKeys {
  const keys = new Map<string, Buffer>();
  for (const { customerId, sealedKey } of rows)
    if (sealedKey !== null)
      keys.set(customerId, Buffer.from(secrets.open(sealedKey, customerKeyContext(workspaceId, customerId)), 'base64'));
  return keys;
}

/** Binds a customer’s sealed key to her row. */
export function customerKeyContext(workspaceId: string, customerId: string): string {
  return `customer-key:${workspaceId}:${customerId}`;
}
