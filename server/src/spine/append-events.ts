import type { Part } from './compose-statement.ts';
import type { Event } from './event.ts';

const appendSql = `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, version,
  customer_id, occurred_at, actor, cause, depth, source, origin, data)
select $1, $2, e.event_id, $3, e.position, e.type, e.version, e.customer_id, e.occurred_at, $4, e.cause, e.depth, $5, e.origin, e.data
from unnest($6::uuid[], $7::int[], $8::text[], $9::smallint[], $10::uuid[], $11::timestamptz[], $12::jsonb[], $13::uuid[], $14::smallint[], $15::text[])
  as e (event_id, position, type, version, customer_id, occurred_at, data, cause, depth, origin)`;

/**
 * The one statement that appends to the log, for any number of events of one writer: of a command, which share their cause,
 * or of a reaction, each because of another.
 */
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
      first.source,
      events.map((e) => e.eventId),
      events.map((_, index) => firstPosition + index),
      events.map((e) => e.type),
      events.map((e) => e.version),
      events.map((e) => e.customerId),
      events.map((e) => e.occurredAt),
      events.map((e) => JSON.stringify(e.data)),
      events.map((e) => e.cause),
      events.map((e) => e.depth),
      events.map((e) => e.origin),
    ],
  };
}
