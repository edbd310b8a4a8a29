import { createHash } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import { defineRefusals, isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import { sendTogether } from '../platform/database/send-together.ts';
import { connectFor } from '../platform/database/share-connections.ts';
import { bindTx, openTransaction, type Row, statementName, type Tx } from '../platform/database/transaction.ts';
import { appendEvents } from './append-events.ts';
import { composeStatement, type Part } from './compose-statement.ts';
import { deepestCause, type Event, type Origin, type Told } from './event.ts';

/** What the write path needs of the house. */
export interface WritePath {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Epoch of the log; restore raises it while the product is stopped. */
  readonly epoch: number;
  /** Called after the commit: the pump of this process wakes. */
  readonly committed: (workspaceId: string) => void;
}

/** Who writes, for whom, and under which key. */
export interface WriteRequest {
  readonly workspaceId: string;
  readonly actor: string;
  readonly source: string;
  readonly origin?: Origin;
  /** The caller's idempotency key; absent for inner writes that have an identity of their own. */
  readonly key?: string | undefined;
  /** Where the key was given: "POST /purchases". A key answers only who gave it, and only there. */
  readonly route?: string | undefined;
  /** What the key stands for: hashed and kept with the answer. */
  readonly input?: unknown;
  /** HTTP status kept with the answer, or how it follows from the answer. */
  readonly status?: number | ((answer: never) => number);
  readonly cause?: Event;
}

/** The open write handle that a command works with. */
export interface Write {
  readonly workspaceId: string;
  readonly now: Date;
  readonly actor: string;
  readonly source: string;
  readonly origin: Origin;
  /** Reads and locks what the rule needs, in as few statements as possible. */
  read<R extends object = Row>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Puts off a statement to the single one that ends the write. Use `tx` where a later step must see the effect. */
  put(sql: string, params: readonly unknown[]): void;
  /** Tells what happened; the event joins the same commit. Answers its id. */
  tell(event: Told): string;
  /** Sends what was put off so far, for a step that has to see it. */
  flush(): Promise<void>;
  /** Drops what was put off and told: the command found that its work had been done before. */
  discard(): void;
  readonly tx: Tx;
}

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

/**
 * The one write path: key, lock, decide, write, record, commit. The command supplies the middle. Its first read leaves
 * together with BEGIN and the claim of the key; everything it puts off leaves in one statement together with COMMIT.
 *
 * Same key, same actor, same route and same input: the first answer, marked as replayed. Same of these, other input:
 * `idempotency.key-reused`. Another actor, or another route, with the same key makes a write of its own.
 * A refusal rolls everything back, the key included, so that the same press may succeed later.
 */
export async function write<A>(path: WritePath, request: WriteRequest, command: Command<A>): Promise<Written<A>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptWrite(path, request, command);
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
    }
  }
}

export type Command<A> = (w: Write) => Promise<A | Refusal>;

const attempts = 4;

/**
 * Nothing was written and the same again may succeed: deadlock, serialisation, or somebody committed the same key, phone
 * or number a moment ago: the next attempt reads it and decides by it. A unique index is the check (STYLE 20).
 */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '40P01' || code === '40001' || code === '23505';
}

async function attemptWrite<A>(path: WritePath, request: WriteRequest, command: Command<A>): Promise<Written<A>> {
  const { client, giveBack } = await connectFor(path.pool, request.workspaceId);
  let broken: Error | undefined;
  try {
    const hash = request.key === undefined ? undefined : hashRequest(request.input);
    const draft = new Draft(path, request, client);
    // Decided while the claim is under way; nothing has been written before the claim is known to be ours.
    const { opened, claimed, deciding } = sendTogether(client, () => {
      const opened = openTransaction(client, request.workspaceId, { plansOnce: true });
      const claimed = request.key === undefined ? undefined : claimKey(client, request, request.key);
      return { opened, claimed, deciding: command(draft.handle(claimed, hash)) };
    });
    for (const sent of [opened, claimed, deciding]) sent?.catch(() => {});
    const earlier = await claimed;
    const verdict = earlier === undefined || hash === undefined ? undefined : judgeClaim<A>(earlier, hash);
    if (verdict !== undefined) {
      await deciding.catch(() => {});
      await client.query('rollback');
      return verdict;
    }
    const answer = await deciding;
    if (isRefusal(answer)) {
      await client.query('rollback');
      return answer;
    }
    const status = typeof request.status === 'function' ? request.status(answer as never) : (request.status ?? 200);
    if (request.key !== undefined)
      draft.put(keepSql, [
        request.workspaceId,
        request.key,
        request.actor,
        request.route ?? '',
        hash,
        status,
        JSON.stringify(answer),
        draft.now,
      ]);
    await draft.commit();
    path.committed(request.workspaceId);
    return { answer, status, replayed: false };
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    giveBack(broken);
  }
}

