import type pg from 'pg';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { commonGrant, narrowTo } from '../rules/may-grant.ts';
import { type Grant, isBuiltIn, rightsOf } from '../rules/rights.ts';
import { sessionDays } from './session-cookie.ts';

/** Who calls, with or without a workspace. */
export interface Caller {
  /** Null for an API token. */
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly principal: Principal | undefined;
  /** When the person of a session last proved that it is she; undefined where there is nothing to prove it by. */
  readonly confirmedAt?: Date;
  /** The business demands a second factor, and the person of this session has none. */
  readonly secondFactorMissing?: boolean;
}

export interface Found {
  caller: Caller;
  validUntil: Date | null;
}

/** The parts of a membership or a token from which a principal is made. */
interface Standing {
  workspaceId: string;
  role: string | null;
  rights: string[] | null;
}

interface SessionRow {
  sessionId: string;
  userId: string;
  name: string;
  seenAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  /** She has a password or a second factor. */
  canConfirm: boolean;
  secondFactorMissing: boolean;
  /** Of the membership; all null for a person without a workspace. */
  workspaceId: string | null;
  role: string | null;
  scope: RowScope | null;
  masked: string[] | null;
  /** Colleagues of the same team. */
  team: string[] | null;
}

interface TokenRow extends Standing {
  tokenId: string;
  name: string;
  userId: string | null;
  slug: string;
  expiresAt: Date | null;
  usedAt: Date | null;
  scope: RowScope;
  masked: string[];
  team: string[] | null;
  /** Of the person whose token it is, as she stands now; null for a token of the business that nobody's place binds. */
  makerRole: string | null;
  makerScope: RowScope | null;
  makerMasked: string[] | null;
}

const teamOf = `(select array_agg(t.user_id) from auth.membership t where t.workspace_id = m.workspace_id and t.team_id = m.team_id)`;

// One round trip: the session, its person, and the membership that the header asks for, else the one last used.
const bySessionSql = `select s.session_id as "sessionId", s.user_id as "userId", s.seen_at as "seenAt", s.expires_at as "expiresAt", s.confirmed_at as "confirmedAt",
  a.password is not null or a.two_factor_since is not null as "canConfirm", a.name,
  a.two_factor_since is null and coalesce(m.demanded, false) as "secondFactorMissing",
  m.workspace_id as "workspaceId", m.role, m.scope, m.masked, ${teamOf} as team
from auth.session s join auth.account a on a.user_id = s.user_id
left join lateral (select m.*, w.settings ->> 'secondFactor' = 'demanded' as demanded from auth.membership m join workspace w on w.workspace_id = m.workspace_id
  where m.user_id = s.user_id and w.closed_at is null and ($3::text is null or w.slug = $3 or w.workspace_id::text = $3)
  order by (m.workspace_id = s.workspace_id) desc nulls last, m.joined_at, m.workspace_id limit 1) m on true
where s.token_hash = $1 and s.stage = 'full' and s.expires_at > $2 and s.seen_at > $4`;

const byTokenSql = `select t.token_id as "tokenId", t.name, t.user_id as "userId", t.expires_at as "expiresAt", t.used_at as "usedAt",
  t.workspace_id as "workspaceId", t.role, t.rights, t.scope, t.masked, w.slug, m.role as "makerRole", m.scope as "makerScope", m.masked as "makerMasked",
  ${teamOf} as team
from auth.token t join workspace w on w.workspace_id = t.workspace_id and w.closed_at is null
left join auth.membership m on m.workspace_id = t.workspace_id and m.user_id = t.user_id
where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)
  and (t.user_id is null or m.user_id is not null)`;

const seenEveryMs = 5 * 60_000;
const usedEveryMs = 60_000;

/** The caller of a session token; undefined when it is of no session that lives. */
export async function findBySession(
  pool: pg.Pool,
  tokenHash: Buffer,
  workspace: string | undefined,
  now: Date,
): Promise<Found | undefined> {
  const unusedSince = new Date(now.getTime() - sessionDays.unused * 86_400_000);
  const [row] = await ask<SessionRow>(pool, 'staff-by-session', bySessionSql, [
    tokenHash,
    now,
    workspace ?? null,
    unusedSince,
  ]);
  if (row === undefined) return undefined;
  if (now.getTime() - row.seenAt.getTime() >= seenEveryMs)
    await pool.query('update auth.session set seen_at = greatest(seen_at, $2) where session_id = $1', [
      row.sessionId,
      now,
    ]);
  const { userId, sessionId } = row;
  const principal = await memberOf(pool, row);
  const confirmed = row.canConfirm ? { confirmedAt: row.confirmedAt ?? new Date(0) } : {};
  const missing = row.secondFactorMissing ? { secondFactorMissing: true } : {};
  return { caller: { userId, sessionId, principal, ...confirmed, ...missing }, validUntil: row.expiresAt };
}

