import { cleanLine, fold, foldCompact } from '@peyvand/kernel/text';
import { customersIntake, readKeys } from '../../people/customers/index.ts';
import {
  type Intake,
  type IntakeField,
  isProblem,
  type MappedRow,
  type ReadingContext,
  type RowProblem,
} from '../../platform/intake/intake.ts';
import { readAmount, readQuantity } from '../../platform/intake/mapping/read-amount.ts';
import { readMoment } from '../../platform/intake/mapping/read-moment.ts';
import { imports } from '../../platform/intake/refusals.ts';
import type { FileBuyer, FileRow } from './intake-order.ts';
import { undoPurchases } from './intake-undo.ts';
import { writePurchases } from './intake-write.ts';

/** Who bought: the fields of customers' files, under the words that sales files use for them. */
const buyerFields = customersIntake.fields
  .filter((field) => ['name', 'phone', 'email', 'externalId', 'nationalId'].includes(field.key))
  .map((field) => ({
    ...field,
    aliases: field.aliases.filter((alias) => !['id', 'کد', 'شناسه', 'code', 'نام', 'name'].includes(alias)),
  }))
  .map((field) =>
    field.key === 'name'
      ? { ...field, aliases: [...field.aliases, 'خریدار', 'نام خریدار', 'buyer', 'buyer name'] }
      : field,
  );

