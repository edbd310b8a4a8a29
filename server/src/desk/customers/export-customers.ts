import { type CustomFilter, customersExport, exportCustomers } from '../../people/customers/index.ts';
import type { Export } from '../../platform/export/export.ts';
import { visibleOwners } from '../../platform/http/principal.ts';
import { readWish } from './read-wish.ts';

const findSql = 'select customer_id as id from desk_find_customers($1::jsonb, $2)';
const countSql = 'select desk_count_customers($1::jsonb, 2000000000) as n';

/**
 * The customers that the list shows under a filter, as a file: the same finder and so the same people, in the order in
 * which they came to be known.
 * @param query filters of the list
 * @param filter the business's own fields among them, read by their types
 */
export function exportOfList(query: Record<string, unknown>, filter: CustomFilter | undefined): Export {
  return {
    ...customersExport,
    async count({ tx, principal }) {
      const wish = readWish(query, visibleOwners(principal), undefined, filter);
      if (wish === undefined) return 0;
      const [row] = await tx.query<{ n: number }>(countSql, [JSON.stringify(wish)]);
      return row?.n ?? 0;
    },
    async page(scope, after, size) {
      const { tx, principal } = scope;
      const wish = readWish(query, visibleOwners(principal), after === undefined ? undefined : [null, after], filter);
      if (wish === undefined) return { rows: [], last: undefined };
      const found = await tx.query<{ id: string }>(findSql, [JSON.stringify({ ...wish, sort: 'oldest' }), size]);
      const ids = found.map((row) => row.id);
      return { rows: await exportCustomers(scope, ids), last: ids.length < size ? undefined : ids.at(-1) };
    },
  };
}
