import { parseEmail } from '@peyvand/kernel/email';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import type { Principal } from '../../../edge/http/principal.ts';
import type { ShownOnce } from '../../../edge/http/shown-once.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { staffInvited } from '../events.ts';
import { hashSecret, newSecret } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { checkReach, checkStanding, checkTeam, type Standing } from './resolve-role.ts';

export interface InvitationWish extends Standing {
  email: string;
  teamId: string | null;
}

export interface Invited {
  expiresAt: string;
}

const invitationDays = 7;
const memberSql = `select m.user_id from auth.membership m join auth.account a on a.user_id = m.user_id
where m.workspace_id = $1 and a.email = $2`;
const insertSql = `insert into auth.invitation (workspace_id, invitation_id, token_hash, email, role, team_id, scope, masked, invited_by, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Invites somebody by a link that the inviter hands over. A new invitation to the same e-mail replaces the open one. */
export async function inviteColleague(
  w: Write,
  house: House,
  own: Principal,
  wish: InvitationWish,
): Promise<ShownOnce<Invited, { url: string }> | Refusal> {
  const email = parseEmail(wish.email);
  if (!email.ok) return staff('email-unreadable');
  const refusal =
    (await checkStanding(w, own, wish)) ?? (await checkReach(w, own, wish.teamId)) ?? (await checkTeam(w, wish.teamId));
  if (refusal !== undefined) return refusal;
  const members = await w.read(memberSql, [w.workspaceId, email.matchKey]);
  if (members.length > 0) return staff('already-member');

  const invitationId = uuidv7(w.now.getTime());
  const token = newSecret();
  const expiresAt = new Date(w.now.getTime() + invitationDays * 86_400_000);
  await w.tx.run('delete from auth.invitation where workspace_id = $1 and email = $2 and accepted_at is null', [
    w.workspaceId,
    email.matchKey,
  ]);
  await w.tx.run(insertSql, [
    w.workspaceId,
    invitationId,
    hashSecret(token),
    email.matchKey,
    wish.role,
    wish.teamId,
    wish.scope,
    wish.masked,
    w.actor,
    w.now,
    expiresAt,
  ]);
  w.tell(staffInvited({ invitationId, role: wish.role }));
  await recordChange(w, house.secrets, {
    action: 'staff.invited',
    subject: { kind: 'invitation', id: invitationId },
    after: { email: email.matchKey, role: wish.role, teamId: wish.teamId, scope: wish.scope, masked: wish.masked },
    personal: ['email'],
  });
  return {
    kept: { expiresAt: expiresAt.toISOString() },
    once: { url: `${house.config.baseUrl}/invitation#token=${token}` },
  };
}

const lockSql = `select role, team_id as "teamId", scope, masked from auth.invitation
where workspace_id = $1 and invitation_id = $2 and accepted_at is null for update`;

/** Takes an open invitation back: one that gives no more than who takes it back holds. */
export async function withdrawInvitation(
  w: Write,
  house: House,
  own: Principal,
  invitationId: string,
): Promise<null | Refusal> {
  const [row] = await w.read<Standing & { teamId: string | null }>(lockSql, [w.workspaceId, invitationId]);
  if (row === undefined) return staff('invitation-not-found');
  const refusal = (await checkStanding(w, own, row)) ?? (await checkReach(w, own, row.teamId));
  if (refusal !== undefined && refusal.code !== 'staff.role-unknown') return refusal;
  await w.tx.run('delete from auth.invitation where workspace_id = $1 and invitation_id = $2', [
    w.workspaceId,
    invitationId,
  ]);
  await recordChange(w, house.secrets, {
    action: 'staff.invitation-withdrawn',
    subject: { kind: 'invitation', id: invitationId },
  });
  return null;
}
