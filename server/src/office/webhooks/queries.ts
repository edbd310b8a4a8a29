import { isUuid } from '@peyvand/kernel/ids';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { eventByKey } from '../../spine/find-events.ts';
import type { Events } from '../../spine/gather-events.ts';
import { bodyOf, type SentEvent } from './rules/sign.ts';

export interface EndpointView {
  id: string;
  url: string;
  description: string;
  eventTypes: string[];
  on: boolean;
  offReason: string | null;
  waiting: number;
  failed: number;
  lastAt: Date | null;
  failures: number;
  pausedUntil: Date | null;
  createdAt: Date;
  /** Since then somebody knows its secret who has left. */
  renewSince: Date | null;
}

const endpointSql = `select p.endpoint_id as id, p.url, p.description, p.event_types as "eventTypes", p.off_reason is null as on,
  p.off_reason as "offReason", p.created_at as "createdAt", p.renew_since as "renewSince", p.failures, p.paused_until as "pausedUntil", d.waiting, d.failed, d.last_at as "lastAt"
from webhooks_endpoint p left join lateral (select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'failed') as failed,
  max(last_at) as last_at from webhooks_delivery d where d.workspace_id = $1 and d.endpoint_id = p.endpoint_id) d on true
where p.workspace_id = $1 and ($2::uuid is null or p.endpoint_id = $2) order by p.endpoint_id`;

/** The endpoints of the workspace, or the one with that id; never their secrets. */
export async function listEndpoints(tx: Tx, id?: string): Promise<EndpointView[]> {
  return tx.query<EndpointView>(endpointSql, [tx.workspaceId, id ?? null]);
}

const deliveryColumns = `d.delivery_id as id, d.event_id as "eventId", d.event_type as "eventType", d.state, d.attempts,
  case when d.state = 'waiting' then greatest(d.next_at, p.paused_until) end as "nextAt",
  d.last_at as "lastAt", d.last_status as "lastStatus", d.last_error as "lastError", d.created_at as "createdAt"`;

/** Adds what an event is called; null of one that no module declares any more. */
const withWords =
  (events: Events) =>
  <R extends { eventType: string }>(row: R) => ({ ...row, eventWords: events.get(row.eventType)?.words ?? null });

/** Deliveries of an endpoint, newest first, by keyset. */
export async function listDeliveries(
  tx: Tx,
  events: Events,
  endpointId: string,
  filters: { state?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
) {
  const { limit = 50 } = filters;
  const [id] = decodeCursor(filters.cursor) ?? [];
  const rows = await tx.query<{ id: string; eventType: string }>(
    `select ${deliveryColumns} from webhooks_delivery d join webhooks_endpoint p using (workspace_id, endpoint_id)
       where d.workspace_id = $1 and d.endpoint_id = $2
       and ($3::text is null or d.state = $3) and ($4::uuid is null or d.delivery_id < $4) order by d.delivery_id desc limit $5`,
    [tx.workspaceId, endpointId, filters.state ?? null, isUuid(String(id)) ? id : null, limit + 1],
  );
  return toPage(rows.map(withWords(events)), limit, (row) => [row.id]);
}

const oneSql = `select ${deliveryColumns}, e.type, e.customer_id as "customerId", e.occurred_at as "occurredAt", e.data,
  (select coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'status', a.status, 'error', a.error, 'ms', a.ms, 'answer', a.answer) order by a.attempt_id), '[]')
   from webhooks_attempt a where a.workspace_id = $1 and a.delivery_id = d.delivery_id) as log
from webhooks_delivery d join webhooks_endpoint p using (workspace_id, endpoint_id) 
cross join lateral ${eventByKey('type, customer_id, occurred_at, data', 'd.event_recorded_at', 'd.event_id')} e
where d.workspace_id = $1 and d.endpoint_id = $2 and d.delivery_id = $3`;

/** One delivery with what is sent and how each attempt went; undefined when there is none. */
export async function findDelivery(tx: Tx, events: Events, endpointId: string, deliveryId: string) {
  const [row] = await tx.query<SentEvent & { eventType: string }>(oneSql, [tx.workspaceId, endpointId, deliveryId]);
  return row === undefined ? undefined : { ...withWords(events)(row), body: bodyOf(row) };
}
