import { isUuid, uuidTime } from '@peyvand/kernel/ids';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Event } from '../../spine/event.ts';

const eventColumns = `e.event_id as "eventId", e.workspace_id as "workspaceId", e.recorded_at as "recordedAt", e.type, e.version,
  e.customer_id as "customerId", e.occurred_at as "occurredAt", e.actor, e.cause, e.depth, e.source, e.origin`;

/**
 * What a file left and took with it again is no part of her story: one line for each file says so, with how many. A merge that
 * was undone, and its undoing, cancel each other; she was added once, with whichever of her records came first, and not at all
 * where a file brought her: the day of the file would stand above purchases that are older.
 * Rides on spine_event_timeline; what each event is about is looked up by key.
 */
const timelineSql = `with removed as (
  select distinct on (e.type, coalesce(e.data->>'importId', e.actor || date_trunc('hour', e.occurred_at)))
    e.event_id, count(*) over same as n, coalesce(sum((e.data->>'total')::numeric) over same, 0)::text as total
  from spine_event e where e.workspace_id = $1 and e.customer_id = any($2::uuid[]) and e.type in ('purchase.removed', 'interaction.removed')
  window same as (partition by e.type, coalesce(e.data->>'importId', e.actor || date_trunc('hour', e.occurred_at)))
  order by e.type, coalesce(e.data->>'importId', e.actor || date_trunc('hour', e.occurred_at)), e.occurred_at desc, e.event_id desc),
added as (
  select e.event_id from spine_event e where e.workspace_id = $1 and e.customer_id = any($2::uuid[]) and e.type = 'customer.created'
  order by e.occurred_at, e.event_id limit 1)
select ${eventColumns}, case when r.n is null then e.data else e.data || jsonb_build_object('count', r.n, 'total', r.total) end as data,
  a.name as by
from spine_event e
left join removed r on r.event_id = e.event_id
left join auth.account a on e.actor = 'user:' || a.user_id::text
where e.workspace_id = $1 and e.customer_id = any($2::uuid[]) and e.type = any($3)
  and ($4::timestamptz is null or (e.occurred_at, e.event_id) < ($4, $5::uuid))
  and case
    when e.type in ('purchase.removed', 'interaction.removed') then r.event_id is not null
    when e.type = 'customer.created' then e.origin = 'live' and e.event_id = (select event_id from added)
    when e.type in ('customer.merged', 'customer.merge-undone') then not exists (select 1 from customers_merge m
      where m.workspace_id = $1 and m.merge_id = (e.data->>'mergeId')::uuid and m.undone_at is not null)
    when e.data->>'purchaseId' is not null then exists (select 1 from purchases_purchase p
      where p.workspace_id = $1 and p.purchase_id = (e.data->>'purchaseId')::uuid)
    when e.data->>'interactionId' is not null then exists (select 1 from conversations_interaction i
      where i.workspace_id = $1 and i.interaction_id = (e.data->>'interactionId')::uuid)
    else true end
order by e.occurred_at desc, e.event_id desc limit $6`;

/** An event of her story, with the colleague who did it where it was one. */
export type StoryEvent = Event & { readonly by: string | null };

/** Events of a person under any of her ids, newest first, by keyset. */
export async function readTimeline(
  tx: Tx,
  ids: readonly string[],
  filter: { types: readonly string[]; cursor?: string | undefined; limit?: number | undefined },
) {
  const { limit = 50 } = filter;
  const [before, id] = decodeCursor(filter.cursor) ?? [];
  const known = !Number.isNaN(Date.parse(String(before))) && isUuid(String(id));
  const rows = await tx.prepared<StoryEvent>(timelineSql, [
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
const causesSql = `select ${eventColumns}, e.data from spine_event e join unnest($2::uuid[], $3::timestamptz[]) as c (id, at)
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