/** True for what may be a key: it is kept and compared, so it is short and plain. */
export function isKey(key: unknown): key is string {
  return typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key);
}

class ClaimLost extends Error {}

class Draft {
  readonly now: Date;
  #path: WritePath;
  #request: WriteRequest;
  #client: pg.PoolClient;
  #parts: Part[] = [];
  #events: Event[] = [];
  #position = 0;

  constructor(path: WritePath, request: WriteRequest, client: pg.PoolClient) {
    this.#path = path;
    this.#request = request;
    this.#client = client;
    this.now = path.clock.now();
  }

  put(sql: string, params: readonly unknown[]): void {
    this.#parts.push({ sql, params });
  }

  handle(claimed: Promise<Claim> | undefined, hash: Buffer | undefined): Write {
    const { workspaceId, actor, source, origin = 'live', cause } = this.#request;
    const depth = cause === undefined ? 0 : cause.depth + 1;
    if (depth > deepestCause)
      throw new Error(`a chain of causes deeper than ${deepestCause} is refused (${cause?.type})`);
    const tx = bindTx(this.#client, workspaceId);
    return {
      workspaceId,
      actor,
      source,
      origin,
      now: this.now,
      read: async <R extends object>(sql: string, params: readonly unknown[] = []) => {
        const rows = tx.prepared<R>(sql, params);
        rows.catch(() => {});
        // The read was sent behind the claim: both answers arrive in one round trip.
        if (claimed !== undefined && hash !== undefined && judgeClaim(await claimed, hash) !== undefined)
          throw new ClaimLost();
        return rows;
      },
      put: (sql, params) => this.put(sql, params),
      tell: (told) => {
        const event: Event = {
          eventId: uuidv7(this.now.getTime()),
          workspaceId,
          recordedAt: this.now,
          type: told.type,
          version: told.version ?? 1,
          customerId: told.customerId ?? null,
          occurredAt: told.occurredAt ?? this.now,
          actor,
          cause: cause?.eventId ?? null,
          depth,
          source,
          origin,
          data: told.data,
        };
        this.#events.push(event);
        return event.eventId;
      },
      flush: () => this.#send(),
      discard: () => {
        this.#parts = [];
        this.#events = [];
      },
      tx,
    };
  }

  /** The last statement and COMMIT go down the pipe together; a failed statement turns COMMIT into a rollback. */
  async commit(): Promise<void> {
    const [sent, committed] = sendTogether(this.#client, () => [this.#send(), this.#client.query('commit')]);
    committed.catch(() => {});
    await sent;
    await committed;
  }

  async #send(): Promise<void> {
    if (this.#events.length > 0) {
      this.#parts.push(appendEvents(this.#path.epoch, this.#events, this.#position));
      this.#position += this.#events.length;
      this.#events = [];
    }
    if (this.#parts.length === 0) return;
    const { sql, params } = composeStatement(this.#parts);
    this.#parts = [];
    await this.#client.query({ name: statementName(sql), text: sql, values: params as unknown[] });
  }
}

interface Claim {
  free: boolean;
  nobodys: boolean | null;
  hash: Buffer | null;
  status: number | null;
  answer: unknown;
}

async function claimKey(client: pg.PoolClient, request: WriteRequest, key: string): Promise<Claim> {
  const { workspaceId, actor, route = '' } = request;
  const lock = createHash('sha256')
    .update(JSON.stringify([workspaceId, actor, route, key]))
    .digest()
    .readBigInt64BE(0);
  const values = [workspaceId, lock.toString(), key, actor, route];
  const result = await client.query({ name: 'claim-key', text: claimSql, values });
  return result.rows[0] as Claim;
}

function judgeClaim<A>(claim: Claim, hash: Buffer): Written<A> | undefined {
  if (claim.hash !== null) {
    if (claim.nobodys === true || !claim.hash.equals(hash)) return idempotency('key-reused');
    return { answer: claim.answer as A, status: claim.status ?? 200, replayed: true };
  }
  return claim.free ? undefined : idempotency('in-flight');
}

/** A hash that does not depend on the order of the fields. */
export function hashRequest(input: unknown): Buffer {
  return createHash('sha256').update(canonical(input)).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
