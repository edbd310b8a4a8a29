import { cleanLine, fold } from '@peyvand/kernel/text';
import { customersIntake, readPerson } from '../../people/customers/index.ts';
import {
  type Intake,
  isProblem,
  type MappedRow,
  type ReadingContext,
  type RowProblem,
} from '../../platform/intake/intake.ts';
import { readAmount, readQuantity } from '../../platform/intake/mapping/read-amount.ts';
import { readMoment } from '../../platform/intake/mapping/read-moment.ts';
import { imports } from '../../platform/intake/refusals.ts';
import { purchaseFields as fields } from './intake-fields.ts';
import type { FileRow } from './intake-order.ts';
import { undoPurchases } from './intake-undo.ts';
import { writePurchases } from './intake-write.ts';

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
    const person = readPerson(row, context);
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
