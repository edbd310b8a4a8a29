import { quantityText } from '@peyvand/kernel/quantity';
import { visibleOwners } from '../../edge/http/principal.ts';
import {
  type Export,
  type ExportCell,
  type ExportColumn,
  type ExportScope,
  showMoment,
  showMoneyCell,
} from '../../office/exports/index.ts';
import { identifierOf, joinCustomer, localPhone, maskIdentifier } from '../../people/customers/index.ts';
import { writeReturns } from './intake-returns.ts';

const orderColumns: readonly ExportColumn[] = [
  { key: 'number', name: { fa: 'شماره فاکتور', en: 'Invoice number' }, type: 'text' },
  { key: 'at', name: { fa: 'تاریخ', en: 'Date' }, type: 'text' },
  { key: 'customer', name: { fa: 'کد مشتری', en: 'Customer id' }, type: 'text' },
  { key: 'name', name: { fa: 'نام مشتری', en: 'Customer name' }, type: 'text' },
  // where another than the customer bought: somebody of a family or a desk
  { key: 'buyerName', name: { fa: 'خریدار این سفارش', en: 'Bought by' }, type: 'text' },
  // by these the file finds its customers again where it is read
  { key: 'phone', name: { fa: 'موبایل', en: 'Mobile phone' }, type: 'text' },
  { key: 'email', name: { fa: 'ایمیل', en: 'E-mail' }, type: 'text' },
  { key: 'channel', name: { fa: 'کانال', en: 'Channel' }, type: 'text' },
  { key: 'branch', name: { fa: 'شعبه', en: 'Branch' }, type: 'text' },
  { key: 'paymentMethod', name: { fa: 'روش پرداخت', en: 'Payment method' }, type: 'text' },
];

/** By them lines without a number are lines of one order again, and what came back comes back on its day. */
const ownColumns: readonly ExportColumn[] = [
  { key: 'returns', name: { fa: 'برگشت‌ها روز به روز', en: 'Returns day by day' }, type: 'text' },
  { key: 'peyvandId', name: { fa: 'شناسهٔ خرید پیوند', en: 'Peyvand purchase id' }, type: 'text' },
];

/** By it a file of ours that is read again leaves out what was called off. */
const cancelledColumn: ExportColumn = { key: 'cancelled', name: { fa: 'لغوشده', en: 'Cancelled' }, type: 'text' };

interface OrderRow {
  purchaseId: string;
  number: string | null;
  at: Date;
  day: string;
  dayPrecision: boolean;
  externalId: string | null;
  phone: string | null;
  email: string | null;
  name: string | null;
  buyerName: string;
  channel: string;
  branch: string;
  paymentMethod: string;
  kind: string;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  returned: number;
  cancelled: boolean;
  returns: { at: string; day: string; dayPrecision: boolean; value: number }[];
}

const identifier = (kind: string, name: string) => `${identifierOf('c.customer_id', kind)} as "${name}"`;
const headColumns = `p.purchase_id as "purchaseId", p.number, p.at, p.day, p.day_precision as "dayPrecision", c.name, p.buyer_name as "buyerName",
  ${identifier('external', 'externalId')}, ${identifier('phone', 'phone')}, ${identifier('email', 'email')},
  p.channel, p.branch, p.payment_method as "paymentMethod", p.kind, p.discount, p.shipping, p.tax, p.total, p.returned, p.cancelled_at is not null as cancelled`;
const source = `from purchases_purchase p ${joinCustomer('p.customer_id', 'left')}
where p.workspace_id = $1 and ($2::uuid[] is null or c.owner_id = any($2))`;

function head(row: OrderRow, { workspace, principal }: ExportScope): ExportCell[] {
  const when = showMoment(row.at, row.day, row.dayPrecision, workspace);
  const shown = (kind: 'phone' | 'email') => {
    const value = row[kind];
    return value === null ? '' : maskIdentifier({ kind, value }, principal.masked).value;
  };
  const who = [row.externalId ?? '', row.name ?? '', row.buyerName, localPhone(shown('phone')), shown('email')];
  return [row.number ?? '', when, ...who, row.channel, row.branch, row.paymentMethod];
}

/** What came back of an order, or of one of its lines, oldest first. */
const returnsOf = (value: string, join: string) =>
  `(select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'day', r.day, 'dayPrecision', r.day_precision, 'value', ${value}) order by r.at, r.return_id), '[]')
    from purchases_return r ${join} where r.workspace_id = $1 and r.purchase_id = p.purchase_id) as returns`;

function showReturns(
  returns: OrderRow['returns'],
  { workspace }: ExportScope,
  show: (value: number) => string,
): string {
  return writeReturns(
    returns.map(({ at, day, dayPrecision, value }) => ({
      when: showMoment(new Date(at), day, dayPrecision, workspace),
      value: show(value),
    })),
  );
}

