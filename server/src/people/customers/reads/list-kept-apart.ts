import type { Words } from '@peyvand/kernel/refusal';
import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { type CustomerView, findCustomersOf } from '../queries.ts';
import { sayApart } from '../rules/contradiction.ts';
import { extensionOf, numberOf } from '../rules/identifiers.ts';
import { maskIdentifier } from '../rules/mask.ts';
import { visibleCustomer } from '../visible.ts';

/** Two people who share a phone or mail and were kept apart, with why. */
export interface KeptApartView {
  customer: CustomerView;
  /** Who has it as her key; null when nobody has it any more, or somebody whom the reader does not see. */
  owner: CustomerView | null;
  kind: string;
  value: string;
  extension: string | null;
  reasons: { code: string; words: Words }[];
  importId: string | null;
  at: Date;
}

interface Row {
  customerId: string;
  toldId: string;
  ownerId: string | null;
  kind: string;
  matchKey: string;
  value: string;
  reasons: string[];
  importId: string | null;
  at: Date;
}

const who = 'coalesce(r.survivor_id, s.customer_id)';

/** `from … where …` of pairs that were kept apart and wait for a look; those merged since, or told to be two, are decided. */
export function keptApart(owners: string): string {
  return `from customers_shared_contact s
left join customers_redirect r on r.workspace_id = $1 and r.merged_id = s.customer_id
left join customers_identifier i on i.workspace_id = $1 and i.kind = s.kind and i.scope = '' and i.match_key = s.match_key
where s.workspace_id = $1 and s.apart_from is not null and ${visibleCustomer(who, owners)} and i.customer_id is distinct from ${who}
  and not exists (select 1 from customers_distinct d where d.workspace_id = $1 and d.first_id = least(i.customer_id, ${who})
    and d.second_id = greatest(i.customer_id, ${who}))`;
}

// Rides on the key, or on the index of imports.
const listSql = `select ${who} as "customerId", s.customer_id as "toldId", i.customer_id as "ownerId", s.kind,
  s.match_key as "matchKey", s.value, s.reasons, s.import_id as "importId", s.created_at as at
${keptApart('$6')} and ($2::uuid is null or s.import_id = $2)
  and ($3::uuid is null or (s.customer_id, s.kind, s.match_key) < ($3::uuid, $4, $5))
order by s.customer_id desc, s.kind desc, s.match_key desc limit $7`;

/** People whom a shared phone or mail might have made one, the newest first: of the workspace, or of one import. */
export async function listKeptApart(
  tx: Tx,
  principal: Principal,
  query: { import?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: KeptApartView[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50;
  const [toldId, kind, key] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<Row>(listSql, [
    tx.workspaceId,
    query.import ?? null,
    toldId ?? null,
    kind ?? null,
    key ?? null,
    visibleOwners(principal),
    limit + 1,
  ]);
  const { items, nextCursor } = toPage(rows, limit, (row) => [row.toldId, row.kind, row.matchKey]);
  const ids = new Set(items.flatMap((row) => [row.customerId, row.ownerId ?? row.customerId]));
  const views = await findCustomersOf(tx, principal, [...ids]);
  return {
    items: items.flatMap(({ customerId, ownerId, kind, value, reasons, importId, at }) => {
      const customer = views.get(customerId);
      if (customer === undefined) return [];
      const shown = maskIdentifier({ kind, value: numberOf({ kind, value }) }, principal.masked).value;
      const extension = principal.masked.has(kind) ? null : extensionOf({ kind, value });
      const owner = (ownerId === null ? undefined : views.get(ownerId)) ?? null;
      return [{ customer, owner, kind, value: shown, extension, reasons: sayApart(reasons), importId, at }];
    }),
    nextCursor,
  };
}
