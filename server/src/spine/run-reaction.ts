import { inWorkspace } from '../platform/database/transaction.ts';
import { lockCursors, moveCursors } from './cursors.ts';
import { type RunnerHouse, react } from './react.ts';
import { batchOf, type Reaction } from './reaction.ts';
import { comparePlaces, hasMoreThan, hears, type Place, readBatch } from './read-log.ts';

export interface Ran {
  /** Events handled; of a backlog caught up from state, how many there were at least. */
  handled: number;
  /** Another runner holds a cursor. */
  busy: boolean;
  /** More is waiting: a full batch, or events that a running transaction still hides. */
  more: boolean;
}

const statementTimeoutMs = 600_000;

/** Runs one batch of one reaction in one workspace. Safe to call from any number of processes at once. */
export async function runReaction(house: RunnerHouse, workspaceId: string, reaction: Reaction): Promise<Ran> {
  return inWorkspace(
    house.pool,
    workspaceId,
    async (tx) => {
      const cursor = (await lockCursors(tx, [reaction])).get(reaction.name);
      if (cursor === undefined) return { handled: 0, busy: true, more: true };
      if (reaction.catchUp !== undefined) {
        // One event is enough to see the horizon: a backlog that is caught up from state need not be read.
        const { horizon, full } = await readBatch(tx, cursor, [reaction], 1);
        const most = reaction.catchUpFrom ?? Number.POSITIVE_INFINITY;
        if (full && Number.isFinite(most) && (await hasMoreThan(tx, cursor, reaction, most))) {
          // Read the state after the horizon was fixed: what commits meanwhile is heard again, and a rebuild bears that.
          await reaction.catchUp(tx, { ...house.spine(tx), more: false });
          await moveCursors(tx, [reaction.name], horizon);
          return { handled: most + 1, busy: false, more: true };
        }
      }
      const { events, full, horizon, hidden } = await readBatch(tx, cursor, [reaction], batchOf(reaction));
      const handled = events.length;
      const spine = { ...house.spine(tx), more: full };
      if (handled > 0) await react(house, tx, reaction, events, spine);
      // Not full: everything below the horizon has been seen, so the cursor may jump over what this reaction does not hear.
      const to: Place = full ? (events.at(-1) ?? cursor) : horizon;
      if (comparePlaces(cursor, to) < 0) await moveCursors(tx, [reaction.name], to);
      return { handled, busy: false, more: full || hidden };
    },
    { statementTimeoutMs },
  );
}

/**
 * Runs one batch of several reactions of a workspace: one transaction and one read of the log for all, each with its own
 * cursor, its own savepoint and its own events. A till's sale costs the house one commit here and not one for each
 * reaction. Which reactions another runner holds, that runner takes care of.
 * @returns `full`: a backlog, which each reaction works off better alone, in its own batches or by catching up
 */
export async function runTogether(
  house: RunnerHouse,
  workspaceId: string,
  reactions: readonly Reaction[],
): Promise<Ran & { full: boolean }> {
  return inWorkspace(
    house.pool,
    workspaceId,
    async (tx) => {
      const cursors = await lockCursors(tx, reactions);
      const busy = cursors.size < reactions.length;
      const held = reactions.filter((reaction) => cursors.has(reaction.name));
      const [first, ...others] = cursors.values();
      if (first === undefined) return { handled: 0, busy, more: true, full: false };
      const start = others.reduce((least, place) => (comparePlaces(place, least) < 0 ? place : least), first);
      const { events, full, horizon, hidden } = await readBatch(tx, start, held, Math.min(...held.map(batchOf)));
      const spine = { ...house.spine(tx), more: full };
      for (const reaction of held) {
        const cursor = cursors.get(reaction.name) ?? start;
        const ahead = comparePlaces(start, cursor) < 0;
        const heard = events.filter((event) => hears(reaction, event) && !(ahead && comparePlaces(event, cursor) <= 0));
        if (heard.length > 0) await react(house, tx, reaction, heard, spine);
      }
      const to: Place = full ? (events.at(-1) ?? start) : horizon;
      const behind = [...cursors].filter(([, place]) => comparePlaces(place, to) < 0).map(([name]) => name);
      await moveCursors(tx, behind, to);
      return { handled: events.length, busy, more: full || hidden, full };
    },
    { statementTimeoutMs, plansOnce: true },
  );
}
