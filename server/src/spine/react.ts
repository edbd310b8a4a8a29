import type pg from 'pg';
import type { Tx } from '../platform/database/transaction.ts';
import type { Log } from '../platform/log.ts';
import type { Event } from './event.ts';
import { park } from './parked.ts';
import type { Reaction, ReactionSpine } from './reaction.ts';

export interface RunnerHouse {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly spine: (tx: Tx) => ReactionSpine;
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

/** Runs `work` so that what it wrote is undone when it throws. Answers what it threw. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<unknown> {
  const saved = tx.client.query('savepoint reaction');
  saved.catch(() => {});
  try {
    // the savepoint is already under way: the first statement of the work follows it down the pipe
    await work();
    await tx.client.query('release savepoint reaction');
    return undefined;
  } catch (error) {
    await saved;
    await tx.client.query('rollback to savepoint reaction');
    return error ?? new Error('thrown nothing');
  }
}
