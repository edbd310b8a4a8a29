import type { House } from '../../../edge/house.ts';
import { holds } from '../../../edge/http/principal.ts';
import { recordChange } from '../../../office/audit/index.ts';
import { passEndpoints } from '../../../office/webhooks/index.ts';
import type { Write } from '../../../spine/write.ts';
import { isWithin } from '../rules/may-grant.ts';
import type { Grant } from '../rules/rights.ts';
import { grantOf, type Standing } from './resolve-role.ts';

interface Place extends Standing {
  teamId: string | null;
}
type Given = Place & { id: string };

const placeSql = `select role, team_id as "teamId", scope, masked from auth.membership where workspace_id = $1 and user_id = $2`;
const ownerSql = `select user_id as "userId" from auth.membership where workspace_id = $1 and role = 'owner' and user_id <> $2
order by joined_at, user_id limit 1`;
// by herself, or by one of her tokens
const hers = (
  actor: string,
) => `(${actor} = 'user:' || $2 or ${actor} in (select 'token:' || t.token_id from auth.token t
  where t.workspace_id = $1 and t.user_id = $2::uuid))`;
const invitationsSql = `select invitation_id as id, role, team_id as "teamId", scope, masked from auth.invitation
where workspace_id = $1 and accepted_at is null and ${hers('invited_by')} for update`;
const linksSql = `select l.link_id as id, m.role, m.team_id as "teamId", m.scope, m.masked from auth.link l
join auth.membership m on m.workspace_id = $1 and m.user_id = l.user_id where ${hers('l.created_by')} for update of l`;
const passTokensSql = `update auth.token set user_id = $3, renew_since = coalesce(renew_since, $4)
where workspace_id = $1 and user_id = $2::uuid and service and revoked_at is null returning token_id as id`;

/**
 * What a colleague has handed out lasts no longer than what she holds. Call it after her place has changed or ended, in the
 * same write: open invitations and password links that she could not make any more end, endpoints and service tokens go to
 * an owner with a mark that somebody who left knows them. Her own tokens need nothing: they are measured at each use
 * (identity/find-caller.ts). A customer's own links belong to the business and stay.
 */
export async function endWhatWasGiven(
  w: Write,
  house: Pick<House, 'secrets' | 'events'>,
  userId: string,
): Promise<void> {
  const [place] = await w.tx.query<Place>(placeSql, [w.workspaceId, userId]);
  const grant = place === undefined ? undefined : await grantOf(w, place);
  const may = (one: Given, wanted: Grant | undefined) =>
    grant !== undefined &&
    wanted !== undefined &&
    holds(grant, 'staff.manage') &&
    isWithin(wanted, grant) &&
    (grant.scope === 'all' || one.teamId === null || (grant.scope === 'team' && one.teamId === place?.teamId));
  const beyond = async (given: readonly Given[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const one of given) if (!may(one, await grantOf(w, one))) ids.push(one.id);
    return ids;
  };
  const invitations = await beyond(await w.tx.query<Given>(invitationsSql, [w.workspaceId, userId]));
  if (invitations.length > 0)
    await w.tx.run('delete from auth.invitation where workspace_id = $1 and invitation_id = any($2::uuid[])', [
      w.workspaceId,
      invitations,
    ]);
  const links = await beyond(await w.tx.query<Given>(linksSql, [w.workspaceId, userId]));
  if (links.length > 0) await w.tx.run('delete from auth.link where link_id = any($1::uuid[])', [links]);

  const [owner] = await w.tx.query<{ userId: string }>(ownerSql, [w.workspaceId, userId]);
  const passed = { endpoints: 0, tokens: 0 };
  if (owner !== undefined) {
    passed.endpoints = await passEndpoints(w, house, userId, grant, owner.userId);
    if (place?.role !== 'owner')
      passed.tokens = (await w.tx.query(passTokensSql, [w.workspaceId, userId, owner.userId, w.now])).length;
  }
  const told = { invitations: invitations.length, links: links.length, ...passed };
  if (Object.values(told).every((one) => one === 0)) return;
  await recordChange(w, house.secrets, {
    action: 'staff.given-ended',
    subject: { kind: 'member', id: userId },
    after: told,
  });
}
