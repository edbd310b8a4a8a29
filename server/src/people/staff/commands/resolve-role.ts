import type { Refusal } from '@peyvand/kernel/refusal';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { readCustomRole } from '../identity/find-caller.ts';
import { staff } from '../refusals.ts';
import { isWithin, narrowTo } from '../rules/may-grant.ts';
import { type Grant, isBuiltIn, rightsOf } from '../rules/rights.ts';

/** A place in a workspace: a role, and what narrows it. */
export interface Standing {
  role: string;
  scope: RowScope | null;
  masked: readonly string[];
}

/** What a standing allows; undefined when there is no such role. */
export async function grantOf(w: Write, standing: Standing): Promise<Grant | undefined> {
  const grant = isBuiltIn(standing.role)
    ? rightsOf(standing.role)
    : await readCustomRole(w.read, w.workspaceId, standing.role);
  if (grant === undefined) return undefined;
  return narrowTo(grant, { scope: standing.scope ?? 'all', masked: new Set(standing.masked) });
}

/** Refuses a standing that does not exist, or that holds more than the one who gives or takes it. */
export async function checkStanding(w: Write, own: Principal, standing: Standing): Promise<Refusal | undefined> {
  const grant = await grantOf(w, standing);
  if (grant === undefined) return staff('role-unknown');
  return isWithin(grant, own) ? undefined : staff('beyond-own');
}

/**
 * Refuses a place in a team that the one who gives or takes it does not see: who sees all rows may place anybody anywhere;
 * who sees less, only in her own team. Another team's place would open that team's customers.
 */
export async function checkReach(w: Write, own: Principal, teamId: string | null): Promise<Refusal | undefined> {
  if (own.scope === 'all' || teamId === null) return undefined;
  const [place] = await w.read<{ teamId: string | null }>(
    'select team_id as "teamId" from auth.membership where workspace_id = $1 and user_id = $2',
    [w.workspaceId, own.userId],
  );
  return own.scope === 'team' && place?.teamId === teamId ? undefined : staff('beyond-own');
}

/** Refuses a team that is not of this workspace. */
export async function checkTeam(w: Write, teamId: string | null): Promise<Refusal | undefined> {
  if (teamId === null) return undefined;
  const [team] = await w.read('select team_id from staff_team where workspace_id = $1 and team_id = $2 for key share', [
    w.workspaceId,
    teamId,
  ]);
  return team === undefined ? staff('team-unknown') : undefined;
}
