import type { Tx } from '../ground/database/transaction.ts';
import type { Event } from './event.ts';
import type { Reaction } from './reaction.ts';
import { comparePlaces, type Place } from './read-log.ts';

/** How far a reaction may go behind those that it comes after, and what they have set aside. */
export interface Bound {
  /** The least of their cursors. */
  readonly upTo: Place;
  /** Events that one of them parked: heard once they succeed there. */
  readonly aside: ReadonlySet<string>;
}

const start: Place = { epoch: 0, xid: '0', position: -1 };
const cursorsSql = `select reaction, epoch, xid::text as xid, position from spine_cursor where workspace_id = $1 and reaction = any($2)`;
const asideSql = `select event_id as "eventId" from spine_parked where workspace_id = $1 and reaction = any($2) and event_id = any($3::uuid[])`;

/**
 * What a reaction's leaders allow; undefined when it follows none.
 * @param own cursors that are held in this transaction and will be moved there: they are where they will be
 */
export async function boundOf(
  tx: Tx,
  reaction: Reaction,
  events: readonly Event[],
  own: ReadonlyMap<string, Place> = new Map(),
): Promise<Bound | undefined> {
  const { after: leaders = [] } = reaction;
  if (leaders.length === 0) return undefined;
  // the cursors first: whatever a leader parks from now on lies behind them
  const rows = await tx.prepared<Place & { reaction: string }>(cursorsSql, [tx.workspaceId, leaders]);
  const ids = events.map((event) => event.eventId);
  const parked = await tx.prepared<{ eventId: string }>(asideSql, [tx.workspaceId, leaders, ids]);
  const known = new Map<string, Place>(rows.map(({ reaction: name, ...place }) => [name, place]));
  const upTo = leaders
    .map((name) => own.get(name) ?? known.get(name) ?? start)
    .reduce((least, place) => (comparePlaces(place, least) < 0 ? place : least));
  return { upTo, aside: new Set(parked.map((row) => row.eventId)) };
}

/** The events that are free to be heard within a bound. */
export function within<E extends Event & Place>(events: readonly E[], bound: Bound | undefined): readonly E[] {
  if (bound === undefined) return events;
  return events.filter((event) => comparePlaces(event, bound.upTo) <= 0 && !bound.aside.has(event.eventId));
}

/** The place itself, or the bound where that lies before it. */
export function atMost(place: Place, bound: Bound | undefined): Place {
  return bound !== undefined && comparePlaces(bound.upTo, place) < 0 ? bound.upTo : place;
}
