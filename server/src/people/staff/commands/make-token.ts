import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import type { Principal, RowScope } from '../../../edge/http/principal.ts';
import type { ShownOnce } from '../../../edge/http/shown-once.ts';
import { refuseBeyond } from '../../../ground/quota/quotas.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { tokenMade, tokenRevoked } from '../events.ts';
import { hashSecret, newApiToken } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { isWithin, narrowTo } from '../rules/may-grant.ts';
import { type Grant, knownRights } from '../rules/rights.ts';
import { grantOf } from './resolve-role.ts';

export interface TokenWish {
  name: string;
  /** A role, whose changes the token follows, or a fixed list of rights. */
  role?: string | undefined;
  rights?: readonly string[] | undefined;
  /** RFC 3339; without it the token lives until it is revoked. */
  expiresAt?: string | null | undefined;
  /** Belongs to the business and not to its maker; only an owner makes one. */
  service?: boolean | undefined;
}

export interface MadeToken {
  id: string;
  prefix: string;
  name: string;
  role: string | null;
  rights: string[] | null;
  expiresAt: string | null;
  service: boolean;
}

/** Who makes a token: a member, or the operator at the command line, whose tokens belong to the business. */
export type TokenMaker = Pick<Principal, 'rights' | 'scope' | 'masked' | 'userId' | 'role'>;

const countSql = `select count(*) as n from auth.token
where workspace_id = $1 and revoked_at is null and (expires_at is null or expires_at > now())`;

const insertSql = `insert into auth.token (workspace_id, token_id, token_hash, prefix, name, role, rights, scope, masked, user_id, created_by, created_at, expires_at, service)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/**
 * Makes an API token, within what its maker holds: her rows and her masked fields bind it too, now and whenever it is used
 * (identity/find-caller.ts). The token itself is shown once.
 */
export async function makeToken(
  w: Write,
  house: Pick<House, 'secrets' | 'config'>,
  maker: TokenMaker,
  wish: TokenWish,
): Promise<ShownOnce<MadeToken, { token: string }> | Refusal> {
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  const service = wish.service === true || maker.userId === null;
  if (service && maker.role !== 'owner') return staff('service-by-owner');
  const expiresAt = wish.expiresAt == null ? null : new Date(wish.expiresAt);
  if (expiresAt !== null && expiresAt <= w.now) return staff('expiry-past');
  const wanted = await wantedGrant(w, wish);
  if (isRefusal(wanted)) return wanted;
  const beyond = await refuseBeyond(w.tx, house.config.quotas, 'tokens', countSql);
  if (beyond !== undefined) return beyond;
  const narrowed = narrowTo({ ...wanted, scope: 'all' }, maker);
  if (!isWithin(narrowed, maker)) return staff('beyond-own');

  const tokenId = uuidv7(w.now.getTime());
  const { token, prefix } = newApiToken();
  const rights = wish.rights === undefined ? null : [...wanted.rights].sort();
  await w.tx.run(insertSql, [
    w.workspaceId,
    tokenId,
    hashSecret(token),
    prefix,
    name,
    wish.role ?? null,
    rights,
    narrowed.scope,
    [...maker.masked],
    maker.userId,
    w.actor,
    w.now,
    expiresAt,
    service,
  ]);
  w.tell(tokenMade({ tokenId, role: wish.role ?? null }));
  await recordChange(w, house.secrets, {
    action: 'staff.token-made',
    subject: { kind: 'token', id: tokenId },
    after: { name, prefix, role: wish.role, rights, expiresAt, service },
  });
  const kept = {
    id: tokenId,
    prefix,
    name,
    role: wish.role ?? null,
    rights,
    expiresAt: expiresAt?.toISOString() ?? null,
    service,
  };
  return { kept, once: { token } };
}

async function wantedGrant(w: Write, wish: TokenWish): Promise<Grant | Refusal> {
  if ((wish.role === undefined) === (wish.rights === undefined)) return staff('token-ambiguous');
  // a read in any case: nothing may be written before the request's key is known to be ours
  await w.read('select 1');
  if (wish.role !== undefined)
    return (await grantOf(w, { role: wish.role, scope: null, masked: [] })) ?? staff('role-unknown');
  const rights = new Set(wish.rights);
  const unknown = [...rights].find((right) => !knownRights.has(right));
  return unknown === undefined
    ? { rights, scope: 'all', masked: new Set() }
    : staff('right-unknown', { right: unknown });
}

const lockSql = `select role, rights, scope, masked, user_id as "userId", service from auth.token
where workspace_id = $1 and token_id = $2 and revoked_at is null for update`;

interface StandingToken {
  role: string | null;
  rights: string[] | null;
  scope: RowScope;
  masked: string[];
  userId: string | null;
  service: boolean;
}

/** Ends a token for good: one's own, or one that holds no more than who ends it. */
export async function revokeToken(w: Write, house: House, own: Principal, tokenId: string): Promise<null | Refusal> {
  const [row] = await w.read<StandingToken>(lockSql, [w.workspaceId, tokenId]);
  if (row === undefined) return staff('token-not-found');
  const hers = row.userId !== null && row.userId === own.userId && !row.service;
  if (!hers && own.role !== 'owner') {
    const grant =
      row.role === null
        ? { rights: new Set(row.rights), scope: row.scope, masked: new Set(row.masked) }
        : await grantOf(w, { role: row.role, scope: row.scope, masked: row.masked });
    if (grant !== undefined && !isWithin(grant, own)) return staff('beyond-own');
  }
  await w.tx.run('update auth.token set revoked_at = $3 where workspace_id = $1 and token_id = $2', [
    w.workspaceId,
    tokenId,
    w.now,
  ]);
  w.tell(tokenRevoked({ tokenId }));
  await recordChange(w, house.secrets, { action: 'staff.token-revoked', subject: { kind: 'token', id: tokenId } });
  return null;
}