const fields: readonly IntakeField[] = [
  {
    key: 'number',
    type: 'code',
    name: { fa: 'شمارهٔ فاکتور', en: 'Order number' },
    aliases: [
      'شماره فاکتور',
      'شماره سفارش',
      'فاکتور',
      'سفارش',
      'invoice',
      'invoice no',
      'invoice number',
      'order',
      'order id',
      'order number',
      'order no',
      'number',
      'شماره',
      'شماره سند',
      'receipt',
      'receipt number',
      'basket',
      'basket id',
      'transaction id',
      'شناسه سفارش',
      'کد سفارش',
      'bill no',
      'شماره رسید',
    ],
  },
  {
    key: 'at',
    type: 'moment',
    name: { fa: 'تاریخ', en: 'Date' },
    aliases: [
      'تاریخ',
      'تاریخ فاکتور',
      'تاریخ خرید',
      'تاریخ سفارش',
      'تاریخ فروش',
      'زمان',
      'date',
      'datetime',
      'order date',
      'invoice date',
      'purchase date',
      'transaction date',
      'sale date',
      'created at',
      'timestamp',
      'time',
      'day',
      'تاریخ ثبت',
      'زمان خرید',
    ],
  },
  ...buyerFields,
  {
    key: 'total',
    type: 'money',
    name: { fa: 'مبلغ خرید', en: 'Total' },
    aliases: [
      'مبلغ کل',
      'جمع کل',
      'مبلغ فاکتور',
      'مبلغ سفارش',
      'مبلغ',
      'amount',
      'total',
      'order total',
      'total amount',
      'grand total',
      'مبلغ خرید',
      'مبلغ فروش',
      'مبلغ قابل پرداخت',
      'مبلغ پرداختی',
      'sales',
      'revenue',
      'spent',
      'value',
      'sum',
      'جمع',
      'مبلغ نهایی',
      'net amount',
      'invoice amount',
    ],
  },
  {
    key: 'sku',
    type: 'code',
    name: { fa: 'کد کالا', en: 'Product code' },
    aliases: [
      'کد کالا',
      'کد محصول',
      'شناسه کالا',
      'sku',
      'stock code',
      'product id',
      'product code',
      'item code',
      'barcode',
      'بارکد',
      'item id',
      'article',
      'شناسه محصول',
    ],
  },
  {
    key: 'productName',
    type: 'text',
    name: { fa: 'نام کالا', en: 'Product' },
    aliases: [
      'نام کالا',
      'نام محصول',
      'شرح کالا',
      'کالا',
      'محصول',
      'شرح',
      'product',
      'product name',
      'item',
      'item name',
      'description',
      'item description',
      'شرح خدمات',
      'عنوان کالا',
    ],
  },
  {
    key: 'category',
    type: 'text',
    name: { fa: 'دسته', en: 'Category' },
    aliases: ['دسته', 'دسته بندی', 'گروه کالا', 'category', 'product category', 'department', 'نوع کالا'],
  },
  {
    key: 'quantity',
    type: 'quantity',
    name: { fa: 'تعداد', en: 'Quantity' },
    aliases: ['تعداد', 'مقدار', 'quantity', 'qty', 'count', 'تعداد کالا'],
  },
  {
    key: 'unitPrice',
    type: 'money',
    name: { fa: 'قیمت واحد', en: 'Unit price' },
    aliases: ['قیمت واحد', 'فی', 'مبلغ واحد', 'قیمت', 'unit price', 'price', 'unitprice', 'rate', 'نرخ', 'بهای واحد'],
  },
  {
    key: 'lineAmount',
    type: 'money',
    name: { fa: 'مبلغ قلم', en: 'Line amount' },
    aliases: [
      'مبلغ ردیف',
      'مبلغ قلم',
      'جمع ردیف',
      'line total',
      'line amount',
      'subtotal',
      'extended price',
      'item total',
    ],
  },
  {
    key: 'lineDiscount',
    type: 'money',
    name: { fa: 'تخفیف قلم', en: 'Line discount' },
    aliases: ['تخفیف ردیف', 'تخفیف قلم', 'line discount', 'item discount'],
  },
  {
    key: 'unitCost',
    type: 'money',
    name: { fa: 'بهای تمام‌شدهٔ واحد', en: 'Unit cost' },
    aliases: ['بهای تمام شده', 'قیمت خرید واحد', 'unit cost', 'cost', 'cost price'],
  },
  {
    key: 'discount',
    type: 'money',
    name: { fa: 'تخفیف', en: 'Discount' },
    aliases: ['تخفیف', 'مبلغ تخفیف', 'تخفیف فاکتور', 'discount', 'discount amount', 'order discount'],
  },
  {
    key: 'shipping',
    type: 'money',
    name: { fa: 'هزینهٔ ارسال', en: 'Shipping' },
    aliases: ['هزینه ارسال', 'کرایه حمل', 'پیک', 'shipping', 'delivery fee', 'freight', 'shipping cost'],
  },
  {
    key: 'tax',
    type: 'money',
    name: { fa: 'مالیات', en: 'Tax' },
    aliases: ['مالیات', 'ارزش افزوده', 'مالیات بر ارزش افزوده', 'tax', 'vat'],
  },
  {
    key: 'channel',
    type: 'text',
    name: { fa: 'کانال', en: 'Channel' },
    aliases: ['کانال', 'کانال فروش', 'روش فروش', 'channel', 'sales channel', 'source'],
  },
  {
    key: 'branch',
    type: 'text',
    name: { fa: 'شعبه', en: 'Branch' },
    aliases: ['شعبه', 'فروشگاه', 'نام شعبه', 'branch', 'store', 'shop', 'location', 'outlet'],
  },
  {
    key: 'paymentMethod',
    type: 'text',
    name: { fa: 'روش پرداخت', en: 'Payment method' },
    aliases: ['روش پرداخت', 'نحوه پرداخت', 'شیوه پرداخت', 'payment method', 'payment', 'payment type'],
  },
  {
    key: 'currency',
    type: 'text',
    name: { fa: 'واحد پول', en: 'Currency' },
    aliases: ['واحد پول', 'ارز', 'currency', 'currency code'],
  },
];

const lineFields = ['sku', 'productName', 'unitPrice', 'lineAmount'];

