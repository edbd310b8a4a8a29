import type { ReadInstant } from '@peyvand/kernel/calendar';
import { lineAmount } from '@peyvand/kernel/money';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { foldCompact } from '@peyvand/kernel/text';
import { isProblem, problemOf, type RowProblem } from '../../office/imports/index.ts';
import type { FilePersonNamed } from '../../people/customers/index.ts';
import type { FileOrder, FileRow } from './file-order.ts';
import { returnsOf } from './intake-returns.ts';
import { purchases } from './refusals.ts';
import { settleOrder } from './rules/order.ts';
import type { OrderStatus } from './rules/order-status.ts';
import { booked } from './rules/same-order.ts';
import type { ReadLine, ReadOrder } from './rules/total.ts';

/** Shops that write a return as an invoice of its own put a C before its number. */
const returnNumber = /^c\s*-?\d+$/i;

/** Adds the rows of one order up; a problem when they contradict each other. */
export function orderOf(rows: readonly FileRow[]): FileOrder | RowProblem {
  const [first] = rows;
  if (first === undefined) throw new Error('an order has at least one row');
  const notSale = rows.map(({ status }) => noSale[status]).find((message) => message !== undefined);
  if (notSale !== undefined) return problem('status', 'purchases.not-a-sale', notSale);
  const apart = rowsApart(rows);
  if (apart !== undefined) return apart;
  const when = earliest(rows);
  if (when === undefined)
    return missing('at', 'تاریخ این خرید نوشته نشده است.', 'The date of this purchase is missing.');
  const person = onePerson(rows);
  if (isProblem(person)) return person;
  const money = first.hasLines ? linesOf(rows) : totalsOf(rows);
  if (isProblem(money)) return money;
  const { kind, ...read } = money;
  const order = settleOrder({
    ...read,
    number: first.number,
    channel: saidFirst(rows, 'channel'),
    branch: saidFirst(rows, 'branch'),
    paymentMethod: saidFirst(rows, 'paymentMethod'),
    when: { at: when.at, day: when.day, dayPrecision: when.precision === 'day' },
  });
  if (isRefusal(order)) return problemOf(order, 'total');
  return {
    ...order,
    kind,
    person,
    buyerName: saidFirst(rows, 'buyerName'),
    peyvandId: first.number === null ? first.peyvandId : null,
    returns: kind === 'sale' ? returnsOf(rows, first.hasLines) : [],
  };
}

/** Why what the file lists is no sale; it is left out of the books, counted and listed. */
const noSale: Partial<Record<OrderStatus, { fa: string; en: string }>> = {
  void: {
    fa: 'این سفارش لغو یا باطل شده و فروش نیست. اگر پیش‌تر ثبت شده است، آن را لغو کنید.',
    en: 'This order was called off and is no sale. If it was recorded before, cancel it.',
  },
  unfinished: {
    fa: 'این پیش‌فاکتور یا سفارش هنوز نهایی نشده و فروش نیست. پس از نهایی شدن دوباره بیاورید.',
    en: 'This quote or order is not settled yet and is no sale. Bring it again once it is.',
  },
  refunded: {
    fa: 'همهٔ پول این سفارش برگشته و فروش نیست. اگر پیش‌تر ثبت شده است، برگشت آن را بنویسید.',
    en: 'All of this order was refunded and it is no sale. If it was recorded before, record its return.',
  },
  supply: {
    fa: 'این سند خرید خود شما از تأمین‌کننده است، نه فروش به مشتری.',
    en: 'This document is what you bought from a supplier, not a sale to a customer.',
  },
};

/** What is said of an order on one row holds for those below it that are blank there. */
function saidFirst(rows: readonly FileRow[], field: 'channel' | 'branch' | 'paymentMethod' | 'buyerName'): string {
  return rows.find((row) => row[field] !== '')?.[field] ?? '';
}

/** The first two rows of one order that say different things of it. */
function rowsApart(rows: readonly FileRow[]): RowProblem | undefined {
  if (rows.length === 1) return undefined;
  for (const field of ['channel', 'branch', 'paymentMethod'] as const) {
    const said = rows.filter((row) => row[field] !== '');
    const other = said.find((row) => foldCompact(row[field]) !== foldCompact(said[0]?.[field] ?? ''));
    if (other !== undefined) return differ(field, said[0] as FileRow, other);
  }
  const dated = rows.filter((row) => row.when !== undefined);
  const other = dated.find((row) => row.when?.day !== dated[0]?.when?.day);
  return other === undefined ? undefined : differ('at', dated[0] as FileRow, other);
}

