import { hash } from 'node:crypto';
import type { ReadInstant } from '@peyvand/kernel/calendar';
import { lineAmount } from '@peyvand/kernel/money';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { FilePersonNamed } from '../../people/customers/index.ts';
import { problemOf, type RowProblem } from '../../platform/intake/intake.ts';
import { purchases } from './refusals.ts';

/** One row of a file of purchases: an order, or one line of it. Money in smallest units, quantities in thousandths. */
export interface FileRow {
  readonly number: string | null;
  readonly channel: string;
  readonly branch: string;
  readonly paymentMethod: string;
  readonly when: ReadInstant | undefined;
  readonly person: FilePersonNamed | null;
  readonly sku: string;
  readonly productName: string;
  readonly category: string;
  readonly quantity: number | undefined;
  readonly unitPrice: number | undefined;
  readonly unitCost: number | undefined;
  readonly lineDiscount: number | undefined;
  readonly lineAmount: number | undefined;
  readonly discount: number | undefined;
  readonly shipping: number | undefined;
  readonly tax: number | undefined;
  readonly total: number | undefined;
  /** The file has columns of lines: sku, name or price of what was sold. */
  readonly hasLines: boolean;
}

export interface FileLine {
  sku: string;
  name: string;
  category: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  amount: number;
  unitCost: number | null;
}

/** An order of a file, added up: what is negative came back. */
export interface FileOrder {
  number: string | null;
  kind: 'sale' | 'return';
  channel: string;
  branch: string;
  paymentMethod: string;
  at: Date;
  day: string;
  dayPrecision: boolean;
  person: FilePersonNamed | null;
  lines: FileLine[];
  items: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  contentHash: Buffer;
}

/** Shops that write a return as an invoice of its own put a C before its number. */
const returnNumber = /^c\s*-?\d+$/i;

/** Adds the rows of one order up; a problem when they contradict each other. */
export function orderOf(rows: readonly FileRow[]): FileOrder | RowProblem {
  const [first] = rows;
  if (first === undefined) throw new Error('an order has at least one row');
  const when = earliest(rows);
  if (when === undefined)
    return missing('at', 'تاریخ این خرید نوشته نشده است.', 'The date of this purchase is missing.');
  const person = onePerson(rows);
  if (person === undefined)
    return problem('person', 'purchases.customers-differ', {
      fa: `ردیف‌های شمارهٔ ${first.number} به مشتریان گوناگون اشاره می‌کنند.`,
      en: `The rows of number ${first.number} name different customers.`,
    });
  const money = first.hasLines ? addLines(rows) : addTotals(rows);
  if ('problem' in money) return money;
  const kind = kindOf(first.number, money.total, money.lines);
  if (typeof kind !== 'string') return kind;
  const order = {
    number: first.number,
    kind,
    channel: first.channel,
    branch: first.branch,
    paymentMethod: first.paymentMethod,
    at: when.at,
    day: when.day,
    dayPrecision: when.precision === 'day',
    person,
    ...money,
  };
  return { ...order, contentHash: contentHash(order) };
}

function earliest(rows: readonly FileRow[]): ReadInstant | undefined {
  let found: ReadInstant | undefined;
  for (const { when } of rows) if (when !== undefined && (found === undefined || when.at < found.at)) found = when;
  return found;
}

/** The one buyer that the rows name, null when none does; undefined when they name several. */
function onePerson(rows: readonly FileRow[]): FilePersonNamed | null | undefined {
  let found: FilePersonNamed | null = null;
  let key = '';
  for (const { person } of rows) {
    if (person === null) continue;
    const ofRow =
      person.identifiers.map((one) => `${one.kind} ${one.scope} ${one.matchKey}`).join('\u0000') || person.name;
    if (found !== null && ofRow !== key) return undefined;
    [found, key] = [person, ofRow];
  }
  return found;
}

type Money = Pick<FileOrder, 'lines' | 'items' | 'discount' | 'shipping' | 'tax' | 'total'>;

/** Orders of which the file only says the sum. */
function addTotals(rows: readonly FileRow[]): Money | RowProblem {
  let total = 0;
  for (const row of rows) {
    const amount = row.total ?? row.lineAmount;
    if (amount === undefined)
      return missing('total', 'مبلغ این خرید نوشته نشده است.', 'The amount of this purchase is missing.');
    total += amount;
  }
  const parts = orderParts(rows);
  return checkSize({ lines: [], items: total + parts.discount - parts.shipping - parts.tax, ...parts, total });
}