async function memberOf(pool: pg.Pool, row: SessionRow): Promise<Principal | undefined> {
  const { userId, name, workspaceId, role } = row;
  if (workspaceId === null || role === null) return undefined;
  const grant = await grantOf(pool, { workspaceId, role, rights: null });
  if (grant === undefined) return undefined;
  const limits = { scope: row.scope ?? 'all', masked: new Set(row.masked) };
  return {
    actor: `user:${userId}`,
    userId,
    name,
    workspaceId,
    role,
    team: row.team ?? [userId],
    ...narrowTo(grant, limits),
  };
}

/** The caller of an API token; undefined when it is unknown, expired, revoked, or its maker has left. */
export async function findByToken(
  pool: pg.Pool,
  tokenHash: Buffer,
  workspace: string | undefined,
  now: Date,
): Promise<Found | undefined> {
  const [row] = await ask<TokenRow>(pool, 'staff-by-token', byTokenSql, [tokenHash, now]);
  if (row === undefined) return undefined;
  if (row.usedAt === null || now.getTime() - row.usedAt.getTime() >= usedEveryMs)
    await pool.query('update auth.token set used_at = $3 where workspace_id = $1 and token_id = $2', [
      row.workspaceId,
      row.tokenId,
      now,
    ]);
  // A token opens one workspace; naming another is asking for what it cannot see.
  const meant = workspace === undefined || workspace === row.slug || workspace === row.workspaceId;
  const grant = meant ? await tokenGrant(pool, row) : undefined;
  const principal: Principal | undefined =
    grant === undefined
      ? undefined
      : {
          actor: `token:${row.tokenId}`,
          userId: row.userId,
          name: row.name,
          workspaceId: row.workspaceId,
          role: row.role ?? 'token',
          team: row.team ?? (row.userId === null ? [] : [row.userId]),
          ...grant,
        };
  return { caller: { userId: null, sessionId: null, principal }, validUntil: row.expiresAt };
}

/**
 * What a token may do at this moment: what it was given, and of that what its maker holds now. A till or a shop is no seller
 * with customers of its own: the rows of its role count for nothing, those that its maker gave it do.
 */
async function tokenGrant(pool: pg.Pool, row: TokenRow): Promise<Grant | undefined> {
  const { workspaceId, makerRole, makerScope, makerMasked } = row;
  const given = await grantOf(pool, row);
  if (given === undefined) return undefined;
  const token = { ...given, scope: row.scope, masked: new Set([...given.masked, ...row.masked]) };
  if (makerRole === null) return token;
  const role = await grantOf(pool, { workspaceId, role: makerRole, rights: null });
  if (role === undefined) return undefined;
  return commonGrant(token, narrowTo(role, { scope: makerScope ?? 'all', masked: new Set(makerMasked) }));
}

/** What the role or the list of rights of a standing allows; undefined when its custom role is gone. */
async function grantOf(pool: pg.Pool, { role, rights, workspaceId }: Standing): Promise<Grant | undefined> {
  if (role === null) return { rights: new Set(rights), scope: 'all', masked: new Set() };
  if (isBuiltIn(role)) return rightsOf(role);
  return inWorkspace(pool, workspaceId, (tx) => readCustomRole(tx.prepared, workspaceId, role), { readOnly: true });
}

type Read = <R extends object>(sql: string, params: readonly unknown[]) => Promise<R[]>;

/** The grant of a custom role; undefined when the workspace has none of that id. */
export async function readCustomRole(read: Read, workspaceId: string, roleId: string): Promise<Grant | undefined> {
  const [row] = await read<{ rights: string[]; scope: RowScope; masked: string[] }>(
    'select rights, scope, masked from staff_role where workspace_id = $1 and role_id::text = $2',
    [workspaceId, roleId],
  );
  return row === undefined ? undefined : { rights: new Set(row.rights), scope: row.scope, masked: new Set(row.masked) };
}

async function ask<R>(pool: pg.Pool, name: string, text: string, values: unknown[]): Promise<R[]> {
  return (await pool.query({ name, text, values })).rows as R[];
}
