import { inOtherLayout } from '@peyvand/kernel/keyboard';
import { holds, type Principal } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { extensionOf, maskIdentifier, numberOf, readSearch, type Search } from '../../people/customers/index.ts';

/** By what a search found somebody, where it was not her name. */
export interface Hit {
  kind: string;
  value: string;
  extension: string | null;
  /** Where an order was found by its number. */
  purchaseId: string | null;
}

/** A search text, looked up as far as it is more than part of a name. */
export interface FoundByText {
  /** Part of a name, for the list's own finder. */
  name?: string;
  /** Whom the text means, and by what. */
  ids?: string[];
  hits: ReadonlyMap<string, Hit>;
}

// Rows of merged ids are answered by the survivor.
const keysSql = `select coalesce(r.survivor_id, k.customer_id) as id, k.kind, k.value, k.purchase_id as "purchaseId"
from desk_search_keys($2, $3, $4, $5, $6, $7, $8) k left join customers_redirect r on r.workspace_id = $1 and r.merged_id = k.customer_id
where k.customer_id is not null`;
const namesSql = 'select id from customers_search_name($1, null, $2) as id';

/** More people than these share no number that anybody would type. */
const most = 5000;

/**
 * What a search text finds; undefined when it can find nothing. A name that nobody has may have been typed with the other
 * keyboard on: «k'dk» is «نگین».
 */
export async function findByText(tx: Tx, principal: Principal, q: string): Promise<FoundByText | undefined> {
  const search = await readMeant(tx, principal, q);
  if (search === undefined) return undefined;
  if (search.keys === undefined)
    return { ...(search.name === undefined ? {} : { name: search.name }), hits: new Map() };
  const hits = await findHits(tx, principal, search.keys);
  const named = search.name === undefined ? [] : await tx.prepared<{ id: string }>(namesSql, [search.name, most]);
  return { ids: [...new Set([...hits.keys(), ...named.map((row) => row.id)])], hits };
}

async function readMeant(tx: Tx, principal: Principal, q: string): Promise<Search | undefined> {
  const search = readSearch(q, principal.masked);
  const meant = inOtherLayout(q);
  if (meant === undefined || (search !== undefined && (search.keys !== undefined || search.name === undefined)))
    return search;
  const found = search?.name === undefined ? [] : await tx.prepared(namesSql, [search.name, 1]);
  return found.length > 0 ? search : (readSearch(meant, principal.masked) ?? search);
}

async function findHits(
  tx: Tx,
  principal: Principal,
  keys: NonNullable<Search['keys']>,
): Promise<ReadonlyMap<string, Hit>> {
  const { tail, heads, whole, mail, code } = keys;
  const numbers = holds(principal, 'purchases.read') ? keys.numbers : [];
  const rows = await tx.prepared<{ id: string; kind: string; value: string; purchaseId: string | null }>(keysSql, [
    tx.workspaceId,
    tail,
    heads,
    whole,
    mail,
    code,
    numbers,
    most,
  ]);
  const hits = new Map<string, Hit>();
  for (const { id, kind, value, purchaseId } of rows) {
    if (hits.has(id)) continue;
    const hidden = principal.masked.has(kind);
    const extension = hidden ? null : extensionOf({ kind, value });
    hits.set(id, {
      kind,
      value: maskIdentifier({ kind, value: numberOf({ kind, value }) }, principal.masked).value,
      extension,
      purchaseId,
    });
  }
  return hits;
}
