import type { Tx } from '../ground/database/transaction.ts';
import type { EventType } from './declare-event.ts';
import type { AddLater, Write } from './draft.ts';
import type { Event, Origin } from './event.ts';

/**
 * When X happened → do Y. A reaction receives a batch of one workspace; what it writes and tells and its cursor commit in
 * one transaction, and that is the once. The log's order is not the order of decisions for one customer: a reaction is
 * commutative, or reads the state again under the subject's lock.
 */
export interface Reaction {
  /** module.verb, for ever stable: the cursor hangs on it. */
  readonly name: string;
  /** Kinds of events heard; '*' hears all that a module declares. */
  readonly hears: readonly EventType[] | '*';
  /** Default: live only. Imports, demo data and replays go on a lane apart and must greet nobody. */
  readonly origins?: readonly Origin[];
  /**
   * Names of reactions that it comes after: it never passes their cursors, and what one of them had to set aside it hears
   * once that has succeeded there.
   */
  readonly after?: readonly string[];
  /** Events in one transaction at most. */
  readonly batch?: number;
  /** Nobody waits for its effect: it runs some seconds later, for all that has gathered until then. */
  readonly unhurried?: boolean;
  /** When more events than this wait, `catchUp` runs instead of `react`. */
  readonly catchUpFrom?: number;
  react(w: ReactionWrite, events: readonly Event[]): Promise<void>;
  /** Rebuilds the derived tables of the whole workspace from state; everything in the log so far is then done. */
  catchUp?(w: ReactionWrite): Promise<void>;
}

/** What a reaction works with: its own transaction, in which its cursor moves. */
export interface ReactionWrite {
  readonly workspaceId: string;
  readonly now: Date;
  /** More events wait behind this batch: what needs to see them all can be left to the last one. */
  readonly more: boolean;
  readonly tx: Tx;
  /**
   * The write that an event leads to: what it tells carries the event as its cause, its origin and the instant at which it
   * happened, one step deeper. Each event's effects are sent before another's first read, so that a second event about the
   * same row sees the first one's.
   */
  because(event: Event): Write;
  /** Adds a job in the same transaction. */
  later: AddLater;
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

/** The types that it hears, or '*'. */
export function typesHeard(reaction: Reaction): readonly string[] | '*' {
  return reaction.hears === '*' ? '*' : reaction.hears.map((kind) => kind.type);
}

export function batchOf(reaction: Reaction): number {
  return reaction.batch ?? 500;
}

/** The same reactions, each behind those that it comes after. @throws when one waits for itself or for nobody */
export function inOrder(reactions: readonly Reaction[]): readonly Reaction[] {
  const named = new Map(reactions.map((reaction) => [reaction.name, reaction]));
  const placed = new Set<Reaction>();
  const place = (reaction: Reaction, trail: readonly string[]) => {
    if (placed.has(reaction)) return;
    if (trail.includes(reaction.name))
      throw new Error(`reactions wait for each other: ${[...trail, reaction.name].join(' → ')}`);
    for (const leader of reaction.after ?? []) {
      const before = named.get(leader);
      if (before === undefined)
        throw new Error(`${reaction.name} comes after "${leader}", which no module on the ladder has`);
      place(before, [...trail, reaction.name]);
    }
    placed.add(reaction);
  };
  for (const reaction of reactions) place(reaction, []);
  return [...placed];
}
