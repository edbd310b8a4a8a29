import type { Tx } from '../../ground/database/transaction.ts';

const lockSql = `select pg_advisory_xact_lock(hashtextextended('profile:' || $1, 0))`;

/** Until the end of the transaction nobody else changes facts or scores of the workspace. */
export async function lockProfiles(tx: Tx): Promise<void> {
  await tx.prepared(lockSql, [tx.workspaceId]);
}
