import type pg from 'pg';
import type { Tx } from '../platform/database/transaction.ts';
import type { Log } from '../platform/log.ts';
import { attempt } from './attempt-in-savepoint.ts';
import type { Event } from './event.ts';
import { park } from './parked.ts';
import type { Reaction, ReactionSpine } from './reaction.ts';

export interface RunnerHouse {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly spine: (tx: Tx) => Omit<ReactionSpine, 'more'>;
}

/** The batch at once; if it throws, each event alone, so that one bad event cannot stop the rest. */
export async function react(
  house: RunnerHouse,
  tx: Tx,
  reaction: Reaction,
  events: readonly Event[],
  spine: ReactionSpine,
): Promise<void> {
  if ((await attempt(tx, () => reaction.react(tx, events, spine))) === undefined) return;
  for (const event of events) {
    const error = await attempt(tx, () => reaction.react(tx, [event], spine));
    if (error !== undefined) await park(house.log, tx, reaction, event, error, 1, spine.now);
  }
}
