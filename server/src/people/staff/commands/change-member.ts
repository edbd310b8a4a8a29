import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import { changedFields, recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { staffChanged, staffLeft } from '../events.ts';
import { staff } from '../refusals.ts';
import { endWhatWasGiven } from './end-what-was-given.ts';
import { checkReach, checkStanding, checkTeam } from './resolve-role.ts';

/** What may be changed of a colleague's place; absent fields stay. */
export interface MemberChange {
  role?: string | undefined;
  teamId?: string | null | undefined;
  scope?: RowScope | null | undefined;
  masked?: readonly string[] | undefined;
}

interface Member {
  userId: string;
  role: string;
  teamId: string | null;
  scope: RowScope | null;
  masked: string[];
}

// The owners are locked with the colleague: two owners who remove each other at the same moment must not both succeed.
const lockSql = `select user_id as "userId", role, team_id as "teamId", scope, masked from auth.membership
where workspace_id = $1 and (user_id = $2 or role = 'owner') order by user_id for update`;

/**
 * Changes a colleague's role, team, rows or masked fields, within what the changer holds; nobody changes her own. An owner
 * always remains. What the colleague had handed out ends with what she held.
 */
export async function changeMember(
  w: Write,
  house: House,
  own: Principal,
  userId: string,
  change: MemberChange,
): Promise<{ userId: string } | Refusal> {
  const members = await w.read<Member>(lockSql, [w.workspaceId, userId]);
  const member = members.find((one) => one.userId === userId);
  if (member === undefined) return staff('member-unknown');
  const after: Member = {
    userId,
    role: change.role ?? member.role,
    teamId: change.teamId === undefined ? member.teamId : change.teamId,
    scope: change.scope === undefined ? member.scope : change.scope,
    masked: change.masked === undefined ? member.masked : [...change.masked],
  };
  const refusal =
    (await checkStanding(w, own, member)) ?? (await checkStanding(w, own, after)) ?? (await checkTeam(w, after.teamId));
  if (refusal !== undefined) return refusal;
  if (member.role === 'owner' && after.role !== 'owner' && isLastOwner(members)) return staff('last-owner');
  if (own.userId === userId) return staff('own-standing');
  const beyond =
    (await checkReach(w, own, member.teamId)) ?? (after.teamId === member.teamId ? undefined : checkMove(own));
  if (beyond !== undefined) return beyond;
  const fields = changedFields({ ...member }, { ...after });
  if (fields.length === 0) return { userId };
  await w.tx.run(
    'update auth.membership set role = $3, team_id = $4, scope = $5, masked = $6 where workspace_id = $1 and user_id = $2',
    [w.workspaceId, userId, after.role, after.teamId, after.scope, after.masked],
  );
  w.tell(staffChanged({ userId, fields }));
  await recordChange(w, house.secrets, {
    action: 'staff.changed',
    subject: { kind: 'member', id: userId },
    before: { ...member },
    after: { ...after },
  });
  await endWhatWasGiven(w, house, userId);
  return { userId };
}

/** Into a team and out of it only by who sees all: whoever comes into one's own team brings her customers along. */
function checkMove(own: Principal): Refusal | undefined {
  return own.scope === 'all' ? undefined : staff('beyond-own');
}

/**
 * Ends a membership; the API tokens that she made and whatever she had handed out end with it. An owner leaves only while
 * another remains.
 */
export async function removeMember(w: Write, house: House, own: Principal, userId: string): Promise<null | Refusal> {
  const members = await w.read<Member>(lockSql, [w.workspaceId, userId]);
  const member = members.find((one) => one.userId === userId);
  if (member === undefined) return staff('member-unknown');
  const refusal = (await checkStanding(w, own, member)) ?? (await checkReach(w, own, member.teamId));
  if (refusal !== undefined) return refusal;
  if (member.role === 'owner' && isLastOwner(members)) return staff('last-owner');
  await w.tx.run('delete from auth.membership where workspace_id = $1 and user_id = $2', [w.workspaceId, userId]);
  await w.tx.run(
    'update auth.token set revoked_at = $3 where workspace_id = $1 and user_id = $2 and revoked_at is null and not service',
    [w.workspaceId, userId, w.now],
  );
  // a password that a colleague of this business opened for her is of this business no more
  await w.tx.run(`delete from auth.link where user_id = $1 and created_by <> 'operator'`, [userId]);
  w.tell(staffLeft({ userId }));
  await recordChange(w, house.secrets, {
    action: 'staff.left',
    subject: { kind: 'member', id: userId },
    before: { role: member.role, teamId: member.teamId },
  });
  await endWhatWasGiven(w, house, userId);
  return null;
}

function isLastOwner(members: readonly Member[]): boolean {
  return members.filter((one) => one.role === 'owner').length === 1;
}
