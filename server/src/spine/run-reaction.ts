import type pg from 'pg';
import { inWorkspace, type Row, type Tx } from '../platform/database/transaction.ts';
import { describeError, type Log } from '../platform/log.ts';
import type { Event } from './event.ts';
import type { Reaction, ReactionSpine } from './reaction.ts';

export interface RunnerHouse {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly spine: (tx: Tx) => ReactionSpine;
}

export interface Ran {
  /** Events handled. */
  handled: number;
  /** Another runner holds this reaction's cursor. */
  busy: boolean;
  /** More is waiting: a full batch, or events that a running transaction still hides. */
  more: boolean;
}

const startSql = 'insert into spine_cursor (workspace_id, reaction) values ($1, $2) on conflict do nothing';
const lockSql = `select epoch, xid::text as xid, position from spine_cursor
where workspace_id = $1 and reaction = $2 for update skip locked`;
// One statement, one snapshot: the horizon and the rows below it belong together.
const batchSql = `select h.horizon::text as horizon, h.epoch as "nowEpoch", e.*
from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon, (select epoch from spine_epoch) as epoch) h
left join lateral (
  select event_id as "eventId", recorded_at as "recordedAt", epoch, xid::text as xid, position, type, version,
    customer_id as "customerId", occurred_at as "occurredAt", actor, cause, depth, source, origin, data
  from spine_event
  where workspace_id = $1 and (epoch, xid, position) > ($2, $3::xid8, $4)
    and (epoch < h.epoch or xid < h.horizon)
    and ($5::text[] is null or type = any($5)) and origin = any($6)
  order by spine_event.epoch, spine_event.xid, spine_event.position limit $7) e on true`;
const moveSql = `update spine_cursor set epoch = $3, xid = $4::xid8, position = $5, moved_at = now()
where workspace_id = $1 and reaction = $2`;
const hiddenSql = `select exists (select 1 from spine_event
  where workspace_id = $1 and epoch = $2 and xid >= $3::xid8 and ($4::text[] is null or type = any($4)) and origin = any($5)) as hidden`;

interface Cursor {
  epoch: number;
  xid: string;
  position: number;
}
type BatchRow = { horizon: string; nowEpoch: number } & Cursor & Event & { eventId: string | null };

/** Runs one batch of one reaction in one workspace. Safe to call from any number of processes at once. */
export async function runReaction(house: RunnerHouse, workspaceId: string, reaction: Reaction): Promise<Ran> {
  const types = reaction.hears.includes('*') ? null : reaction.hears;
  const origins = reaction.origins ?? ['live'];
  const size = reaction.batch ?? 500;
  const options = { statementTimeoutMs: 600_000 };
  return inWorkspace(
    house.pool,
    workspaceId,
    async (tx) => {
      await tx.prepared(startSql, [workspaceId, reaction.name]);
      const [cursor] = await tx.prepared<Cursor>(lockSql, [workspaceId, reaction.name]);
      if (cursor === undefined) return { handled: 0, busy: true, more: true };
      const rows = await tx.prepared<BatchRow>(batchSql, [
        workspaceId,
        cursor.epoch,
        cursor.xid,
        cursor.position,
        types,
        origins,
        size,
      ]);
      const { horizon, nowEpoch } = rows[0] as BatchRow;
      const events = rows.filter((row) => row.eventId !== null).map((row) => ({ ...row, workspaceId }));
      const last = events.at(-1);
      const spine = house.spine(tx);

      if (
        events.length === size &&
        reaction.catchUp &&
        (await waiting(tx, cursor, types, origins)) > (reaction.catchUpFrom ?? Number.POSITIVE_INFINITY)
      ) {
        // Read the state after the horizon was fixed: what commits meanwhile is heard again, and a rebuild bears that.
        await reaction.catchUp(tx, spine);
        await tx.prepared(moveSql, [workspaceId, reaction.name, nowEpoch, horizon, -1]);
        return { handled: events.length, busy: false, more: true };
      }
      if (events.length > 0) await handle(house, tx, reaction, events, spine);
      const full = events.length === size && last !== undefined;
      // Not full: everything below the horizon has been seen, so the cursor may jump over what this reaction does not hear.
      const to: Cursor = full ? last : { epoch: nowEpoch, xid: horizon, position: -1 };
      if (to.epoch !== cursor.epoch || to.xid !== cursor.xid || to.position !== cursor.position)
        await tx.prepared(moveSql, [workspaceId, reaction.name, to.epoch, to.xid, to.position]);
      if (full) return { handled: events.length, busy: false, more: true };
      const [{ hidden } = { hidden: false }] = await tx.prepared<{ hidden: boolean }>(hiddenSql, [
        workspaceId,
        nowEpoch,
        horizon,
        types,
        origins,
      ]);
      return { handled: events.length, busy: false, more: hidden };
    },
    options,
  );
}

