import { isUuid, uuidTime } from '@peyvand/kernel/ids';
import type { Tx } from '../../platform/database/transaction.ts';
import { decodeCursor, toPage } from '../../platform/http/cursor.ts';
import type { Event } from '../../spine/event.ts';

const eventColumns = `event_id as "eventId", workspace_id as "workspaceId", recorded_at as "recordedAt", type, version,
  customer_id as "customerId", occurred_at as "occurredAt", actor, cause, depth, source, origin, data`;

// Rides on spine_event_timeline.
const timelineSql = `select ${eventColumns} from spine_event
where workspace_id = $1 and customer_id = any($2::uuid[]) and type = any($3)
  and ($4::timestamptz is null or (occurred_at, event_id) < ($4, $5::uuid))
order by occurred_at desc, event_id desc limit $6`;

/** Events of a person under any of her ids, newest first, by keyset. */
export async function readTimeline(
  tx: Tx,
  ids: readonly string[],
  filter: { types: readonly string[]; cursor?: string | undefined; limit?: number | undefined },
) {
  const { limit = 50 } = filter;
  const [before, id] = decodeCursor(filter.cursor) ?? [];
  const known = !Number.isNaN(Date.parse(String(before))) && isUuid(String(id));
  const rows = await tx.prepared<Event>(timelineSql, [
    tx.workspaceId,
    ids,
    filter.types,
    known ? before : null,
    known ? id : null,
    limit + 1,
  ]);
  return toPage(rows, limit, (row) => [row.occurredAt, row.eventId]);
}

// An event's id carries the instant at which it was recorded, which is what the primary key begins with.
const causesSql = `select ${eventColumns} from spine_event e join unnest($2::uuid[], $3::timestamptz[]) as c (id, at)
  on e.event_id = c.id and e.recorded_at between c.at - interval '1 s' and c.at + interval '1 s' where e.workspace_id = $1`;

/** The events that led to others, by their ids. */
export async function readCauses(tx: Tx, events: readonly Event[]): Promise<Event[]> {
  const causes = [...new Set(events.flatMap((event) => event.cause ?? []))];
  const dated = causes.flatMap((id) => {
    const time = uuidTime(id);
    return time === undefined ? [] : [{ id, at: new Date(time) }];
  });
  if (dated.length === 0) return [];
  return tx.query<Event>(causesSql, [tx.workspaceId, dated.map((one) => one.id), dated.map((one) => one.at)]);
}
