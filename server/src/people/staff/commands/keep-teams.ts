import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine, fold } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import type { Principal } from '../../../edge/http/principal.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { staff } from '../refusals.ts';

const byNameSql = 'select team_id as "teamId" from staff_team where workspace_id = $1 and name_key = $2';
const lockSql = 'select name from staff_team where workspace_id = $1 and team_id = $2 for update';

/** Teams decide whose rows are seen: only who sees all of them makes, names or removes one. */
function checkTeams(own: Principal): Refusal | undefined {
  return own.scope === 'all' ? undefined : staff('beyond-own');
}

export async function makeTeam(
  w: Write,
  house: House,
  own: Principal,
  wish: { name: string },
): Promise<{ id: string } | Refusal> {
  const refusal = checkTeams(own);
  if (refusal !== undefined) return refusal;
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  if ((await w.read(byNameSql, [w.workspaceId, fold(name)])).length > 0) return staff('name-taken');
  const teamId = uuidv7(w.now.getTime());
  w.put('insert into staff_team (workspace_id, team_id, name, name_key, created_at) values ($1, $2, $3, $4, $5)', [
    w.workspaceId,
    teamId,
    name,
    fold(name),
    w.now,
  ]);
  await recordChange(w, house.secrets, {
    action: 'staff.team-made',
    subject: { kind: 'team', id: teamId },
    after: { name },
  });
  return { id: teamId };
}

export async function renameTeam(
  w: Write,
  house: House,
  own: Principal,
  teamId: string,
  wish: { name: string },
): Promise<{ id: string } | Refusal> {
  const refusal = checkTeams(own);
  if (refusal !== undefined) return refusal;
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  const [before] = await w.read<{ name: string }>(lockSql, [w.workspaceId, teamId]);
  if (before === undefined) return staff('team-not-found');
  const others = await w.read<{ teamId: string }>(byNameSql, [w.workspaceId, fold(name)]);
  if (others.some((one) => one.teamId !== teamId)) return staff('name-taken');
  w.put('update staff_team set name = $3, name_key = $4 where workspace_id = $1 and team_id = $2', [
    w.workspaceId,
    teamId,
    name,
    fold(name),
  ]);
  await recordChange(w, house.secrets, {
    action: 'staff.team-renamed',
    subject: { kind: 'team', id: teamId },
    before,
    after: { name },
  });
  return { id: teamId };
}

/** Removes a team; its people stay, without a team, and see what is their own. */
export async function removeTeam(w: Write, house: House, own: Principal, teamId: string): Promise<null | Refusal> {
  const refusal = checkTeams(own);
  if (refusal !== undefined) return refusal;
  const [before] = await w.read<{ name: string }>(lockSql, [w.workspaceId, teamId]);
  if (before === undefined) return staff('team-not-found');
  await w.tx.run('update auth.membership set team_id = null where workspace_id = $1 and team_id = $2', [
    w.workspaceId,
    teamId,
  ]);
  await w.tx.run('update auth.invitation set team_id = null where workspace_id = $1 and team_id = $2', [
    w.workspaceId,
    teamId,
  ]);
  w.put('delete from staff_team where workspace_id = $1 and team_id = $2', [w.workspaceId, teamId]);
  await recordChange(w, house.secrets, { action: 'staff.team-removed', subject: { kind: 'team', id: teamId }, before });
  return null;
}
