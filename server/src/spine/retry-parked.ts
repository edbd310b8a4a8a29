import { inWorkspace, type Tx } from '../ground/database/transaction.ts';
import { lockCursor } from './cursors.ts';
import type { Recording } from './draft.ts';
import { park } from './parked.ts';
import { type RunnerHouse, react, reactInSavepoint } from './react.ts';
import type { Reaction } from './reaction.ts';
import { comparePlaces, hears, type Logged } from './read-log.ts';
import { telling } from './run-reaction.ts';

/** Names of the reactions that have parked events whose time has come. */
export async function dueReactions(house: RunnerHouse, workspaceId: string): Promise<Set<string>> {
  return inWorkspace(house.pool, workspaceId, async (tx) => {
    const rows = await tx.prepared<{ reaction: string }>(
      'select distinct reaction from spine_parked where workspace_id = $1 and next_at <= $2',
      [workspaceId, house.clock.now()],
    );
    return new Set(rows.map((row) => row.reaction));
  });
}

const dueSql = `select event_id as "eventId", recorded_at as "recordedAt", attempts from spine_parked
where workspace_id = $1 and reaction = $2 and next_at <= $3 order by next_at limit 50 for update skip locked`;
const eventSql = `select event_id as "eventId", workspace_id as "workspaceId", recorded_at as "recordedAt", epoch, xid::text as xid, position,
  type, version, customer_id as "customerId", occurred_at as "occurredAt", actor, cause, depth, source, origin, data
from spine_event where workspace_id = $1 and recorded_at = $2 and event_id = $3`;
const doneSql = 'delete from spine_parked where workspace_id = $1 and reaction = $2 and event_id = $3';

/**
 * Tries the parked events of one reaction whose time has come. What succeeds is then heard by those that come after it, if
 * they had to leave it aside.
 * @param all every reaction of the house
 * @returns how many succeeded
 */
export function retryParked(
  house: RunnerHouse,
  workspaceId: string,
  reaction: Reaction,
  all: readonly Reaction[],
): Promise<number> {
  const followers = all.filter((one) => one.after?.includes(reaction.name));
  return telling(house, workspaceId, {}, async (tx, recording) => {
    const { now } = recording;
    const due = await tx.query<Parked>(dueSql, [workspaceId, reaction.name, now]);
    let done = 0;
    for (const { eventId, recordedAt, attempts } of due) {
      const [event] = await tx.query<Logged>(eventSql, [workspaceId, recordedAt, eventId]);
      if (event === undefined) continue;
      const error = await reactInSavepoint(recording, reaction, [event], false);
      if (error !== undefined) {
        await park(house.log, tx, reaction, event, error, attempts + 1, now);
        continue;
      }
      await tx.query(doneSql, [workspaceId, reaction.name, eventId]);
      for (const follower of followers) await hearAfter(house, tx, recording, follower, event);
      done += 1;
    }
    return done;
  });
}

interface Parked {
  eventId: string;
  recordedAt: Date;
  attempts: number;
}

/** A follower that has passed the event already left it aside; one that has not will read it in its turn. */
async function hearAfter(
  house: RunnerHouse,
  tx: Tx,
  recording: Recording,
  follower: Reaction,
  event: Logged,
): Promise<void> {
  if (!hears(follower, event)) return;
  // waits for a run of it that may be looking at this very event, which sees it parked until we commit
  const cursor = await lockCursor(tx, follower);
  if (cursor === undefined || comparePlaces(event, cursor) > 0) return;
  // of several leaders, another may still have it aside
  const aside = await tx.query(
    'select 1 from spine_parked where workspace_id = $1 and reaction = any($2) and event_id = $3',
    [tx.workspaceId, follower.after ?? [], event.eventId],
  );
  if (aside.length === 0) await react(house.log, recording, follower, [event], false);
}
