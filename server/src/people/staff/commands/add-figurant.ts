import { createHash } from 'node:crypto';
import type { Write } from '../../../spine/write.ts';
import { staffJoined } from '../events.ts';
import { putMember } from './join-workspace.ts';

/**
 * Makes a colleague who exists only to be seen in the demo business: an account without e-mail, password or link, so that
 * nobody can come in by it. Its id follows from the workspace and the name: asked again, it is the same one.
 */
export async function addFigurant(w: Write, figurant: { name: string; role: string }): Promise<{ userId: string }> {
  const userId = idFrom(`figurant:${w.workspaceId}:${figurant.name}`);
  const made = await w.tx.run(
    'insert into auth.account (user_id, name, created_at) values ($1, $2, $3) on conflict do nothing',
    [userId, figurant.name, w.now],
  );
  if (made === 0) return { userId };
  await putMember(w, userId, { role: figurant.role });
  w.tell(staffJoined({ userId, role: figurant.role, invitationId: null }));
  return { userId };
}

/** A UUID of version 8 (RFC 9562: content of our own) from a text. */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
