import { inWorkspace, type Row, type Tx } from '../platform/database/transaction.ts';
import { type Log, nameFailure } from '../platform/log.ts';
import { attempt } from './attempt-in-savepoint.ts';
import type { Event } from './event.ts';
import type { RunnerHouse } from './react.ts';
import type { Reaction } from './reaction.ts';

/** Attempts before an event stays parked until somebody replays it; the pause doubles from 10 s, an hour at most. */
export const attemptsBeforeParked = 8;

/** Sets an event aside for one reaction, with what went wrong. */
export async function park(
  log: Log,
  tx: Tx,
  reaction: Reaction,
  event: Event,
  error: unknown,
  attempts: number,
  now: Date,
): Promise<void> {
  const pause = Math.min(3_600_000, 10_000 * 2 ** (attempts - 1));
  const next = attempts >= attemptsBeforeParked ? null : new Date(now.getTime() + pause);
  log.error('a reaction failed', { reaction: reaction.name, event: event.eventId, type: event.type, attempts, error });
  await tx.query(
    `insert into spine_parked (workspace_id, reaction, event_id, recorded_at, attempts, next_at, error)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace_id, reaction, event_id) do update set attempts = $5, next_at = $6, error = $7`,
    [tx.workspaceId, reaction.name, event.eventId, event.recordedAt, attempts, next, nameFailure(error)],
  );
}

/** Names of the reactions that have parked events whose time has come. */
export async function dueReactions(house: RunnerHouse, workspaceId: string, now: Date): Promise<Set<string>> {
  return inWorkspace(house.pool, workspaceId, async (tx) => {
    const rows = await tx.prepared<{ reaction: string }>(
      'select distinct reaction from spine_parked where workspace_id = $1 and next_at <= $2',
      [workspaceId, now],
    );
    return new Set(rows.map((row) => row.reaction));
  });
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
      const spine = { ...house.spine(tx), more: false };
      const error = await attempt(tx, () => reaction.react(tx, [event], spine));
      if (error !== undefined) await park(house.log, tx, reaction, event, error, row.attempts + 1, now);
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
