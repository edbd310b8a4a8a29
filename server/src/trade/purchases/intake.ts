import { isUuid } from '@peyvand/kernel/ids';
import { cleanLine, fold, foldCompact } from '@peyvand/kernel/text';
import {
  cutProblem,
  type Intake,
  imports,
  isProblem,
  isYetToCome,
  type MappedRow,
  momentText,
  problemOf,
  type ReadingContext,
  type RowProblem,
  readAmount,
  readCode,
  readMoment,
  readQuantity,
} from '../../office/imports/index.ts';
import { customersIntake, personKey, readPerson } from '../../people/customers/index.ts';
import { skuKey } from '../products/index.ts';
import type { FileRow } from './file-order.ts';
import { purchaseFields as fields } from './intake-fields.ts';
import { otherTable } from './intake-other-tables.ts';
import { readReturns } from './intake-returns.ts';
import { undoPurchases } from './intake-undo.ts';
import { writePurchases } from './intake-write.ts';
import { purchases } from './refusals.ts';
import { type OrderStatus, readOrderStatus, saysCancelled } from './rules/order-status.ts';

const lineFields = ['sku', 'productName', 'unitPrice', 'lineAmount'];

const soldSql = 'select distinct product_id as id from purchases_line where workspace_id = $1 and product_id = any($2)';

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
  otherTable,
  numberOf(row) {
    const number = numberOf(row);
    // an order of ours that has no number is known by our own id of it
    const ours = ourId(row);
    if (number === null && ours !== null) return { number: `\u0000${ours}`, within: '' };
    // without number and day it is a further line of the order above
    if (number === null)
      return row.text('at') === '' && lineFields.some((field) => row.text(field) !== '') ? 'above' : null;
    return { number, within: channelOf(row) };
  },
  sameAs,
  read(row, context) {
    for (const field of ['number', 'sku']) {
      const cut = cutProblem(row.text(field), field);
      if (cut !== undefined) return cut;
    }
    const currency = readCurrency(row, context);
    if (currency !== undefined) return currency;
    const when = readMoment(momentText(row), 'at', context);
    if (isProblem(when)) return when;
    if (isYetToCome(when, context)) return problemOf(purchases('in-the-future', { given: row.text('at') }), 'at');
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
    const { status, isReturn } = readState(row, context);
    const cameBack = (amount: number | undefined) => (amount === undefined || !isReturn ? amount : -Math.abs(amount));
    const hasLines = lineFields.some((field) => context.fields.has(field));
    return {
      rowNumber: row.rowNumber,
      number: numberOf(row),
      channel: channelOf(row),
      branch: cleanLine(row.text('branch')),
      paymentMethod: cleanLine(row.text('paymentMethod')),
      when,
      person,
      buyerName: cleanLine(row.text('buyerName')).slice(0, 200),
      sku: readCode(row.text('sku')),
      productName: cleanLine(row.text('productName')),
      category: cleanLine(row.text('category')),
      quantity: isReturn && hasLines ? -Math.abs(quantity ?? 1000) : quantity,
      unitPrice: money.unitPrice,
      unitCost: money.unitCost,
      lineDiscount: money.lineDiscount,
      lineAmount: cameBack(money.lineAmount),
      discount: money.discount,
      shipping: money.shipping,
      tax: money.tax,
      total: cameBack(money.total),
      status,
      hasLines,
      peyvandId: ourId(row),
      returns: readReturns(row, hasLines, context),
    };
  },
  write: writePurchases,
  undo: undoPurchases,
  async pointsTo(tx, kind, ids) {
    if (kind !== 'products') return [];
    return (await tx.query<{ id: string }>(soldSql, [tx.workspaceId, ids])).map((row) => row.id);
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
  return readCode(row.text('number')) || null;
}

/** The id under which one of our own lists names the order; null for none. */
function ourId(row: MappedRow): string | null {
  const id = row.text('peyvandId').toLowerCase();
  return isUuid(id) ? id : null;
}

function channelOf(row: MappedRow): string {
  return cleanLine(row.text('channel'));
}

/** What makes two rows without a number the same sale: all that was read of them, in whatever spelling. */
function sameAs({ rowNumber: _, when, person, ...row }: FileRow): string {
  const who = person === null ? '' : personKey(person);
  const words = [row.channel, row.branch, row.paymentMethod, row.productName, row.category].map(foldCompact);
  // only where it is said: what came before files could say it is known by the rest
  if (row.buyerName !== '') words.push(foldCompact(row.buyerName));
  return JSON.stringify([
    when === undefined ? '' : when.precision === 'day' ? when.day : when.at.getTime(),
    who,
    words,
    skuKey(row.sku),
    ...[row.quantity, ...moneyFields.map((field) => row[field])].map((one) => one ?? ''),
  ]);
}

/** What the row says of the order's state, and whether it is a document of goods that came back. */
function readState(row: MappedRow, context: ReadingContext): { status: OrderStatus; isReturn: boolean } {
  if (saysCancelled(row.text('cancelled'))) return { status: 'void', isReturn: false };
  const document = readOrderStatus(row.text('documentType'));
  const status = readOrderStatus(row.text('status'));
  if (status === 'unknown' || document === 'unknown') context.notice('status-unknown');
  if (status === 'partly-refunded') context.notice('partly-refunded');
  if (document === 'refunded') return { status: 'sale', isReturn: true };
  return { status: document === 'sale' || document === 'unknown' ? status : document, isReturn: false };
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
