import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { recordChange } from '../../../platform/audit/record-change.ts';
import type { House } from '../../../platform/house.ts';
import type { Principal } from '../../../platform/http/principal.ts';
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
}

export interface MadeToken {
  id: string;
  prefix: string;
  name: string;
  role: string | null;
  rights: string[] | null;
  expiresAt: string | null;
  /** Sealed: the answer is kept with the idempotency key, the token must not be. */
  sealedToken: string;
}

/** Who makes a token: a member, or the operator at the command line. */
export type TokenMaker = Pick<Principal, 'rights' | 'scope' | 'masked' | 'userId'>;

const insertSql = `insert into auth.token (workspace_id, token_id, token_hash, prefix, name, role, rights, scope, masked, user_id, created_by, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** Makes an API token, within what its maker holds: her rows and her masked fields bind it too. */
export async function makeToken(
  w: Write,
  house: Pick<House, 'secrets'>,
  maker: TokenMaker,
  wish: TokenWish,
): Promise<MadeToken | Refusal> {
  const name = cleanLine(wish.name);
  if (name === '') return staff('name-missing');
  const expiresAt = wish.expiresAt == null ? null : new Date(wish.expiresAt);
  if (expiresAt !== null && expiresAt <= w.now) return staff('expiry-past');
  const wanted = await wantedGrant(w, wish);
  if (isRefusal(wanted)) return wanted;
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
  ]);
  w.tell(tokenMade({ tokenId, role: wish.role ?? null }));
  await recordChange(w, house.secrets, {
    action: 'staff.token-made',
    subject: { kind: 'token', id: tokenId },
    after: { name, prefix, role: wish.role, rights, expiresAt },
  });
  const sealedToken = house.secrets.seal(token, sealedIn(tokenId));
  return {
    id: tokenId,
    prefix,
    name,
    role: wish.role ?? null,
    rights,
    expiresAt: expiresAt?.toISOString() ?? null,
    sealedToken,
  };
}

/** The token itself, from its sealed answer; shown once, to the one who made it. */
export function openToken(house: Pick<House, 'secrets'>, made: Pick<MadeToken, 'id' | 'sealedToken'>): string {
  return house.secrets.open(made.sealedToken, sealedIn(made.id));
}

function sealedIn(tokenId: string): string {
  return `token:${tokenId}`;
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

/** Ends a token for good. */
export async function revokeToken(w: Write, house: House, tokenId: string): Promise<null | Refusal> {
  await w.read('select 1');
  const ended = await w.tx.run(
    'update auth.token set revoked_at = $3 where workspace_id = $1 and token_id = $2 and revoked_at is null',
    [w.workspaceId, tokenId, w.now],
  );
  if (ended === 0) return staff('token-not-found');
  w.tell(tokenRevoked({ tokenId }));
  await recordChange(w, house.secrets, { action: 'staff.token-revoked', subject: { kind: 'token', id: tokenId } });
  return null;
}
