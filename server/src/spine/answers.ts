import type { Tx } from '../ground/database/transaction.ts';

/** The kept answers of requests, for those who must end some of them: they are old, or hold what must not stay. */

const dropOldSql = `delete from idempotency_key where workspace_id = $1 and created_at < $2 and key in
  (select key from idempotency_key where workspace_id = $1 and created_at < $2 limit $3)`;

/** Ends some of the keys that are older. @returns how many */
export function dropOldKeys(tx: Tx, before: Date, most: number): Promise<number> {
  return tx.run(dropOldSql, [tx.workspaceId, before, most]);
}

/** Ends the keys whose answer, as text, matches the pattern $2 ($1 the workspace). */
export const dropAnswersLikeSql = 'delete from idempotency_key where workspace_id = $1 and answer::text ~ $2';

/** Changes the answers of which a condition about k holds ($1 the workspace). */
export function changeAnswers(to: string, condition: string): string {
  return `update idempotency_key k set answer = ${to} where k.workspace_id = $1 and ${condition}`;
}
