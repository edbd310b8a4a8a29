import type pg from 'pg';
import type { House } from '../../edge/house.ts';
import type { Principal } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { forgetWorkspace, type Workspace, workspaceOf } from '../../office/workspace/index.ts';
import type { Caller } from './identity/find-caller.ts';
import { sessionDays } from './identity/session-cookie.ts';
import { builtInRoles, listRights, maskableFields, rightWords } from './rules/rights.ts';

/** What the console needs on entering: who, where, and what may be done. */
export async function readSession(house: House, caller: Caller | undefined, principal: Principal) {
  const userId = caller === undefined ? principal.userId : caller.userId;
  const user = userId === null ? null : await readUser(house.pool, userId);
  const inWorkspace = principal.workspaceId !== '';
  return {
    user,
    workspaces: userId === null ? [] : await listOwnWorkspaces(house.pool, userId),
    workspace: inWorkspace ? showWorkspace(await workspaceOf(house, principal.workspaceId)) : null,
    role: inWorkspace ? principal.role : null,
    // nothing is open to her before she has the factor that is demanded
    rights: caller?.secondFactorMissing === true ? [] : listRights(principal.rights),
    scope: principal.scope,
    masked: [...principal.masked],
    secondFactorMissing: caller?.secondFactorMissing === true,
  };
}

async function readUser(pool: pg.Pool, userId: string) {
  const { rows } = await pool.query(
    `select user_id as id, name, email, language, password is not null as "hasPassword", two_factor_since is not null as "twoFactor",
       cardinality(recovery_hashes) as "recoveryCodesLeft" from auth.account where user_id = $1`,
    [userId],
  );
  return rows[0] as { id: string; name: string; email: string | null } | null;
}

async function listOwnWorkspaces(pool: pg.Pool, userId: string) {
  const { rows } = await pool.query(
    `select w.workspace_id as id, w.slug, w.name, m.role, w.demo from auth.membership m
     join workspace w on w.workspace_id = m.workspace_id and w.closed_at is null
     where m.user_id = $1 order by w.demo, m.joined_at, w.workspace_id`,
    [userId],
  );
  return rows;
}

/** A business as screens need it. */
export function showWorkspace(workspace: Workspace) {
  const { workspaceId, currency, ...rest } = workspace;
  return { id: workspaceId, ...rest, currency: { ...currency, displayUnit: currency.display.unit } };
}

/** The settings as they stand in the database now, and from now on in this process. */
export async function readWorkspaceAnew(house: House, workspaceId: string) {
  forgetWorkspace(house, workspaceId);
  return showWorkspace(await workspaceOf(house, workspaceId));
}

/** A person's sessions that live, the newest first. */
export async function listSessions(house: House, userId: string, currentId: string | null) {
  const now = house.clock.now();
  const { rows } = await house.pool.query(
    `select session_id as id, device, created_at as "createdAt", seen_at as "seenAt", session_id = $2 as current
     from auth.session where user_id = $1 and stage = 'full' and expires_at > $3 and seen_at > $4 order by seen_at desc, session_id`,
    [userId, currentId, now, new Date(now.getTime() - sessionDays.unused * 86_400_000)],
  );
  return rows.map((row) => ({ ...row, current: row.current === true }));
}

/** Ends one of a person's sessions, or all but the current one; answers how many ended. */
export async function endSessions(pool: pg.Pool, userId: string, which: { id: string } | { not: string | null }) {
  const one = 'id' in which;
  const { rowCount } = await pool.query(`delete from auth.session where user_id = $1 and (session_id = $2) = $3`, [
    userId,
    (one ? which.id : which.not) ?? '00000000-0000-0000-0000-000000000000',
    one,
  ]);
  return rowCount ?? 0;
}

/** The colleagues of a workspace, by name. E-mails and sign-in details are for those who manage staff. */
export async function listMembers(tx: Tx, principal: Principal) {
  const manages = principal.rights.has('*') || principal.rights.has('staff.manage');
  const rows = await tx.query<Record<string, unknown>>(
    `select m.user_id as id, a.name, case when $2 or m.user_id = $3 then a.email end as email, m.role, m.team_id as "teamId", m.scope, m.masked,
       m.joined_at as "joinedAt", case when $2 then a.two_factor_since is not null end as "twoFactor",
       case when $2 then a.password_asked_at end as "passwordAskedAt",
       case when $2 then (select max(s.seen_at) from auth.session s where s.user_id = m.user_id and s.stage = 'full') end as "seenAt"
     from auth.membership m join auth.account a on a.user_id = m.user_id
     where m.workspace_id = $1 order by a.name collate "fa-x-icu", m.user_id`,
    [tx.workspaceId, manages, principal.userId],
  );
  return rows;
}

export async function listInvitations(tx: Tx, now: Date) {
  return tx.query(
    `select invitation_id as id, email, role, team_id as "teamId", scope, masked, created_at as "createdAt", expires_at as "expiresAt", expires_at <= $2 as expired
     from auth.invitation where workspace_id = $1 and accepted_at is null order by invitation_id desc`,
    [tx.workspaceId, now],
  );
}

/** The six built-in roles and the workspace's own, with the words for the screen of roles. */
export async function listRoles(tx: Tx) {
  const custom = await tx.query(
    'select role_id as id, name, rights, scope, masked from staff_role where workspace_id = $1 order by name collate "fa-x-icu", role_id',
    [tx.workspaceId],
  );
  const builtIn = Object.entries(builtInRoles).map(([id, role]) => ({
    id,
    name: role.words,
    rights: listRights(new Set(role.rights === '*' ? ['*'] : role.rights)),
    scope: role.scope,
    masked: [...role.masked],
    builtIn: true,
  }));
  return {
    roles: [...builtIn, ...custom.map((role) => ({ ...role, name: { fa: role.name, en: role.name }, builtIn: false }))],
    rights: Object.entries(rightWords).map(([id, words]) => ({ id, ...words })),
    masks: Object.entries(maskableFields).map(([id, words]) => ({ id, ...words })),
  };
}

export async function listTeams(tx: Tx) {
  return tx.query(
    `select t.team_id as id, t.name, (select count(*) from auth.membership m where m.workspace_id = t.workspace_id and m.team_id = t.team_id) as members
     from staff_team t where t.workspace_id = $1 order by t.name collate "fa-x-icu", t.team_id`,
    [tx.workspaceId],
  );
}

/** The API tokens that are not revoked, newest first, by their prefix; the tokens themselves are not kept. */
export async function listTokens(tx: Tx, now: Date) {
  return tx.query(
    `select t.token_id as id, t.prefix, t.name, t.role, t.rights, t.scope, t.service, t.renew_since as "renewSince", t.created_at as "createdAt", t.created_by as "createdBy",
       coalesce(a.name, '') as "createdByName", t.expires_at as "expiresAt", t.used_at as "usedAt",
       t.expires_at is not null and t.expires_at <= $2 as expired
     from auth.token t left join auth.account a on a.user_id = t.user_id
     where t.workspace_id = $1 and t.revoked_at is null order by t.token_id desc`,
    [tx.workspaceId, now],
  );
}
