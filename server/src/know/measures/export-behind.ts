import { localPhone, maskIdentifier } from '../../people/customers/index.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Export, ExportCell, ExportColumn, ExportScope } from '../../platform/export/export.ts';
import { showMoment } from '../../platform/export/show-cell.ts';
import { countBehind, ordersBehind, personsBehind } from './list-behind.ts';
import type { Behind, Measure } from './measure.ts';

const personColumns: readonly ExportColumn[] = [
  { key: 'name', name: { fa: 'نام کامل', en: 'Full name' }, type: 'text' },
  { key: 'phone', name: { fa: 'موبایل', en: 'Mobile phone' }, type: 'text' },
  { key: 'orders', name: { fa: 'سفارش‌ها', en: 'Orders' }, type: 'number' },
  { key: 'lastDay', name: { fa: 'آخرین خرید', en: 'Last purchase' }, type: 'text' },
  { key: 'net', name: { fa: 'خرید خالص', en: 'Net purchases' }, type: 'money' },
  { key: 'peyvandId', name: { fa: 'شناسهٔ پیوند', en: 'Peyvand id' }, type: 'text' },
];
const orderColumns: readonly ExportColumn[] = [
  { key: 'number', name: { fa: 'شماره فاکتور', en: 'Invoice number' }, type: 'text' },
  { key: 'day', name: { fa: 'تاریخ', en: 'Date' }, type: 'text' },
  { key: 'name', name: { fa: 'نام مشتری', en: 'Customer name' }, type: 'text' },
  { key: 'channel', name: { fa: 'کانال', en: 'Channel' }, type: 'text' },
  { key: 'total', name: { fa: 'مبلغ کل', en: 'Total' }, type: 'money' },
  { key: 'returned', name: { fa: 'برگشت‌داده‌شده', en: 'Returned' }, type: 'money' },
  { key: 'peyvandId', name: { fa: 'شناسهٔ پیوند', en: 'Peyvand id' }, type: 'text' },
];

/** The persons or orders behind a figure as a file: the same rows that its list shows. */
export function exportBehind(measure: Measure, behind: Behind): Export {
  const persons = behind.of === 'customers';
  return {
    kind: measure.name,
    words: measure.title,
    right: 'measures.read',
    columns: persons ? personColumns : orderColumns,
    count: ({ tx, principal }) => countBehind(tx, principal, behind),
    page: persons
      ? (scope, after, most) => personPage(scope, behind, after, most)
      : (scope, after, most) => orderPage(scope, behind, after, most),
  };
}

type Page = ReturnType<Export['page']>;
const dayCell = (day: string, { workspace }: ExportScope) => showMoment(new Date(0), day, true, workspace);

async function personPage(scope: ExportScope, behind: Behind, after: string | undefined, most: number): Page {
  const { tx, principal } = scope;
  const rows = await personsBehind(tx, principal, behind, { after, most });
  const phones = await phonesOf(
    tx,
    rows.map((row) => row.customerId),
  );
  const phoneCell = (customerId: string) => {
    const value = phones.get(customerId);
    return value === undefined ? '' : localPhone(maskIdentifier({ kind: 'phone', value }, principal.masked).value);
  };
  const cells = rows.map((row): ExportCell[] => [
    row.name,
    phoneCell(row.customerId),
    row.orders,
    row.lastDay === null ? '' : dayCell(row.lastDay, scope),
    row.net,
    row.customerId,
  ]);
  return { rows: cells, last: rows.length < most ? undefined : rows.at(-1)?.customerId };
}

async function orderPage(scope: ExportScope, behind: Behind, after: string | undefined, most: number): Page {
  const rows = await ordersBehind(scope.tx, scope.principal, behind, { after, most });
  const cells = rows.map((row): ExportCell[] => [
    row.number ?? '',
    dayCell(row.day, scope),
    row.name ?? '',
    row.channel,
    row.total,
    row.returned,
    row.purchaseId,
  ]);
  return { rows: cells, last: rows.length < most ? undefined : rows.at(-1)?.purchaseId };
}

const phonesSql = `select customer_id as "customerId", value from customers_identifier
where workspace_id = $1 and customer_id = any($2::uuid[]) and kind = 'phone' and scope = '' and is_primary`;

async function phonesOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ customerId: string; value: string }>(phonesSql, [tx.workspaceId, customerIds]);
  return new Map(rows.map((row) => [row.customerId, row.value]));
}