async function waiting(
  tx: Tx,
  cursor: Cursor,
  types: readonly string[] | null,
  origins: readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*) as n from spine_event where workspace_id = $1 and (epoch, xid, position) > ($2, $3::xid8, $4)
       and ($5::text[] is null or type = any($5)) and origin = any($6)`,
    [tx.workspaceId, cursor.epoch, cursor.xid, cursor.position, types, origins],
  );
  return row?.n ?? 0;
}

/** The batch at once; if it throws, each event alone, so that one bad event cannot stop the rest. */
async function handle(
  house: RunnerHouse,
  tx: Tx,
  reaction: Reaction,
  events: readonly Event[],
  spine: ReactionSpine,
): Promise<void> {
  if ((await attempt(tx, () => reaction.react(tx, events, spine))) === undefined) return;
  for (const event of events) {
    const error = await attempt(tx, () => reaction.react(tx, [event], spine));
    if (error !== undefined) await park(house, tx, reaction, event, error, 1, spine.now);
  }
}

async function attempt(tx: Tx, work: () => Promise<void>): Promise<unknown> {
  await tx.client.query('savepoint reaction');
  try {
    await work();
    await tx.client.query('release savepoint reaction');
    return undefined;
  } catch (error) {
    await tx.client.query('rollback to savepoint reaction');
    return error ?? new Error('thrown nothing');
  }
}

/** Attempts before an event stays parked until somebody replays it; the pause doubles from 10 s, an hour at most. */
export const attemptsBeforeParked = 8;

async function park(
  house: RunnerHouse,
  tx: Tx,
  reaction: Reaction,
  event: Event,
  error: unknown,
  attempts: number,
  now: Date,
): Promise<void> {
  const { message } = describeError(error);
  const pause = Math.min(3_600_000, 10_000 * 2 ** (attempts - 1));
  const next = attempts >= attemptsBeforeParked ? null : new Date(now.getTime() + pause);
  house.log.error('a reaction failed', {
    reaction: reaction.name,
    event: event.eventId,
    type: event.type,
    attempts,
    error,
  });
  await tx.query(
    `insert into spine_parked (workspace_id, reaction, event_id, recorded_at, attempts, next_at, error)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, reaction, event_id) do update set attempts = $5, next_at = $6, error = $7`,
    [tx.workspaceId, reaction.name, event.eventId, event.recordedAt, attempts, next, message.slice(0, 2000)],
  );
}

/** Tries the parked events of one reaction whose time has come. Answers how many succeeded. */
export async function retryParked(
  house: RunnerHouse,
  workspaceId: string,
  reaction: Reaction,
  now: Date,
): Promise<number> {
  return inWorkspace(house.pool, workspaceId, async (tx) => {
    const due = await tx.query<Row & { event_id: string; recorded_at: Date; attempts: number }>(
      `select event_id, recorded_at, attempts from spine_parked
       where workspace_id = $1 and reaction = $2 and next_at <= $3 order by next_at limit 50 for update skip locked`,
      [workspaceId, reaction.name, now],
    );
    let done = 0;
    for (const row of due) {
      const [event] = await tx.query<Event>(
        `select event_id as "eventId", workspace_id as "workspaceId", recorded_at as "recordedAt", type, version,
           customer_id as "customerId", occurred_at as "occurredAt", actor, cause, depth, source, origin, data
         from spine_event where workspace_id = $1 and recorded_at = $2 and event_id = $3`,
        [workspaceId, row.recorded_at, row.event_id],
      );
      if (event === undefined) continue;
      const spine = house.spine(tx);
      const error = await attempt(tx, () => reaction.react(tx, [event], spine));
      if (error !== undefined) await park(house, tx, reaction, event, error, row.attempts + 1, now);
      else {
        await tx.query('delete from spine_parked where workspace_id = $1 and reaction = $2 and event_id = $3', [
          workspaceId,
          reaction.name,
          row.event_id,
        ]);
        done += 1;
      }
    }
    return done;
  });
}