function differ(field: string, one: FileRow, other: FileRow): RowProblem {
  return problem(field, 'purchases.rows-differ', {
    fa: `ردیف‌های ${one.rowNumber} و ${other.rowNumber} از یک سفارش‌اند (${one.number}) ولی در این ستون یکی نیستند. هر دو را یکی کنید.`,
    en: `Rows ${one.rowNumber} and ${other.rowNumber} are of one order (${one.number}) but differ in this column. Make them the same.`,
  });
}

function earliest(rows: readonly FileRow[]): ReadInstant | undefined {
  let found: ReadInstant | undefined;
  for (const { when } of rows) if (when !== undefined && (found === undefined || when.at < found.at)) found = when;
  return found;
}

/**
 * The one buyer whom the rows name, null when none does. Rows that agree in one identifier and lack the others name one buyer;
 * two values of one kind that have nothing in common are two buyers.
 */
function onePerson(rows: readonly FileRow[]): FilePersonNamed | null | RowProblem {
  const byKind = new Map<string, { row: FileRow; keys: Set<string> }>();
  const identifiers = new Map<string, FilePersonNamed['identifiers'][number]>();
  let name = '';
  let named = false;
  for (const row of rows) {
    if (row.person === null) continue;
    named = true;
    name ||= row.person.name;
    const own = new Map<string, Set<string>>();
    for (const one of row.person.identifiers) {
      const kind = `${one.kind} ${one.scope}`;
      own.set(kind, (own.get(kind) ?? new Set()).add(one.matchKey));
      identifiers.set(`${kind} ${one.matchKey}`, identifiers.get(`${kind} ${one.matchKey}`) ?? one);
    }
    for (const [kind, keys] of own) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, { row, keys });
      else if (![...keys].some((key) => known.keys.has(key))) return twoBuyers(known.row, row);
      else byKind.set(kind, { row: known.row, keys: new Set([...known.keys, ...keys]) });
    }
  }
  return named ? { name, identifiers: [...identifiers.values()] } : null;
}

function twoBuyers(one: FileRow, other: FileRow): RowProblem {
  return problem('person', 'purchases.customers-differ', {
    fa: `ردیف‌های ${one.rowNumber} و ${other.rowNumber} با شمارهٔ ${one.number} به مشتریان گوناگون اشاره می‌کنند. مشتری هر دو را یکی کنید، یا شماره‌ها را جدا کنید.`,
    en: `Rows ${one.rowNumber} and ${other.rowNumber} of number ${one.number} name different customers. Give both the same customer, or different numbers.`,
  });
}

/** The money of an order, a return's turned to what a till would send, so that both are read by one rule. */
type Money = ReadOrder & Pick<FileOrder, 'kind'>;

/** Orders of which the file only says the sum: repeated on each row it counts once, parts of it (line amounts) add up. */
function totalsOf(rows: readonly FileRow[]): Money | RowProblem {
  const totals = rows.filter((row) => row.total !== undefined);
  const other = totals.find((row) => row.total !== totals[0]?.total);
  if (other !== undefined) return differ('total', totals[0] as FileRow, other);
  const said = rows.filter((row) => row.lineAmount !== undefined);
  if (totals.length === 0 && said.length < rows.length)
    return missing('total', 'مبلغ این خرید نوشته نشده است.', 'The amount of this purchase is missing.');
  const total = totals[0]?.total ?? said.reduce((sum, row) => sum + (row.lineAmount ?? 0), 0);
  const kind = kindOf(rows[0]?.number ?? null, total, []);
  if (isProblem(kind)) return kind;
  const parts = orderParts(rows);
  if (isProblem(parts)) return parts;
  const items = booked(kind, total) + parts.discount - parts.shipping - parts.tax;
  return { kind, lines: [], items, ...parts };
}

