import { decodeCursor, encodeCursor } from '../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { findCustomerIds, visibleCustomer } from '../../people/customers/index.ts';
import type { Event } from '../../spine/event.ts';

interface Row extends Event {
  epoch: number;
  xid: string;
  position: number;
}

// Rides on spine_event_order. Stays below the oldest running transaction, as the pump does: what is still being written
// has a place before what was read, so a reader who did not wait for it would never see it.
const eventsSql = `select e.event_id as "eventId", e.type, e.version, e.customer_id as "customerId", e.occurred_at as "occurredAt",
  e.recorded_at as "recordedAt", e.actor, e.cause, e.source, e.origin, e.data, e.epoch, e.xid::text as xid, e.position
from spine_event e
where e.workspace_id = $1 and (e.epoch, e.xid, e.position) > ($2, $3::xid8, $4)
  and (e.epoch < (select epoch from spine_epoch) or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
  and ($5::text[] is null or e.type = any($5)) and ($6::uuid[] is null or e.customer_id = any($6))
  and ${visibleCustomer('e.customer_id', '$7')}
order by e.epoch, e.xid, e.position limit $8`;

export interface EventFilters {
  types?: readonly string[] | undefined;
  customer?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** The log in its own order, oldest first. Each event carries a cursor from which a reader goes on at any later time. */
export async function readEvents(tx: Tx, principal: Principal, filters: EventFilters) {
  const { limit = 50 } = filters;
  const person = filters.customer === undefined ? undefined : await findCustomerIds(tx, principal, filters.customer);
  if (filters.customer !== undefined && person === undefined) return { items: [], nextCursor: null };
  const [epoch, xid, position] = decodeCursor(filters.cursor) ?? [];
  const known = Number.isInteger(epoch) && /^\d{1,19}$/.test(String(xid)) && Number.isInteger(position);
  const rows = await tx.prepared<Row>(eventsSql, [
    tx.workspaceId,
    ...(known ? [epoch, xid, position] : [0, '0', -1]),
    filters.types ?? null,
    person?.ids ?? null,
    visibleOwners(principal),
    limit + 1,
  ]);
  const items = rows
    .slice(0, limit)
    .map((row) => ({ ...row, cursor: encodeCursor([row.epoch, row.xid, row.position]) }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.cursor ?? null) : null };
}
