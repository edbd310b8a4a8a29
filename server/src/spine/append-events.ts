import type { Part } from './compose-statement.ts';
import type { Event } from './event.ts';

const appendSql = `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, version,
  customer_id, occurred_at, actor, cause, depth, source, origin, data)
select $1, $2, e.event_id, $3, e.position, e.type, e.version, e.customer_id, e.occurred_at, $4, $5, $6, $7, $8, e.data
from unnest($9::uuid[], $10::int[], $11::text[], $12::smallint[], $13::uuid[], $14::timestamptz[], $15::jsonb[])
  as e (event_id, position, type, version, customer_id, occurred_at, data)`;

/** The one statement that appends to the log, for any number of events of one write. */
export function appendEvents(epoch: number, events: readonly Event[], firstPosition: number): Part {
  const [first] = events;
  if (first === undefined) throw new Error('nothing to append');
  return {
    sql: appendSql,
    params: [
      first.workspaceId,
      first.recordedAt,
      epoch,
      first.actor,
      first.cause,
      first.depth,
      first.source,
      first.origin,
      events.map((e) => e.eventId),
      events.map((_, index) => firstPosition + index),
      events.map((e) => e.type),
      events.map((e) => e.version),
      events.map((e) => e.customerId),
      events.map((e) => e.occurredAt),
      events.map((e) => JSON.stringify(e.data)),
    ],
  };
}
