import type { Tx } from '../ground/database/transaction.ts';
import type { Event, Origin } from './event.ts';
import { originsOf, type Reaction, typesHeard } from './reaction.ts';

/** A place in the log: everything at or before it is behind the reader. */
export interface Place {
  readonly epoch: number;
  /** xid8 as text: it may pass 2^53. */
  readonly xid: string;
  readonly position: number;
}

/** An event with its place. */
export type Logged = Event & Place;

/** What a reader found behind its place. */
export interface Batch {
  readonly events: readonly Logged[];
  /** As many as were asked for: there may be more. */
  readonly full: boolean;
  /** All below it is settled: a transaction that still runs can only add above. */
  readonly horizon: Place;
  /** Something was written above the horizon already; it will be read when the transactions before it have ended. */
  readonly hidden: boolean;
}

const heardSql = '(origin = any($5) or (origin, type) in (select * from unnest($6::text[], $7::text[])))';
// Asked in the order of the index: as a bare "is there any above the horizon" the planner read the partition from its
// beginning, since a third of all rows could lie above a value it does not know (6 ms a batch instead of 0.02).
const hiddenSql = `select true from spine_event
  where workspace_id = $1 and (epoch, xid, position) > (e.epoch, s.horizon, -1) and ${heardSql}
  order by spine_event.epoch, spine_event.xid, spine_event.position limit 1`;
const columns = `event_id as "eventId", recorded_at as "recordedAt", epoch, xid::text as xid, position, type, version,
  customer_id as "customerId", occurred_at as "occurredAt", actor, cause, depth, source, origin, data`;
// One statement, one snapshot: the horizon and the rows below it belong together.
const batchSql = `with h as materialized (
  select e.epoch, s.horizon, coalesce((${hiddenSql}), false) as hidden
  from spine_epoch e, (select pg_snapshot_xmin(pg_current_snapshot()) as horizon offset 0) s)
select h.horizon::text as horizon, h.epoch as "nowEpoch", h.hidden, e.* from h
left join lateral (
  select ${columns} from spine_event
  where workspace_id = $1 and (epoch, xid, position) > ($2, $3::xid8, $4)
    and (epoch < h.epoch or xid < h.horizon)
    and ${heardSql}
  order by spine_event.epoch, spine_event.xid, spine_event.position limit $8) e on true`;
type BatchRow = { horizon: string; nowEpoch: number; hidden: boolean } & Logged & { eventId: string | null };

/** Reads the next events that any of the reactions hears, oldest first. */
export async function readBatch(tx: Tx, after: Place, reactions: readonly Reaction[], size: number): Promise<Batch> {
  const { whole, origins, types } = hearingOf(reactions);
  const rows = await tx.prepared<BatchRow>(batchSql, [
    tx.workspaceId,
    after.epoch,
    after.xid,
    after.position,
    whole,
    origins,
    types,
    size,
  ]);
  const { horizon, nowEpoch, hidden } = rows[0] as BatchRow;
  const events = rows.flatMap((row) => (row.eventId === null ? [] : [{ ...row, workspaceId: tx.workspaceId }]));
  return { events, full: events.length === size, horizon: { epoch: nowEpoch, xid: horizon, position: -1 }, hidden };
}

const waitingSql = `select true from spine_event where workspace_id = $1 and (epoch, xid, position) > ($2, $3::xid8, $4)
  and ${heardSql} offset $8 limit 1`;

/** True when more events than this wait for a reaction. */
export async function hasMoreThan(tx: Tx, after: Place, reaction: Reaction, count: number): Promise<boolean> {
  const { whole, origins, types } = hearingOf([reaction]);
  const place = [after.epoch, after.xid, after.position];
  return (await tx.query(waitingSql, [tx.workspaceId, ...place, whole, origins, types, count])).length > 0;
}

const lastSql = `select epoch, xid, position from spine_event where workspace_id = $1
  order by epoch desc, xid desc, position desc limit 1`;
const newsSql = `select count(c.reaction) < cardinality($2::text[]) or bool_or((c.epoch, c.xid, c.position) < (l.epoch, l.xid, l.position)) as news
from (${lastSql}) l left join spine_cursor c on c.workspace_id = $1 and c.reaction = any($2)`;

/**
 * True when something was written that one of the reactions has not passed. Locks and writes nothing, so a sweep through
 * thousands of quiet workspaces costs one look at each.
 */
export async function hasNews(tx: Tx, reactions: readonly Reaction[]): Promise<boolean> {
  const names = reactions.map((reaction) => reaction.name);
  const [row] = await tx.prepared<{ news: boolean | null }>(newsSql, [tx.workspaceId, names]);
  return row?.news === true;
}

export function hears(reaction: Reaction, event: Event): boolean {
  const types = typesHeard(reaction);
  return originsOf(reaction).includes(event.origin) && (types === '*' || types.includes(event.type));
}

/** Negative when a lies before b. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  if (a.xid !== b.xid) return BigInt(a.xid) < BigInt(b.xid) ? -1 : 1;
  return a.position - b.position;
}

interface Hearing {
  /** Origins of which everything is heard. */
  whole: Origin[];
  /** Beside them: pairs of origin and type, as two lists. */
  origins: Origin[];
  types: string[];
}

function hearingOf(reactions: readonly Reaction[]): Hearing {
  const whole = new Set(reactions.filter((one) => one.hears === '*').flatMap(originsOf));
  const pairs = new Map<string, { origin: Origin; type: string }>();
  for (const reaction of reactions)
    for (const origin of originsOf(reaction).filter((one) => !whole.has(one)))
      for (const type of typesHeard(reaction)) pairs.set(`${origin} ${type}`, { origin, type });
  const list = [...pairs.values()];
  return { whole: [...whole], origins: list.map((one) => one.origin), types: list.map((one) => one.type) };
}
