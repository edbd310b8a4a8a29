import type { Tx } from '../../ground/database/transaction.ts';
import type { Write } from '../../spine/write.ts';

const key = `hashtextextended('customers.identity:' || $1::text, 0)`;
const shareSql = `select pg_advisory_xact_lock_shared(${key})`;
const holdSql = `select pg_advisory_xact_lock(${key})`;

/**
 * Until the transaction ends nobody is merged, taken apart or forgotten in this workspace. A batch of an import takes it
 * once instead of locking the row of each customer whom it recognised, which cost more than recognising her.
 */
export async function shareIdentities(tx: Tx): Promise<void> {
  await tx.query(shareSql, [tx.workspaceId]);
}

/** Waits for the batch of an import that is being written (less than a second), before any row is locked. */
export async function holdIdentities(w: Write): Promise<void> {
  await w.read(holdSql, [w.workspaceId]);
}
