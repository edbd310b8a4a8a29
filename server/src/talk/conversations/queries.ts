import { isUuid } from '@peyvand/kernel/ids';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { findCustomerIds, joinCustomer, visibleCustomer } from '../../people/customers/index.ts';

export interface InteractionView {
  id: string;
  customer: { id: string; name: string };
  channel: string;
  direction: string;
  at: Date;
  subject: string;
  text: string;
  fields: Record<string, string>;
  durationSeconds: number | null;
  outcome: string;
  externalId: string | null;
  actor: string;
  source: string;
  createdAt: Date;
}

const columns = `i.interaction_id as id, jsonb_build_object('id', c.customer_id, 'name', c.name) as customer, i.channel, i.direction, i.at,
  i.subject, i.body as text, i.fields, i.duration_seconds as "durationSeconds", i.outcome, i.external_id as "externalId", i.actor, i.source,
  i.created_at as "createdAt"`;
// Rows that a merge has not re-pointed yet are shown under the survivor.
const customerOfRow = joinCustomer('i.customer_id');

/** One interaction; undefined when there is none that the principal may see. */
export async function findInteraction(tx: Tx, principal: Principal, id: string): Promise<InteractionView | undefined> {
  const [row] = await tx.prepared<InteractionView>(
    `select ${columns} from conversations_interaction i ${customerOfRow}
     where i.workspace_id = $1 and i.interaction_id = $2 and ${visibleCustomer('i.customer_id', '$3')}`,
    [tx.workspaceId, id, visibleOwners(principal)],
  );
  return row;
}

export interface InteractionFilters {
  /** A person, under all her ids. */
  customer?: string | undefined;
  channel?: readonly string[] | undefined;
  direction?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

// Rides on conversations_interaction_customer for a person, else on conversations_interaction_at. The page is cut first.
const listSql = `with i as materialized (select * from conversations_interaction i where i.workspace_id = $1
    and ${visibleCustomer('i.customer_id', '$2')} and ($3::uuid[] is null or i.customer_id = any($3))
    and ($4::text[] is null or i.channel = any($4)) and ($5::text is null or i.direction = $5)
    and ($6::timestamptz is null or (i.at, i.interaction_id) < ($6, $7::uuid))
  order by i.at desc, i.interaction_id desc limit $8)
select ${columns} from i ${customerOfRow} order by i.at desc, i.interaction_id desc`;

/** Interactions, newest first, by keyset. */
export async function listInteractions(tx: Tx, principal: Principal, filters: InteractionFilters) {
  const { limit = 50 } = filters;
  const person = filters.customer === undefined ? undefined : await findCustomerIds(tx, principal, filters.customer);
  if (filters.customer !== undefined && person === undefined) return { items: [], nextCursor: null };
  const [at, id] = decodeCursor(filters.cursor) ?? [];
  const known = !Number.isNaN(Date.parse(String(at))) && isUuid(String(id));
  const rows = await tx.query<InteractionView>(listSql, [
    tx.workspaceId,
    visibleOwners(principal),
    person?.ids ?? null,
    filters.channel ?? null,
    filters.direction ?? null,
    known ? at : null,
    known ? id : null,
    limit + 1,
  ]);
  return toPage(rows, limit, (row) => [row.at, row.id]);
}
