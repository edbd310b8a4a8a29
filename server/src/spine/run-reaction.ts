import { inWorkspace, type Tx } from '../ground/database/transaction.ts';
import { lockCursors, moveCursors } from './cursors.ts';
import type { Recording } from './draft.ts';
import { atMost, boundOf, within } from './leaders.ts';
import { catchUp, type RunnerHouse, react, recordReactions } from './react.ts';
import { batchOf, type Reaction } from './reaction.ts';
import { comparePlaces, hasMoreThan, hears, type Place, readBatch } from './read-log.ts';

export interface Ran {
  /** Events handled; of a backlog caught up from state, how many there were at least. */
  handled: number;
  /** Another runner holds a cursor. */
  busy: boolean;
  /** More is waiting: a full batch, or events that a running transaction or a leader's cursor still hides. */
  more: boolean;
}

const statementTimeoutMs = 600_000;

/** Runs one batch of one reaction in one workspace. Safe to call from any number of processes at once. */
export async function runReaction(house: RunnerHouse, workspaceId: string, reaction: Reaction): Promise<Ran> {
  return telling(house, workspaceId, { statementTimeoutMs }, async (tx, recording) => {
    const cursor = (await lockCursors(tx, [reaction])).get(reaction.name);
    if (cursor === undefined) return { handled: 0, busy: true, more: true };
    const most = reaction.catchUpFrom ?? Number.POSITIVE_INFINITY;
    if (reaction.catchUp !== undefined && Number.isFinite(most)) {
      // One event is enough to see the horizon: a backlog that is caught up from state need not be read.
      const { horizon, full } = await readBatch(tx, cursor, [reaction], 1);
      if (full && (await hasMoreThan(tx, cursor, reaction, most))) {
        const to = atMost(horizon, await boundOf(tx, reaction, []));
        // Read the state after the horizon was fixed: what commits meanwhile is heard again, and a rebuild bears that.
        await catchUp(recording, reaction);
        if (comparePlaces(cursor, to) < 0) await moveCursors(tx, [reaction.name], to);
        // held behind a leader, there is nothing to do until it has moved: a rebuild is not repeated for waiting
        return { handled: most + 1, busy: false, more: comparePlaces(to, horizon) === 0 };
      }
    }
    const { events, full, horizon, hidden } = await readBatch(tx, cursor, [reaction], batchOf(reaction));
    const bound = await boundOf(tx, reaction, events);
    const heard = within(events, bound).filter((event) => house.declared.has(event.type));
    await react(house.log, recording, reaction, heard, full);
    // Not full: everything below the horizon has been seen, so the cursor may jump over what this reaction does not hear.
    const all: Place = full ? (events.at(-1) ?? cursor) : horizon;
    const to = atMost(all, bound);
    if (comparePlaces(cursor, to) < 0) await moveCursors(tx, [reaction.name], to);
    const held = events.some((event) => comparePlaces(to, event) < 0);
    const handled = events.filter((event) => comparePlaces(event, to) <= 0).length;
    return { handled, busy: false, more: full || hidden || held };
  });
}

/**
 * Runs one batch of several reactions of a workspace: one transaction and one read of the log for all, each with its own
 * cursor, its own savepoint and its own events. A till's sale costs the house one commit here and not one for each
 * reaction. Which reactions another runner holds, that runner takes care of.
 * @param reactions those that come after others stand behind them
 * @returns `full`: a backlog, which each reaction works off better alone, in its own batches or by catching up
 */
export async function runTogether(
  house: RunnerHouse,
  workspaceId: string,
  reactions: readonly Reaction[],
): Promise<Ran & { full: boolean }> {
  return telling(house, workspaceId, { statementTimeoutMs, plansOnce: true }, async (tx, recording) => {
    const cursors = await lockCursors(tx, reactions);
    const busy = cursors.size < reactions.length;
    const held = reactions.filter((reaction) => cursors.has(reaction.name));
    const [first, ...others] = cursors.values();
    if (first === undefined) return { handled: 0, busy, more: true, full: false };
    const start = others.reduce((least, place) => (comparePlaces(place, least) < 0 ? place : least), first);
    const { events, full, horizon, hidden } = await readBatch(tx, start, held, Math.min(...held.map(batchOf)));
    const all: Place = full ? (events.at(-1) ?? start) : horizon;
    const moved = new Map<string, Place>();
    let back = false;
    for (const reaction of held) {
      const cursor = cursors.get(reaction.name) ?? start;
      const fresh = events.filter((event) => hears(reaction, event) && comparePlaces(event, cursor) > 0);
      const bound = await boundOf(tx, reaction, fresh, moved);
      const heard = within(fresh, bound).filter((event) => house.declared.has(event.type));
      await react(house.log, recording, reaction, heard, full);
      const to = atMost(all, bound);
      back ||= fresh.some((event) => comparePlaces(to, event) < 0);
      moved.set(reaction.name, comparePlaces(cursor, to) < 0 ? to : cursor);
    }
    await moveTogether(tx, cursors, moved);
    return { handled: events.length, busy, more: full || hidden || back, full };
  });
}

/** Those that end at one place are moved by one statement: all of them, but for a reaction held back by its leader. */
async function moveTogether(tx: Tx, from: ReadonlyMap<string, Place>, to: ReadonlyMap<string, Place>): Promise<void> {
  const ends = new Map<string, { place: Place; names: string[] }>();
  for (const [name, place] of to) {
    if (comparePlaces(from.get(name) ?? place, place) >= 0) continue;
    const key = `${place.epoch} ${place.xid} ${place.position}`;
    const end = ends.get(key) ?? { place, names: [] };
    end.names.push(name);
    ends.set(key, end);
  }
  for (const { place, names } of ends.values()) await moveCursors(tx, names, place);
}

/** A transaction of reactions; whoever hears what they told is woken after its commit. */
export async function telling<A>(
  house: RunnerHouse,
  workspaceId: string,
  options: Parameters<typeof inWorkspace>[3],
  work: (tx: Tx, recording: Recording) => Promise<A>,
): Promise<A> {
  let told = 0;
  const answer = await inWorkspace(
    house.pool,
    workspaceId,
    async (tx) => {
      const recording = recordReactions(house, tx);
      const done = await work(tx, recording);
      told = recording.position;
      return done;
    },
    options,
  );
  if (told > 0) house.committed(workspaceId);
  return answer;
}
