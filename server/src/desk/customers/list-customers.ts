import type { MoneySum } from '@peyvand/kernel/money';
import type { Words } from '@peyvand/kernel/refusal';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import type { Principal } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import type { ForecastVerdict } from '../../know/profile/index.ts';
import { type CustomFilter, maskIdentifier } from '../../people/customers/index.ts';
import type { Hit } from './find-by-keys.ts';
import { readWish } from './read-wish.ts';
import { sayWithinMasks } from './seek-within-masks.ts';

export interface CustomerLine {
  id: string;
  kind: string;
  name: string;
  phone: string | null;
  email: string | null;
  city: string;
  tags: string[];
  ownerId: string | null;
  /** The business's own fields by key. */
  custom: Record<string, unknown>;
  /** To be told with a change of this line. */
  version: number;
  createdAt: string;
  orders: number;
  lastDay: string | null;
  /** Minor units, less what came back. */
  net: MoneySum;
  segment: string | null;
  pAlive: number | null;
  clv: number | null;
  /** By what a search found her, where the line does not show it: a second phone, a code, an order. */
  hit: Hit | null;
}

export interface CustomerPage {
  items: CustomerLine[];
  nextCursor: string | null;
  /** What of the search was left out because the reader's role masks it. */
  notice?: Words;
}

const findSql = 'select customer_id as id, key from desk_find_customers($1::jsonb, $2)';
/** Her own first, else one by which she can be reached too. */
const shownContact = (kind: string) => `coalesce(
    (select value from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id and i.kind = '${kind}' order by is_primary desc, created_at limit 1),
    (select s.value from customers_shared_contact s where s.workspace_id = $1 and s.kind = '${kind}' and (s.customer_id = c.customer_id
       or s.customer_id = any(array(select r.merged_id from customers_redirect r where r.workspace_id = $1 and r.survivor_id = c.customer_id)))
     order by s.created_at, s.match_key limit 1))`;
// The ids are few: every join below is by primary key. with ordinality keeps the order of the search.
const linesSql = `select c.customer_id as id, c.kind, c.name, c.city, c.tags, c.owner_id as "ownerId", c.custom, c.version, c.created_at as "createdAt",
  ${shownContact('phone')} as phone, ${shownContact('email')} as email,
  coalesce(p.orders, 0) as orders, p.last_day as "lastDay", coalesce(p.net, 0) as net, s.segment, s.p_alive as "pAlive", s.clv
from unnest($2::uuid[]) with ordinality as w (customer_id, place)
join customers_customer c on c.workspace_id = $1 and c.customer_id = w.customer_id
left join profile_customer p on p.workspace_id = $1 and p.customer_id = w.customer_id
left join profile_score s on s.workspace_id = $1 and s.customer_id = w.customer_id
  and s.fit_id = (select fit_id from profile_fit where workspace_id = $1 and is_current)
order by w.place`;

/** One page of the customers list: at most two statements, whatever the filter. The verdict is read beside it. */
export async function listCustomers(
  tx: Tx,
  principal: Principal,
  query: Record<string, unknown>,
  verdict: ForecastVerdict,
  filter?: CustomFilter,
): Promise<CustomerPage> {
  const limit = (query.limit as number | undefined) ?? 50;
  const read = await readWish(tx, principal, query, decodeCursor(query.cursor as string | undefined), filter);
  const notice = sayWithinMasks(query.q, principal.masked);
  const said = notice === undefined ? {} : { notice };
  if (read === undefined) return { items: [], nextCursor: null, ...said };
  const { wish, hits } = read;
  const found = await tx.prepared<{ id: string; key: string | null }>(findSql, [JSON.stringify(wish), limit + 1]);
  const { items, nextCursor } = toPage(found, limit, (row) => [row.key, row.id]);
  if (items.length === 0) return { items: [], nextCursor: null, ...said };
  const lines = await tx.prepared<CustomerLine>(linesSql, [tx.workspaceId, items.map((row) => row.id)]);
  return {
    items: lines.map((line) => withHit(mask(withhold(line, verdict), principal), hits.get(line.id))),
    nextCursor,
    ...said,
  };
}

/** Chances and values of single persons, only where the one rule of know/profile lets them be told. */
function withhold(line: CustomerLine, verdict: ForecastVerdict): CustomerLine {
  return {
    ...line,
    pAlive: verdict.persons === null ? line.pAlive : null,
    clv: verdict.values === null ? line.clv : null,
  };
}

/** Exact up to the bound, then "more than". */
export async function countCustomers(
  tx: Tx,
  principal: Principal,
  query: Record<string, unknown>,
  bound: number | null,
  filter?: CustomFilter,
): Promise<{ count: number; more: boolean }> {
  const read = await readWish(tx, principal, query, undefined, filter);
  if (read === undefined) return { count: 0, more: false };
  const [row] = await tx.prepared<{ n: number }>('select desk_count_customers($1::jsonb, $2) as n', [
    JSON.stringify(read.wish),
    bound === null ? 2_000_000_000 : bound + 1,
  ]);
  const n = row?.n ?? 0;
  return bound !== null && n > bound ? { count: bound, more: true } : { count: n, more: false };
}

/** A hit that the line shows anyway needs no second telling. */
function withHit(line: CustomerLine, hit: Hit | undefined): CustomerLine {
  const isShown = hit === undefined || hit.value === line.phone || hit.value === line.email;
  return { ...line, hit: isShown ? null : hit };
}

function mask(line: CustomerLine, principal: Principal): CustomerLine {
  const shown = (kind: 'phone' | 'email') => {
    const value = line[kind];
    return value === null ? null : maskIdentifier({ kind, value }, principal.masked).value;
  };
  return { ...line, phone: shown('phone'), email: shown('email') };
}