/** How files of purchases come in: a row an order or a row a line, with a number or without. */
export const purchasesIntake: Intake<FileRow> = {
  kind: 'purchases',
  words: { fa: 'خریدها', en: 'Purchases' },
  right: 'purchases.write',
  fields,
  tables: [...customersIntake.tables, 'products_product', 'purchases_purchase', 'purchases_line', 'intake_match'],
  checkFields(mapped) {
    if (!mapped.has('at')) return imports('fields-missing', { fa: 'تاریخ', en: 'a date' });
    if (mapped.has('total') || mapped.has('unitPrice') || mapped.has('lineAmount')) return undefined;
    return imports('fields-missing', { fa: 'مبلغ یا قیمت', en: 'an amount or a price' });
  },
  groupOf(row, context, equal) {
    const number = numberOf(row);
    return number === null
      ? { key: equal, numbered: false }
      : { key: `${channelOf(row, context)}\u0000${number}`, numbered: true };
  },
  read(row, context) {
    const currency = readCurrency(row, context);
    if (currency !== undefined) return currency;
    const when = readMoment(row.text('at'), 'at', context);
    if (isProblem(when)) return when;
    const person = readBuyer(row, context);
    if (isProblem(person)) return person;
    const quantity = readQuantity(row.text('quantity'), 'quantity', context);
    if (isProblem(quantity)) return quantity;
    const money: Partial<Record<(typeof moneyFields)[number], number | undefined>> = {};
    for (const field of moneyFields) {
      const amount = readAmount(row.text(field), field, context);
      if (isProblem(amount)) return amount;
      money[field] = amount;
    }
    return {
      number: numberOf(row),
      channel: channelOf(row, context),
      branch: cleanLine(row.text('branch')),
      paymentMethod: cleanLine(row.text('paymentMethod')),
      when,
      person,
      sku: cleanLine(row.text('sku')),
      productName: cleanLine(row.text('productName')),
      category: cleanLine(row.text('category')),
      quantity,
      unitPrice: money.unitPrice,
      unitCost: money.unitCost,
      lineDiscount: money.lineDiscount,
      lineAmount: money.lineAmount,
      discount: money.discount,
      shipping: money.shipping,
      tax: money.tax,
      total: money.total,
      hasLines: lineFields.some((field) => context.fields.has(field)),
    };
  },
  write: writePurchases,
  undo: undoPurchases,
  async pointsTo(tx, kind, ids) {
    const query =
      kind === 'products'
        ? 'select distinct product_id as id from purchases_line where workspace_id = $1 and product_id = any($2)'
        : kind === 'customers'
          ? 'select distinct customer_id as id from purchases_purchase where workspace_id = $1 and customer_id = any($2)'
          : undefined;
    if (query === undefined) return [];
    return (await tx.query<{ id: string }>(query, [tx.workspaceId, ids])).map((row) => row.id);
  },
  async holdsMoney(tx) {
    return (
      (await tx.query('select 1 from purchases_purchase where workspace_id = $1 limit 1', [tx.workspaceId])).length > 0
    );
  },
};

const moneyFields = [
  'unitPrice',
  'unitCost',
  'lineDiscount',
  'lineAmount',
  'discount',
  'shipping',
  'tax',
  'total',
] as const;

function numberOf(row: MappedRow): string | null {
  return cleanLine(row.text('number')) || null;
}

function channelOf(row: MappedRow, _context: ReadingContext): string {
  return cleanLine(row.text('channel')) || 'shop';
}

const keyFields = ['phone', 'email', 'externalId', 'nationalId'];

/** Null: sold to somebody unknown. Where a file knows its customers by name alone, the folded name is what they are known by. */
function readBuyer(row: MappedRow, context: ReadingContext): FileBuyer | null | RowProblem {
  const identifiers = readKeys(row, context);
  if (isProblem(identifiers)) return identifiers;
  const name = cleanLine(row.text('name'));
  if (identifiers.length > 0) return { name, identifiers };
  if (name === '' || keyFields.some((field) => context.fields.has(field))) return null;
  return { name, identifiers: [{ kind: 'external', scope: 'name', matchKey: foldCompact(name), value: name }] };
}

function readCurrency(row: MappedRow, context: ReadingContext): RowProblem | undefined {
  const given = row.text('currency');
  if (given === '') return undefined;
  const { code } = context.workspace.currency;
  const known = code === 'IRR' ? ['irr', 'irt', 'rial', 'toman', 'ریال', 'تومان', 'تومن'] : [code.toLowerCase()];
  if (known.map(fold).includes(fold(given))) return undefined;
  return {
    problem: true,
    field: 'currency',
    code: 'purchases.currency-differs',
    message: imports('currency-differs', { given, workspace: code }).message,
  };
}
