import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { House } from '../../../edge/house.ts';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import type { ShownOnce } from '../../../edge/http/shown-once.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { hashPassword } from '../identity/hash-password.ts';
import { hashSecret, newSecret } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { noteOnAccount } from './note-on-account.ts';
import { refusePassword } from './refuse-password.ts';
import { checkReach, checkStanding } from './resolve-role.ts';

export type LinkKind = 'sign-in' | 'password';

const pages: Record<LinkKind, string> = { 'sign-in': 'welcome', password: 'reset' };
const insertSql = `insert into auth.link (link_id, token_hash, kind, user_id, created_by, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)`;

export interface MadeLink {
  token: string;
  expiresAt: Date;
}

/** Makes a one-time link for a person. Only its hash is kept. */
export async function makeLink(
  db: pg.Pool | pg.ClientBase,
  wish: { userId: string; kind: LinkKind; createdBy: string; now: Date; hours: number },
): Promise<MadeLink> {
  const token = newSecret();
  const expiresAt = new Date(wish.now.getTime() + wish.hours * 3_600_000);
  const id = uuidv7(wish.now.getTime());
  await db.query(insertSql, [id, hashSecret(token), wish.kind, wish.userId, wish.createdBy, wish.now, expiresAt]);
  return { token, expiresAt };
}

/**
 * The address that a link opens; always built from the configured base, never from a request's host. The token stands behind
 * the #: browsers send that to nobody, so no proxy's log and no Referer has it.
 */
export function linkUrl(baseUrl: string, kind: LinkKind, token: string): string {
  return `${baseUrl}/${pages[kind]}#token=${token}`;
}

const colleagueSql = `select m.role, m.team_id as "teamId", m.scope, m.masked,
  (select count(*)::int from auth.membership o where o.user_id = a.user_id) as memberships
from auth.account a left join auth.membership m on m.workspace_id = $1 and m.user_id = a.user_id
where a.user_id = $2 for update of a`;

/**
 * A link by which a colleague chooses a new password. Only for somebody whose rights are within the maker's own, and who
 * belongs to this workspace alone: an account opens all its workspaces, and this one's manager may open only this one.
 */
export async function makeColleagueLink(
  w: Write,
  house: House,
  own: Principal,
  userId: string,
): Promise<ShownOnce<{ expiresAt: string }, { url: string }> | Refusal> {
  const [row] = await w.read<{
    role: string | null;
    teamId: string | null;
    scope: RowScope | null;
    masked: string[] | null;
    memberships: number;
  }>(colleagueSql, [w.workspaceId, userId]);
  if (row === undefined || row.role === null) return staff('member-unknown');
  const refusal =
    (await checkStanding(w, own, { role: row.role, scope: row.scope, masked: row.masked ?? [] })) ??
    (await checkReach(w, own, row.teamId));
  if (refusal !== undefined) return refusal;
  if (row.memberships > 1) return staff('elsewhere-too');
  const { token, expiresAt } = await makeLink(w.tx.client, {
    userId,
    kind: 'password',
    createdBy: w.actor,
    now: w.now,
    hours: 48,
  });
  await recordChange(w, house.secrets, {
    action: 'staff.password-link-made',
    subject: { kind: 'member', id: userId },
  });
  return {
    kept: { expiresAt: expiresAt.toISOString() },
    once: { url: linkUrl(house.config.baseUrl, 'password', token) },
  };
}

/** Spends a sign-in link: the person it was made for. */
export async function spendSignInLink(house: House, token: string): Promise<{ userId: string } | Refusal> {
  const { rows } = await house.pool.query(
    `delete from auth.link where token_hash = $1 and kind = 'sign-in' and expires_at > $2 returning user_id as "userId"`,
    [hashSecret(token), house.clock.now()],
  );
  return (rows[0] as { userId: string } | undefined) ?? staff('link-spent');
}

const resetSql = `with used as (delete from auth.link where token_hash = $1 and kind = 'password' and expires_at > $2 returning user_id),
  changed as (update auth.account a set password = $3, password_changed_at = $2, password_asked_at = null from used where a.user_id = used.user_id),
  ended as (delete from auth.session s using used where s.user_id = used.user_id),
  devices as (delete from auth.device d using used where d.user_id = used.user_id),
  others as (delete from auth.link l using used where l.user_id = used.user_id and l.token_hash <> $1)
select user_id as "userId" from used`;

/** Spends a password link: sets the password, ends every session and every other link of the person. */
export async function spendPasswordLink(
  house: House,
  token: string,
  password: string,
): Promise<{ userId: string } | Refusal> {
  const hash = hashSecret(token);
  const known = await house.pool.query(
    `select a.name, a.email from auth.link l join auth.account a on a.user_id = l.user_id
     where l.token_hash = $1 and l.kind = 'password' and l.expires_at > $2`,
    [hash, house.clock.now()],
  );
  const person = known.rows[0] as { name: string; email: string | null } | undefined;
  if (person === undefined) return staff('link-spent');
  const unfit = refusePassword(password, [person.email, person.name]);
  if (unfit !== undefined) return unfit;
  const encoded = await hashPassword(password);
  const { rows } = await house.pool.query(resetSql, [hash, house.clock.now(), encoded]);
  const changed = rows[0] as { userId: string } | undefined;
  if (changed === undefined) return staff('link-spent');
  await noteOnAccount(house, changed.userId, 'account.password-changed', { by: 'link' });
  return changed;
}