function linesOf(rows: readonly FileRow[]): Money | RowProblem {
  const lines: (ReadLine & { amount: number })[] = [];
  for (const row of rows) {
    const line = readLine(row);
    if (isProblem(line)) return line;
    lines.push(line);
  }
  const items = lines.reduce((sum, line) => sum + line.amount, 0);
  const said = rows.flatMap((row) => row.total ?? []);
  const total = said.every((one) => one === said[0]) ? said[0] : undefined;
  const kind = kindOf(rows[0]?.number ?? null, total || items, lines);
  if (isProblem(kind)) return kind;
  const turned = (amount: number) => booked(kind, amount);
  const parts = orderParts(rows, (part) => total !== undefined && turned(items) + part === turned(total));
  if (isProblem(parts)) return parts;
  const sum = turned(turned(items) - parts.discount + parts.shipping + parts.tax);
  const differs = totalDiffers(rows, lines, sum);
  if (differs !== undefined) return problemOf(differs, 'total');
  const asSent = lines.map(({ amount: _, quantity, gross, ...line }) => ({
    ...line,
    quantity: turned(quantity),
    ...(gross === undefined ? {} : { gross: turned(gross) }),
  }));
  return { kind, lines: asSent, ...parts };
}

function readLine(row: FileRow): (ReadLine & { amount: number }) | RowProblem {
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
  const taken = gross < 0 ? -1 : 1;
  const discount =
    row.lineDiscount ??
    (row.unitPrice !== undefined && row.lineAmount !== undefined ? taken * (gross - row.lineAmount) : 0);
  const amount = gross - taken * discount;
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
    unitCost: row.unitCost,
    ...(row.unitPrice === undefined ? { gross } : {}),
  };
}

/** A column of totals beside lines is checked: it is the order's sum on each row, or each line's own. */
function totalDiffers(
  rows: readonly FileRow[],
  lines: readonly { amount: number }[],
  total: number,
): Refusal | undefined {
  const given = rows.flatMap((row) => (row.total === undefined || row.unitPrice === undefined ? [] : [row.total]));
  if (given.length === 0 || given.every((one) => one === total)) return undefined;
  if (rows.every((row, index) => row.total === undefined || row.total === lines[index]?.amount)) return undefined;
  return purchases('total-differs', { given: given[0] ?? 0, sum: total });
}

type Parts = Pick<FileOrder, 'discount' | 'shipping' | 'tax'>;

/**
 * Discount, shipping and tax of the order: said once, or repeated on each of its rows, they count once. Where only their sum
 * over the rows comes to the order's total, they are those of the lines. Different ones that come to no total are refused.
 */
function orderParts(rows: readonly FileRow[], fits: (part: number) => boolean = () => false): Parts | RowProblem {
  const choices = (['discount', 'shipping', 'tax'] as const).map((field) => {
    const said = rows.filter((row) => row[field] !== undefined);
    const [first] = said;
    const once = Math.abs(first?.[field] ?? 0);
    const sum = Math.abs(said.reduce((all, row) => all + (row[field] ?? 0), 0));
    const other = said.find((row) => row[field] !== first?.[field]);
    return { field, values: other === undefined ? [once, ...(sum === once ? [] : [sum])] : [sum], first, other };
  });
  const [discounts = [], shippings = [], taxes = []] = choices.map((one) => one.values);
  for (const discount of discounts)
    for (const shipping of shippings)
      for (const tax of taxes) if (fits(shipping + tax - discount)) return { discount, shipping, tax };
  const torn = choices.find((one) => one.other !== undefined);
  if (torn?.first !== undefined && torn.other !== undefined) return differ(torn.field, torn.first, torn.other);
  return { discount: discounts[0] ?? 0, shipping: shippings[0] ?? 0, tax: taxes[0] ?? 0 };
}

function kindOf(
  number: string | null,
  total: number,
  lines: readonly { quantity: number }[],
): 'sale' | 'return' | RowProblem {
  const numbered = number !== null && returnNumber.test(number);
  if (numbered && total > 0)
    return problem('total', 'purchases.return-positive', {
      fa: `شمارهٔ ${number} شمارهٔ برگشت است (با C آغاز می‌شود) ولی مبلغ آن مثبت است.`,
      en: `Number ${number} is that of a return (it begins with C), but its amount is positive.`,
    });
  if (total < 0 || numbered) return 'return';
  return lines.length > 0 && total === 0 && lines.every((line) => line.quantity < 0) ? 'return' : 'sale';
}

function missing(field: string, fa: string, en: string): RowProblem {
  return problem(field, `purchases.${field}-missing`, { fa, en });
}

function problem(field: string, code: string, message: { fa: string; en: string }): RowProblem {
  return { problem: true, field, code, message };
}
