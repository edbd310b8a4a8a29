import { createHash } from 'node:crypto';
import { defineRefusals, type Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import { send } from '../ground/database/send-together.ts';
import { named } from '../ground/database/transaction.ts';
import type { Part } from './compose-statement.ts';

/** What a press with a key is answered: as the command did, or as it did before. */
export type Written<A> = { readonly answer: A; readonly status: number; readonly replayed: boolean } | Refusal;

export const idempotency = defineRefusals('idempotency', {
  'key-reused': {
    status: 422,
    fa: 'این کلید پیش‌تر برای درخواست دیگری به کار رفته است. برای درخواست تازه کلید تازه‌ای بسازید.',
    en: 'This key was already used for another request. Make a new key for a new request.',
  },
  'in-flight': {
    status: 409,
    fa: 'درخواستی با همین کلید هنوز در حال انجام است. کمی بعد دوباره بفرستید.',
    en: 'A request with this key is still being worked on. Send it again in a moment.',
  },
  'key-missing': {
    status: 400,
    fa: 'سرآیند Idempotency-Key لازم است تا تکرار درخواست، کار را دوبار انجام ندهد.',
    en: 'The header Idempotency-Key is required, so that repeating the request cannot do the work twice.',
  },
  'key-unfit': {
    status: 400,
    fa: 'کلید Idempotency-Key باید یک تا ۲۵۵ نویسهٔ لاتین باشد؛ یک UUID تازه کافی است.',
    en: 'Idempotency-Key is 1 to 255 printable Latin characters; a fresh UUID does.',
  },
});

// Rows from before keys had owners have no actor: nobody is answered from them, the key counts as used.
const claimSql = `select pg_try_advisory_xact_lock($2) as free,
  k.actor = '' as nobodys, k.request_hash as hash, k.status, k.answer
from (select 1) as one left join idempotency_key k on k.workspace_id = $1 and k.key = $3
  and ((k.actor = $4 and k.route = $5) or k.actor = '')`;
const keepSql =
  'insert into idempotency_key (workspace_id, key, actor, route, request_hash, status, answer, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)';

/** What a key is claimed by: who gave it, for whom, and where. */
interface Claiming {
  readonly workspaceId: string;
  readonly actor: string;
  readonly route?: string | undefined;
}

/** What lay under a key, and whether it is free to be worked on. */
export interface Claim {
  free: boolean;
  nobodys: boolean | null;
  hash: Buffer | null;
  status: number | null;
  answer: unknown;
}

/** Looks the key up and takes it for this transaction. */
export async function claimKey(client: pg.PoolClient, request: Claiming, key: string): Promise<Claim> {
  const { workspaceId, actor, route = '' } = request;
  const lock = createHash('sha256')
    .update(JSON.stringify([workspaceId, actor, route, key]))
    .digest()
    .readBigInt64BE(0);
  const values = [workspaceId, lock.toString(), key, actor, route];
  const [claim] = await send<Claim>(client, named(claimSql, values));
  return claim as Claim;
}

/** @returns undefined when the key is ours to work under */
export function judgeClaim<A>(claim: Claim, hash: Buffer): Written<A> | undefined {
  if (claim.hash !== null) {
    if (claim.nobodys === true || !claim.hash.equals(hash)) return idempotency('key-reused');
    return { answer: claim.answer as A, status: claim.status ?? 200, replayed: true };
  }
  return claim.free ? undefined : idempotency('in-flight');
}

/** True for what may be a key: it is kept and compared, so it is short and plain. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key);
}

/** The statement that keeps an answer under its key. */
export function keepAnswer(
  request: Claiming,
  key: string,
  hash: Buffer | undefined,
  status: number,
  answer: unknown,
  now: Date,
): Part {
  const { workspaceId, actor, route = '' } = request;
  return { sql: keepSql, params: [workspaceId, key, actor, route, hash, status, JSON.stringify(answer), now] };
}
