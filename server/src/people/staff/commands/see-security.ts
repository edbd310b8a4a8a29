import type { Principal } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';

const seenSql = `update auth.membership set security_seen_at = greatest(security_seen_at, least($3::timestamptz, $4::timestamptz))
where workspace_id = $1 and user_id = $2`;

/** Notes up to where somebody has read what happened to the security of her business. It never goes back, and not past now. */
export async function seeSecurity(w: Write, own: Principal, until: Date): Promise<null> {
  // a read first: nothing may be written before the request's key is known to be ours
  await w.read('select 1');
  if (own.userId !== null) await w.tx.run(seenSql, [w.workspaceId, own.userId, until, w.now]);
  return null;
}
