import type { Tx } from '../../../platform/database/transaction.ts';
import { refitKey } from '../refit-key.ts';

type AddJob = (
  name: string,
  payload: Record<string, unknown>,
  options: { key: string; runAt?: Date; keepRunAt?: boolean },
) => Promise<void>;

const askSql = `insert into profile_pending as p (workspace_id, asked_at) values ($1, $2)
on conflict (workspace_id) do update set asked_at = coalesce(p.asked_at, excluded.asked_at)`;

/** Asks for a fit, in the caller's transaction; screens say from then on that one is under way. */
export async function askForFit(
  tx: Tx,
  addJob: AddJob,
  now: Date,
  when: { runAt?: Date; keepRunAt?: boolean } = {},
): Promise<void> {
  await tx.prepared(askSql, [tx.workspaceId, now]);
  await addJob('profile.refit', {}, { key: refitKey(tx.workspaceId), ...when });
}
