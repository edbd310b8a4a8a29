import type pg from 'pg';
import type { Clock } from '../ground/clock.ts';
import type { Tx } from '../ground/database/transaction.ts';
import type { Log } from '../ground/log.ts';
import { attempt } from './attempt-in-savepoint.ts';
import { type AddJob, Draft, type Recording, sendTold, startRecording, type Write } from './draft.ts';
import type { Event } from './event.ts';
import { park } from './parked.ts';
import type { Reaction, ReactionWrite } from './reaction.ts';

/** What running reactions needs of the house. */
export interface RunnerHouse {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly clock: Clock;
  readonly epoch: number;
  readonly addJob: AddJob;
  /** Types that a module declares: what the log holds beside them is heard by nobody. */
  readonly declared: ReadonlySet<string>;
  /** Called after a commit that told something. */
  readonly committed: (workspaceId: string) => void;
}

/** What a transaction of reactions writes. */
export function recordReactions(house: RunnerHouse, tx: Tx): Recording {
  return startRecording(tx.client, tx.workspaceId, { ...house, now: house.clock.now() });
}

/** The batch at once; if it throws, each event alone, so that one bad event cannot stop the rest. */
export async function react(
  log: Log,
  recording: Recording,
  reaction: Reaction,
  events: readonly Event[],
  more: boolean,
): Promise<void> {
  const { tx, now } = recording;
  if (events.length === 0 || (await reactInSavepoint(recording, reaction, events, more)) === undefined) return;
  for (const event of events) {
    const error = await reactInSavepoint(recording, reaction, [event], more);
    if (error !== undefined) await park(log, tx, reaction, event, error, 1, now);
  }
}

/** @returns what it threw; nothing of it is then left, told events neither */
export function reactInSavepoint(
  recording: Recording,
  reaction: Reaction,
  events: readonly Event[],
  more: boolean,
): Promise<unknown> {
  return attempt(recording.tx, async () => {
    const { w, send } = openReactionWrite(recording, reaction, more);
    await reaction.react(w, events);
    await send();
  });
}

/** Runs `catchUp`, and sends what it told. */
export async function catchUp(recording: Recording, reaction: Reaction): Promise<void> {
  const { w, send } = openReactionWrite(recording, reaction, false);
  await reaction.catchUp?.(w);
  await send();
}

/** A write for each event that a reaction acts on, sent in order. */
function openReactionWrite(recording: Recording, reaction: Reaction, more: boolean) {
  const { tx, now, addJob } = recording;
  const drafts: Draft[] = [];
  // queued behind one another: the driver waits for none of them before the next
  const send = async () => {
    const puts = drafts.map((draft) => draft.sendPuts());
    const told = drafts.flatMap((draft) => draft.takeTold());
    await Promise.all([...puts, sendTold(recording, told)]);
  };
  const because = (event: Event): Write => {
    const draft = new Draft(recording);
    drafts.push(draft);
    const read: Write['read'] = async (sql, params) => {
      const sent = await Promise.all([
        ...drafts.filter((other) => other !== draft && other.hasPuts).map((other) => other.sendPuts()),
        tx.prepared(sql, params),
      ]);
      return sent.at(-1) as never;
    };
    const { origin, occurredAt } = event;
    return draft.handle(
      { actor: `system:${reaction.name}`, source: 'reaction', origin, occurredAt, cause: event },
      read,
    );
  };
  const w: ReactionWrite = {
    workspaceId: tx.workspaceId,
    now,
    more,
    tx,
    because,
    later: (...job) => addJob(tx, ...job),
  };
  return { w, send };
}
