import type { Tx } from '../platform/database/transaction.ts';
import type { Event, Origin } from './event.ts';

/**
 * When X happened → do Y. A reaction receives a batch of one workspace; its database effects and its cursor commit in
 * one transaction, and that is the once. The log's order is not the order of decisions for one customer: a reaction is
 * commutative, or reads the state again under the subject's lock.
 */
export interface Reaction {
  /** module.verb, for ever stable: the cursor hangs on it. */
  readonly name: string;
  /** Event types heard; '*' hears all. */
  readonly hears: readonly string[];
  /** Default: live only. Imports, demo data and replays go on a lane apart and must greet nobody. */
  readonly origins?: readonly Origin[];
  /** Events in one transaction at most. */
  readonly batch?: number;
  /** Nobody waits for its effect: it runs some seconds later, for all that has gathered until then. */
  readonly unhurried?: boolean;
  /** When more events than this wait, `catchUp` runs instead of `react`. */
  readonly catchUpFrom?: number;
  react(tx: Tx, events: readonly Event[], spine: ReactionSpine): Promise<void>;
  /** Rebuilds the derived tables of the whole workspace from state; everything in the log so far is then done. */
  catchUp?(tx: Tx, spine: ReactionSpine): Promise<void>;
}

/** What a reaction may use beside the database. */
export interface ReactionSpine {
  readonly now: Date;
  /** More events wait behind this batch: what needs to see them all can be left to the last one. */
  readonly more: boolean;
  /** Adds a job in the same transaction. */
  addJob(
    name: string,
    payload: Record<string, unknown>,
    options?: { key?: string; runAt?: Date; keepRunAt?: boolean },
  ): Promise<void>;
}

/** What waits for what: a till's sale, what may come seconds later, and imports with their like. */
export type Lane = 'live' | 'later' | 'bulk';
export const lanes: readonly Lane[] = ['live', 'later', 'bulk'];

/** Which lane a reaction runs on. */
export function laneOf(reaction: Reaction): Lane {
  if (!originsOf(reaction).includes('live')) return 'bulk';
  return reaction.unhurried ? 'later' : 'live';
}

export function originsOf(reaction: Reaction): readonly Origin[] {
  return reaction.origins ?? ['live'];
}

export function batchOf(reaction: Reaction): number {
  return reaction.batch ?? 500;
}
