import { wordsOfSegment } from '@peyvand/kernel/segment-words';
import type { ForecastVerdict } from '../../know/profile/index.ts';
import { type Export, type ExportCell, type ExportColumn, showMoment } from '../../office/exports/index.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { type CustomFilter, customersExport, exportCustomers } from '../../people/customers/index.ts';
import { readWish } from './read-wish.ts';

const findSql = 'select customer_id as id, key from desk_find_customers($1::jsonb, $2)';
const countSql = 'select desk_count_customers($1::jsonb, 2000000000) as n';

/** What the list shows beside the columns that an import of customers reads. */
const shownColumns: readonly ExportColumn[] = [
  { key: 'segment', name: { fa: 'بخش در پیوند', en: 'Peyvand segment' }, type: 'text' },
  { key: 'orders', name: { fa: 'شمار خریدها', en: 'Number of orders' }, type: 'number' },
  { key: 'lastDay', name: { fa: 'آخرین خرید', en: 'Last purchase' }, type: 'text' },
  { key: 'net', name: { fa: 'جمع خرید', en: 'Spent' }, type: 'money' },
  { key: 'pAlive', name: { fa: 'احتمال فعال بودن (درصد)', en: 'Chance of being active (percent)' }, type: 'number' },
  { key: 'clv', name: { fa: 'ارزش ۱۲ ماه', en: '12-month value' }, type: 'money' },
  { key: 'createdAt', name: { fa: 'ثبت در پیوند', en: 'Added to Peyvand' }, type: 'text' },
];

interface Shown {
  id: string;
  segment: string | null;
  orders: number;
  lastDay: string | null;
  net: number;
  pAlive: number | null;
  clv: number | null;
  createdAt: Date;
}

const shownSql = `select c.customer_id as id, s.segment, coalesce(p.orders, 0) as orders, p.last_day as "lastDay", coalesce(p.net, 0) as net,
  s.p_alive as "pAlive", s.clv, c.created_at as "createdAt"
from customers_customer c
left join profile_customer p on p.workspace_id = $1 and p.customer_id = c.customer_id
left join profile_score s on s.workspace_id = $1 and s.customer_id = c.customer_id
  and s.fit_id = (select fit_id from profile_fit where workspace_id = $1 and is_current)
where c.workspace_id = $1 and c.customer_id = any($2::uuid[])`;

/**
 * The customers that the list shows under a filter, as a file: the same finder, and so the same people in the same order,
 * with what the list shows of them in words and days that people read.
 * @param query filters and order of the list
 * @param filter the business's own fields among them, read by their types
 * @param verdict whether chances and values of single persons may be told now
 */
export function exportOfList(
  query: Record<string, unknown>,
  filter: CustomFilter | undefined,
  verdict: ForecastVerdict,
): Export {
  const shown = shownColumns.filter(
    ({ key }) => (key === 'pAlive' ? verdict.persons : key === 'clv' ? verdict.values : null) === null,
  );
  const idAt = customersExport.columns.findIndex(({ key }) => key === 'peyvandId');
  return {
    ...customersExport,
    columns: [...customersExport.columns, ...shown],
    async count({ tx, principal }) {
      const read = await readWish(tx, principal, query, undefined, filter);
      if (read === undefined) return 0;
      const [row] = await tx.query<{ n: number }>(countSql, [JSON.stringify(read.wish)]);
      return row?.n ?? 0;
    },
    async page(scope, after, size) {
      const { tx, principal, workspace } = scope;
      // The place from which to go on is the list's own: the value of its order, and the id.
      const position = after === undefined ? undefined : (JSON.parse(after) as unknown[]);
      const read = await readWish(tx, principal, query, position, filter);
      if (read === undefined) return { rows: [], last: undefined };
      const found = await tx.query<{ id: string; key: string | null }>(findSql, [JSON.stringify(read.wish), size]);
      const ids = found.map((row) => row.id);
      const rows = new Map((await exportCustomers(scope, ids)).map((row) => [row[idAt], row]));
      const facts = new Map((await tx.query<Shown>(shownSql, [tx.workspaceId, ids])).map((row) => [row.id, row]));
      const last = found.length < size ? undefined : found.at(-1);
      return {
        rows: ids.flatMap((id) => {
          const row = rows.get(id);
          const fact = facts.get(id);
          return row === undefined || fact === undefined
            ? []
            : [[...row, ...shown.map(({ key }) => cellOf(key, fact, workspace))]];
        }),
        last: last && JSON.stringify([last.key, last.id]),
      };
    },
  };
}

function cellOf(key: string, fact: Shown, workspace: Workspace): ExportCell {
  const { language } = workspace;
  switch (key) {
    case 'segment':
      return fact.segment === null ? '' : (wordsOfSegment(fact.segment)?.[language] ?? '');
    case 'orders':
      return fact.orders;
    case 'lastDay':
      return fact.lastDay === null ? '' : showMoment(fact.createdAt, fact.lastDay, true, workspace);
    case 'net':
      return fact.orders === 0 ? null : fact.net;
    case 'pAlive':
      return fact.pAlive === null ? null : Math.round(fact.pAlive * 1000) / 10;
    case 'clv':
      return fact.clv === null ? null : Math.round(fact.clv);
    default:
      return showMoment(fact.createdAt, '', false, workspace);
  }
}
