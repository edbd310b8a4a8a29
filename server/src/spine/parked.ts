import type { Tx } from '../ground/database/transaction.ts';
import { type Log, nameFailure } from '../ground/log.ts';
import type { Event } from './event.ts';
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
