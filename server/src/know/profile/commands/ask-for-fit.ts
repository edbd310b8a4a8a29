import type { Write } from '../../../spine/write.ts';
import { refitKey } from '../refit-key.ts';

const askSql = `insert into profile_pending as p (workspace_id, asked_at) values ($1, $2)
on conflict (workspace_id) do update set asked_at = coalesce(p.asked_at, excluded.asked_at)`;

/** Asks for a fit, in the caller's transaction; screens say from then on that one is under way. */
export async function askForFit(
  { tx, now, later }: Pick<Write, 'tx' | 'now' | 'later'>,
  when: { runAt?: Date; keepRunAt?: boolean } = {},
): Promise<void> {
  await tx.prepared(askSql, [tx.workspaceId, now]);
  await later('profile.refit', {}, { key: refitKey(tx.workspaceId), ...when });
}
