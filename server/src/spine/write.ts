import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { Clock } from '../ground/clock.ts';
import { send, sendTogether } from '../ground/database/send-together.ts';
import { connectFor } from '../ground/database/share-connections.ts';
import { named, openTransaction } from '../ground/database/transaction.ts';
import { type Claim, claimKey, judgeClaim, keepAnswer, type Written } from './claim-key.ts';
import { type AddJob, Draft, startRecording, type Write } from './draft.ts';
import type { Event, Origin } from './event.ts';
import { hashRequest } from './hash-request.ts';

export type { Write } from './draft.ts';

/** What the write path needs of the house. */
export interface WritePath {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  /** Epoch of the log; restore raises it while the product is stopped. */
  readonly epoch: number;
  readonly addJob: AddJob;
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

export type Command<A> = (w: Write) => Promise<A | Refusal>;

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

const attempts = 4;

/**
 * Nothing was written and the same again may succeed: deadlock, serialisation, or somebody committed the same key, phone,
 * number or hour a moment ago: the next attempt reads it and decides by it. A unique index or an exclusion is the check.
 */
const passing = new Set(['40P01', '40001', '23505', '23P01']);
const isPassing = (error: unknown) => passing.has(String((error as { code?: string }).code));

async function attemptWrite<A>(path: WritePath, request: WriteRequest, command: Command<A>): Promise<Written<A>> {
  const { client, giveBack } = await connectFor(path.pool, request.workspaceId);
  let broken: Error | undefined;
  try {
    const hash = request.key === undefined ? undefined : hashRequest(request.input);
    const now = path.clock.now();
    const recording = startRecording(client, request.workspaceId, { ...path, now });
    const draft = new Draft(recording);
    // Decided while the claim is under way; nothing has been written before the claim is known to be ours.
    const { opened, claimed, deciding } = sendTogether(client, () => {
      const opened = openTransaction(client, request.workspaceId, { plansOnce: true });
      const claimed = request.key === undefined ? undefined : claimKey(client, request, request.key);
      const { actor, source, origin = 'live', cause } = request;
      const w = draft.handle({ actor, source, origin, cause }, readBehind(recording.tx, claimed, hash));
      return { opened, claimed, deciding: command(w) };
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
    if (request.key !== undefined) {
      const { sql, params } = keepAnswer(request, request.key, hash, status, answer, now);
      draft.put(sql, params);
    }
    await commit(client, draft);
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

class ClaimLost extends Error {}

/** Reads that are sent behind the claim: both answers arrive in one round trip. */
function readBehind(tx: Write['tx'], claimed: Promise<Claim> | undefined, hash: Buffer | undefined): Write['read'] {
  return async <R extends object>(sql: string, params: readonly unknown[] = []) => {
    const rows = tx.prepared<R>(sql, params);
    rows.catch(() => {});
    if (claimed !== undefined && hash !== undefined && judgeClaim(await claimed, hash) !== undefined)
      throw new ClaimLost();
    return rows;
  };
}

/** The last statement and COMMIT go down the pipe together; a failed statement turns COMMIT into a rollback. */
async function commit(client: pg.PoolClient, draft: Draft): Promise<void> {
  const [sent, committed] = sendTogether(client, () => [draft.send(), send(client, named('commit'))]);
  committed.catch(() => {});
  await sent;
  await committed;
}
