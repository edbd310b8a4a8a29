import {
  type Export,
  type ExportCell,
  type ExportColumn,
  type ExportScope,
  showMoment,
} from '../../office/exports/index.ts';
import { localPhone, maskIdentifier, primaryPhonesOf } from '../../people/customers/index.ts';
import {
  countBehind,
  type DayBehind,
  keyBehind,
  type OrderBehind,
  type PersonBehind,
  rowsBehind,
} from './list-behind.ts';
import type { Behind, Measure } from './measure.ts';

const name: ExportColumn = { key: 'name', name: { fa: 'نام مشتری', en: 'Customer name' }, type: 'text' };
const day: ExportColumn = { key: 'day', name: { fa: 'تاریخ', en: 'Date' }, type: 'text' };
const peyvandId: ExportColumn = { key: 'peyvandId', name: { fa: 'شناسهٔ پیوند', en: 'Peyvand id' }, type: 'text' };
const kind: ExportColumn = { key: 'kind', name: { fa: 'نوع', en: 'Kind' }, type: 'text' };
const kinds = { order: { fa: 'سفارش', en: 'order' }, return: { fa: 'برگشتی', en: 'return' } };

const personColumns: readonly ExportColumn[] = [
  { key: 'name', name: { fa: 'نام کامل', en: 'Full name' }, type: 'text' },
  { key: 'phone', name: { fa: 'موبایل', en: 'Mobile phone' }, type: 'text' },
  { key: 'orders', name: { fa: 'سفارش‌ها', en: 'Orders' }, type: 'number' },
  { key: 'lastDay', name: { fa: 'آخرین خرید', en: 'Last purchase' }, type: 'text' },
  { key: 'net', name: { fa: 'خرید خالص', en: 'Net purchases' }, type: 'money' },
  peyvandId,
];
const orderColumns: readonly ExportColumn[] = [
  { key: 'number', name: { fa: 'شماره فاکتور', en: 'Invoice number' }, type: 'text' },
  day,
  name,
  { key: 'channel', name: { fa: 'کانال', en: 'Channel' }, type: 'text' },
  { key: 'total', name: { fa: 'مبلغ کل', en: 'Total' }, type: 'money' },
  { key: 'returned', name: { fa: 'برگشت‌داده‌شده', en: 'Returned' }, type: 'money' },
  peyvandId,
  kind,
];
const dayColumns: readonly ExportColumn[] = [
  day,
  name,
  { key: 'orders', name: { fa: 'سفارش‌ها', en: 'Orders' }, type: 'number' },
  peyvandId,
];

/** What stands behind a figure as a file: the same rows that its list shows, each with what it adds to the figure. */
export function exportBehind(measure: Measure, behind: Behind): Export {
  // rows that count one each need no column that says so; a part of one does
  const value: ExportColumn = {
    key: 'value',
    name: { fa: 'در این عدد', en: 'In this figure' },
    type: behind.money ? 'money' : 'number',
  };
  const columns = { customers: personColumns, orders: orderColumns, days: dayColumns }[behind.of];
  return {
    kind: measure.name,
    words: measure.title,
    right: 'measures.read',
    columns: behind.money ? [...columns, value] : columns,
    count: async ({ tx, principal }) => (await countBehind(tx, principal, behind)).rows,
    async page(scope, after, most) {
      const key = after === undefined ? undefined : (JSON.parse(after) as string[]);
      const rows = await rowsBehind(scope.tx, scope.principal, behind, { after: key, most });
      const cells = await cellsOf(scope, behind, rows);
      const last = rows.at(-1);
      return {
        rows: behind.money ? cells.map((row, i) => [...row, moneyCell(rows[i]?.value ?? 0)]) : cells,
        last: rows.length < most || last === undefined ? undefined : JSON.stringify(keyBehind(behind, last)),
      };
    },
  };
}

/** Smallest units are whole: what is foretold, or shared out by a share of revenue, is rounded to them. */
const moneyCell = (value: number | string): number | string => (typeof value === 'number' ? Math.round(value) : value);

function cellsOf(
  scope: ExportScope,
  behind: Behind,
  rows: Awaited<ReturnType<typeof rowsBehind>>,
): Promise<ExportCell[][]> | ExportCell[][] {
  // The casts are sound: the rows of a kind have its shape.
  if (behind.of === 'customers') return personCells(scope, rows as PersonBehind[]);
  if (behind.of === 'days')
    return (rows as DayBehind[]).map((row) => [dayCell(row.day, scope), row.name ?? '', row.orders, row.customerId]);
  const { language } = scope.workspace;
  return (rows as OrderBehind[]).map((row) => [
    row.number ?? '',
    dayCell(row.day, scope),
    row.name ?? '',
    row.channel,
    row.total,
    row.returned,
    row.purchaseId,
    kinds[row.kind][language],
  ]);
}

const dayCell = (value: string, { workspace }: ExportScope) => showMoment(new Date(0), value, true, workspace);

async function personCells(scope: ExportScope, rows: readonly PersonBehind[]): Promise<ExportCell[][]> {
  const { tx, principal } = scope;
  const phones = await primaryPhonesOf(
    tx,
    rows.map((row) => row.customerId),
  );
  const phoneCell = (customerId: string) => {
    const value = phones.get(customerId);
    return value === undefined ? '' : localPhone(maskIdentifier({ kind: 'phone', value }, principal.masked).value);
  };
  return rows.map((row) => [
    row.name,
    phoneCell(row.customerId),
    row.orders,
    row.lastDay === null ? '' : dayCell(row.lastDay, scope),
    row.net,
    row.customerId,
  ]);
}