function addLines(rows: readonly FileRow[]): Money | RowProblem {
  const lines: FileLine[] = [];
  for (const row of rows) {
    const line = readLine(row);
    if ('problem' in line) return line;
    lines.push(line);
  }
  const items = lines.reduce((sum, line) => sum + line.amount, 0);
  const parts = orderParts(rows);
  const total = items - parts.discount + parts.shipping + parts.tax;
  const differs = totalDiffers(rows, lines, total);
  return differs === undefined ? checkSize({ lines, items, ...parts, total }) : problemOf(differs, 'total');
}

function readLine(row: FileRow): FileLine | RowProblem {
  const quantity = row.quantity ?? 1000;
  const given = row.lineAmount ?? (row.unitPrice === undefined ? row.total : undefined);
  const unitPrice = row.unitPrice ?? (given === undefined ? undefined : Math.round((given * 1000) / quantity));
  if (unitPrice === undefined)
    return missing(
      'unitPrice',
      'نه قیمت این قلم نوشته شده است و نه مبلغ آن.',
      'Neither the price of this line nor its amount is given.',
    );
  if (quantity < 0 && unitPrice < 0)
    return problem('unitPrice', 'purchases.signs-differ', {
      fa: 'تعداد و قیمت هر دو منفی‌اند؛ برای برگشت فقط تعداد را منفی بنویسید.',
      en: 'Quantity and price are both negative; for a return write only the quantity as negative.',
    });
  const gross = row.unitPrice === undefined ? given : lineAmount(quantity, unitPrice);
  if (gross === undefined) return problemOf(purchases('amount-too-large'), 'unitPrice');
  const discount =
    row.lineDiscount ?? (row.unitPrice !== undefined && row.lineAmount !== undefined ? gross - row.lineAmount : 0);
  const amount = gross - discount;
  if (row.lineAmount !== undefined && row.lineAmount !== amount && row.unitPrice !== undefined)
    return problemOf(purchases('total-differs', { given: row.lineAmount, sum: amount }), 'lineAmount');
  return {
    sku: row.sku,
    name: row.productName,
    category: row.category,
    quantity,
    unitPrice,
    discount,
    amount,
    unitCost: row.unitCost ?? null,
  };
}

/** A column of totals beside lines is checked: it is the order's sum on each row, or each line's own. */
function totalDiffers(rows: readonly FileRow[], lines: readonly FileLine[], total: number): Refusal | undefined {
  const given = rows.flatMap((row) => (row.total === undefined || row.unitPrice === undefined ? [] : [row.total]));
  if (given.length === 0 || given.every((one) => one === total)) return undefined;
  if (rows.every((row, index) => row.total === undefined || row.total === lines[index]?.amount)) return undefined;
  return purchases('total-differs', { given: given[0] ?? 0, sum: total });
}

/** Discount, shipping and tax of the order: said once, or repeated on each of its rows, or said per row. */
function orderParts(rows: readonly FileRow[]): Pick<FileOrder, 'discount' | 'shipping' | 'tax'> {
  const once = (pick: (row: FileRow) => number | undefined) => {
    const said = rows.map(pick).filter((one) => one !== undefined);
    const [first = 0] = said;
    return Math.abs(said.every((one) => one === first) ? first : said.reduce((sum, one) => sum + one, 0));
  };
  return { discount: once((row) => row.discount), shipping: once((row) => row.shipping), tax: once((row) => row.tax) };
}

function checkSize(money: Money): Money | RowProblem {
  return Number.isSafeInteger(money.total) && Number.isSafeInteger(money.items)
    ? money
    : problemOf(purchases('amount-too-large'), 'total');
}

function kindOf(number: string | null, total: number, lines: readonly FileLine[]): 'sale' | 'return' | RowProblem {
  const numbered = number !== null && returnNumber.test(number);
  if (numbered && total > 0)
    return problem('total', 'purchases.return-positive', {
      fa: `شمارهٔ ${number} شمارهٔ برگشت است (با C آغاز می‌شود) ولی مبلغ آن مثبت است.`,
      en: `Number ${number} is that of a return (it begins with C), but its amount is positive.`,
    });
  if (total < 0 || numbered) return 'return';
  return lines.length > 0 && total === 0 && lines.every((line) => line.quantity < 0) ? 'return' : 'sale';
}

function contentHash(order: Omit<FileOrder, 'contentHash'>): Buffer {
  const { person: _, at, ...content } = order;
  return Buffer.from(hash('sha256', JSON.stringify([content, at.getTime()]), 'hex'), 'hex');
}

function missing(field: string, fa: string, en: string): RowProblem {
  return problem(field, `purchases.${field}-missing`, { fa, en });
}

function problem(field: string, code: string, message: { fa: string; en: string }): RowProblem {
  return { problem: true, field, code, message };
}
