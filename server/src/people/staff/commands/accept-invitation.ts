import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import { recordChange } from '../../../office/audit/index.ts';
import { type Write, write } from '../../../spine/write.ts';
import { staffJoined } from '../events.ts';
import { hashPassword } from '../identity/hash-password.ts';
import { hashSecret } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { putMember } from './join-workspace.ts';
import { refusePassword } from './refuse-password.ts';

const openSql = `select i.workspace_id as "workspaceId", i.invitation_id as "invitationId", i.email, i.role, i.team_id as "teamId",
  i.scope, i.masked, w.name as workspace, a.user_id as "userId"
from auth.invitation i join workspace w on w.workspace_id = i.workspace_id and w.closed_at is null
left join auth.account a on a.email = i.email
where i.token_hash = $1 and i.accepted_at is null and i.expires_at > $2`;

export interface OpenInvitation {
  workspaceId: string;
  invitationId: string;
  email: string;
  role: string;
  teamId: string | null;
  scope: 'own' | 'team' | 'all' | null;
  masked: string[];
  workspace: string;
  /** The account that has this e-mail, if there is one. */
  userId: string | null;
}

/** The open invitation of a link. */
export async function findInvitation(house: House, token: string): Promise<OpenInvitation | Refusal> {
  const { rows } = await house.pool.query(openSql, [hashSecret(token), house.clock.now()]);
  return (rows[0] as OpenInvitation | undefined) ?? staff('invitation-gone');
}

/**
 * Accepts an invitation. A new person gives a name and a password; a known e-mail must be signed in with it, since the link
 * has passed through the inviter's hands and must not open somebody's account.
 */
export async function acceptInvitation(
  house: House,
  token: string,
  person: { signedInAs: string | null; name?: string | undefined; password?: string | undefined },
): Promise<{ userId: string; workspaceId: string; made: boolean } | Refusal> {
  const invitation = await findInvitation(house, token);
  if (isRefusal(invitation)) return invitation;
  const herself = invitation.userId !== null && invitation.userId === person.signedInAs;
  // the same questions in the same order for a known e-mail and for a new one: only who gives a name and a password learns more,
  // and for a new e-mail that is the acceptance
  const account = herself ? undefined : await readAccount(invitation.email, person);
  if (isRefusal(account)) return account;
  if (account !== undefined && invitation.userId !== null) return staff('sign-in-first');
  const userId = invitation.userId ?? uuidv7(house.clock.now().getTime());
  const outcome = await write(
    house.path,
    { workspaceId: invitation.workspaceId, actor: `user:${userId}`, source: 'console' },
    (w) => join(w, house, invitation, userId, account),
  );
  if (isRefusal(outcome)) return outcome;
  return { userId, workspaceId: invitation.workspaceId, made: account !== undefined };
}

interface NewAccount {
  name: string;
  password: string;
}

async function readAccount(
  email: string,
  person: { name?: string | undefined; password?: string | undefined },
): Promise<NewAccount | Refusal> {
  const name = cleanLine(person.name ?? '');
  if (name === '' || person.password === undefined) return staff('account-needed');
  const unfit = refusePassword(person.password, [email, name]);
  if (unfit !== undefined) return unfit;
  return { name, password: await hashPassword(person.password) };
}

async function join(
  w: Write,
  house: House,
  invitation: OpenInvitation,
  userId: string,
  account: NewAccount | undefined,
): Promise<null | Refusal> {
  const accepted = await w.tx.run(
    'update auth.invitation set accepted_at = $3 where workspace_id = $1 and invitation_id = $2 and accepted_at is null',
    [w.workspaceId, invitation.invitationId, w.now],
  );
  if (accepted === 0) return staff('invitation-gone');
  if (account !== undefined) {
    const made = await w.tx.run(
      `insert into auth.account (user_id, name, email, password, password_changed_at, created_at)
       values ($1, $2, $3, $4, $5, $5) on conflict (email) do nothing`,
      [userId, account.name, invitation.email, account.password, w.now],
    );
    if (made === 0) return staff('sign-in-first');
  }
  await putMember(w, userId, invitation);
  w.tell(staffJoined({ userId, role: invitation.role, invitationId: invitation.invitationId }));
  await recordChange(w, house.secrets, {
    action: 'staff.joined',
    subject: { kind: 'member', id: userId },
    after: { role: invitation.role, teamId: invitation.teamId },
  });
  return null;
}
