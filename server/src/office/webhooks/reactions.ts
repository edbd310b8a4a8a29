import { uuidv7 } from '@peyvand/kernel/ids';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Event } from '../../spine/event.ts';
import { markSql } from '../../spine/find-events.ts';
import type { Reaction } from '../../spine/reaction.ts';
import { webhookTested } from './events.ts';
import { deliverJob, deliverKey } from './line.ts';

interface Listener {
  endpointId: string;
  eventTypes: string[];
  pausedUntil: Date | null;
}

const name = 'webhooks.enqueue';
const listenersSql = `select endpoint_id as "endpointId", event_types as "eventTypes", paused_until as "pausedUntil"
from webhooks_endpoint where workspace_id = $1 and off_reason is null`;
const enqueueSql = `insert into webhooks_delivery (workspace_id, delivery_id, endpoint_id, event_id, event_recorded_at, event_type, next_at, created_at)
select $1, d.id, d.endpoint_id, d.event_id, d.recorded_at, d.type, $2, $2
from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::text[]) as d (id, endpoint_id, event_id, recorded_at, type)
on conflict (workspace_id, endpoint_id, event_id) do nothing`;

/** Puts events in line for the endpoints that want them. Sending leaves the database, so each event is marked once. */
export const enqueue: Reaction = {
  name,
  hears: '*',
  async react({ tx, now, later }, events) {
    const listeners = await tx.prepared<Listener>(listenersSql, [tx.workspaceId]);
    const wanted = events.filter((event) => listeners.some((listener) => wants(listener, event)));
    if (wanted.length === 0) return;
    const fresh = await unmarked(tx, wanted);
    const pairs = listeners.flatMap((listener) =>
      fresh.filter((event) => wants(listener, event)).map((event) => ({ ...listener, event })),
    );
    await tx.prepared(enqueueSql, [
      tx.workspaceId,
      now,
      pairs.map(() => uuidv7(now.getTime())),
      pairs.map((one) => one.endpointId),
      pairs.map((one) => one.event.eventId),
      pairs.map((one) => one.event.recordedAt),
      pairs.map((one) => one.event.type),
    ]);
    for (const { endpointId, pausedUntil } of listeners.filter((one) =>
      pairs.some((pair) => pair.endpointId === one.endpointId),
    ))
      await later(
        deliverJob,
        { endpointId },
        {
          key: deliverKey(tx.workspaceId, endpointId),
          runAt: pausedUntil !== null && pausedUntil > now ? pausedUntil : now,
        },
      );
  },
};

async function unmarked(tx: Tx, events: readonly Event[]): Promise<Event[]> {
  const rows = await tx.prepared<{ eventId: string }>(markSql, [
    tx.workspaceId,
    name,
    events.map((event) => event.eventId),
  ]);
  const marked = new Set(rows.map((row) => row.eventId));
  return events.filter((event) => marked.has(event.eventId));
}

function wants({ endpointId, eventTypes }: Listener, event: Event): boolean {
  if (webhookTested.is(event)) return event.data.endpointId === endpointId;
  return eventTypes.length === 0 || eventTypes.includes(event.type);
}