/** Purchases as on the screen: one row an order. */
export const purchasesExport: Export = {
  kind: 'purchases',
  words: { fa: 'خریدها', en: 'Purchases' },
  right: 'purchases.read',
  columns: [
    ...orderColumns,
    { key: 'kind', name: { fa: 'خرید یا برگشت', en: 'Sale or return' }, type: 'text' },
    { key: 'discount', name: { fa: 'تخفیف', en: 'Discount' }, type: 'money' },
    { key: 'shipping', name: { fa: 'هزینه ارسال', en: 'Shipping' }, type: 'money' },
    { key: 'tax', name: { fa: 'مالیات', en: 'Tax' }, type: 'money' },
    { key: 'total', name: { fa: 'مبلغ کل', en: 'Total' }, type: 'money' },
    { key: 'returned', name: { fa: 'برگشت‌داده‌شده', en: 'Returned' }, type: 'money' },
    cancelledColumn,
    ...ownColumns,
  ],
  async count({ tx, principal }) {
    const [row] = await tx.query<{ n: number }>(`select count(*) as n ${source}`, [
      tx.workspaceId,
      visibleOwners(principal),
    ]);
    return row?.n ?? 0;
  },
  async page(scope, after, size) {
    const { tx, principal } = scope;
    const rows = await tx.query<OrderRow>(
      `select ${headColumns}, ${returnsOf('r.amount', '')} ${source} and ($3::uuid is null or p.purchase_id > $3::uuid) order by p.purchase_id limit $4`,
      [tx.workspaceId, visibleOwners(principal), after ?? null, size],
    );
    return {
      rows: rows.map((row) => [
        ...head(row, scope),
        row.kind,
        row.discount,
        row.shipping,
        row.tax,
        row.total,
        row.returned,
        row.cancelled ? '✓' : '',
        showReturns(row.returns, scope, (amount) => showMoneyCell(amount, scope.workspace.currency.minorDigits)),
        row.purchaseId,
      ]),
      last: rows.length < size ? undefined : rows.at(-1)?.purchaseId,
    };
  },
};

interface LineRow extends OrderRow {
  position: number;
  sku: string;
  productName: string;
  category: string;
  quantity: number;
  unitPrice: number;
  lineDiscount: number;
  amount: number;
  unitCost: number | null;
}

/** Lines of purchases: one row a line. */
export const purchaseLinesExport: Export = {
  kind: 'purchase-lines',
  words: { fa: 'قلم‌های خرید', en: 'Purchase lines' },
  right: 'purchases.read',
  columns: [
    ...orderColumns,
    { key: 'sku', name: { fa: 'کد کالا', en: 'Product code' }, type: 'text' },
    { key: 'productName', name: { fa: 'نام کالا', en: 'Product name' }, type: 'text' },
    { key: 'category', name: { fa: 'دسته', en: 'Category' }, type: 'text' },
    { key: 'quantity', name: { fa: 'تعداد', en: 'Quantity' }, type: 'number' },
    { key: 'unitPrice', name: { fa: 'قیمت واحد', en: 'Unit price' }, type: 'money' },
    { key: 'lineDiscount', name: { fa: 'تخفیف قلم', en: 'Line discount' }, type: 'money' },
    { key: 'lineAmount', name: { fa: 'مبلغ قلم', en: 'Line amount' }, type: 'money' },
    { key: 'unitCost', name: { fa: 'بهای تمام شده', en: 'Unit cost' }, type: 'money' },
    // of the order, on each of its rows: without them its total would be another where the file is read again
    { key: 'discount', name: { fa: 'تخفیف', en: 'Discount' }, type: 'money' },
    { key: 'shipping', name: { fa: 'هزینه ارسال', en: 'Shipping' }, type: 'money' },
    { key: 'tax', name: { fa: 'مالیات', en: 'Tax' }, type: 'money' },
    { key: 'total', name: { fa: 'مبلغ کل', en: 'Total' }, type: 'money' },
    cancelledColumn,
    ...ownColumns,
  ],
  async count({ tx, principal }) {
    const [row] = await tx.query<{ n: number }>(
      `select count(*) as n from purchases_line l join (select p.purchase_id ${source}) p on p.purchase_id = l.purchase_id where l.workspace_id = $1`,
      [tx.workspaceId, visibleOwners(principal)],
    );
    return row?.n ?? 0;
  },
  async page(scope, after, size) {
    const { tx, principal } = scope;
    const [purchaseId, position] = after?.split(':') ?? [];
    const rows = await tx.query<LineRow>(
      `select ${headColumns}, l.position, l.sku, l.name as "productName", l.category, l.quantity, l.unit_price as "unitPrice",
         l.discount as "lineDiscount", l.amount, l.unit_cost as "unitCost",
         ${returnsOf('b.quantity', 'join purchases_return_line b on b.workspace_id = $1 and b.return_id = r.return_id and b.position = l.position')} ${source.replace('left join', 'join purchases_line l on l.workspace_id = $1 and l.purchase_id = p.purchase_id left join')}
         and ($3::uuid is null or (l.purchase_id, l.position) > ($3::uuid, $4::int)) order by l.purchase_id, l.position limit $5`,
      [tx.workspaceId, visibleOwners(principal), purchaseId ?? null, Number(position ?? 0), size],
    );
    const last = rows.at(-1);
    return {
      rows: rows.map((row) => [
        ...head(row, scope),
        row.sku,
        row.productName,
        row.category,
        Number(quantityText(row.quantity)),
        row.unitPrice,
        row.lineDiscount,
        row.amount,
        row.unitCost,
        row.discount,
        row.shipping,
        row.tax,
        row.total,
        row.cancelled ? '✓' : '',
        showReturns(row.returns, scope, quantityText),
        row.purchaseId,
      ]),
      last: rows.length < size || last === undefined ? undefined : `${last.purchaseId}:${last.position}`,
    };
  },
};
