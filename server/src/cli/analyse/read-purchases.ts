import type { Calendar } from '@peyvand/kernel/calendar';
import { counted } from '@peyvand/kernel/counted';
import { parseAmount } from './parse-amount.ts';
import { dayReader } from './parse-day.ts';
import type { AnalyseRequest } from './parse-request.ts';
import { type DelimitedRecord, readRecords } from './read-records.ts';
import { unusableFile, wrongUse } from './refusals.ts';

/** The orders of a file, one entry each in all arrays. */
export interface Purchases {
  readonly count: number;
  /** Place of the customer in `customers`; −1 for an order without one. */
  readonly customer: Int32Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** Total of the order; all 0 when the file has no amounts. */
  readonly amount: Float64Array;
  /** 1 for an order whose number marks it as cancelled. */
  readonly cancelled: Uint8Array;
  /** Ids as written, in order of appearance. */
  readonly customers: readonly string[];
  readonly calendar: Calendar;
  readonly rows: number;
  readonly unreadable: readonly UnreadableRows[];
}

/** Rows that were left out, by reason, with the first of them. */
export interface UnreadableRows {
  readonly reason: 'date' | 'amount';
  readonly count: number;
  readonly line: number;
  readonly text: string;
}

/** Reads the orders of a file. Throws CommandFailure when a column is missing or not one row can be read. */
export function readPurchases(request: AnalyseRequest): Purchases {
  const readDay = dayReader(request.timeZone);
  const orders = new OrderBuffer();
  const places = new Map<string, number>();
  const customers: string[] = [];
  const orderPlaces = new Map<string, number>();
  const unreadable = new Map<UnreadableRows['reason'], UnreadableRows>();
  const leaveOut = (reason: UnreadableRows['reason'], record: DelimitedRecord, text: string): void => {
    const before = unreadable.get(reason);
    unreadable.set(
      reason,
      before ? { ...before, count: before.count + 1 } : { reason, count: 1, line: record.line, text },
    );
  };
  let columns: Columns | undefined;
  let rows = 0;
  let jalaliRows = 0;

  readRecords(request.file, (record) => {
    if (!columns) {
      columns = findColumns(record, request);
      return;
    }
    rows++;
    const dateText = record.text(columns.date);
    const date = readDay(dateText);
    if (!date) return leaveOut('date', record, dateText);
    let amount = 0;
    if (columns.amount >= 0) {
      const text = record.text(columns.amount);
      amount = parseAmount(text);
      if (Number.isNaN(amount)) return leaveOut('amount', record, text);
    }
    if (date.calendar === 'jalali') jalaliRows++;

    const number = columns.order >= 0 ? record.text(columns.order) : '';
    const place = number === '' ? undefined : orderPlaces.get(number);
    if (place !== undefined) {
      orders.amount[place] = (orders.amount[place] ?? 0) + amount;
      return;
    }
    if (number !== '') orderPlaces.set(number, orders.count);

    const id = record.text(columns.customer);
    let customer = places.get(id) ?? -1;
    if (customer < 0 && id.trim() !== '') {
      customer = customers.length;
      places.set(id, customer);
      customers.push(id);
    }
    const cancelled = !!request.cancelledPrefix && number.startsWith(request.cancelledPrefix);
    orders.add(customer, date.day, amount, cancelled);
  });

  const reasons = [...unreadable.values()];
  if (orders.count === 0) throw nothingToRead(rows, reasons);
  return {
    ...orders.arrays(),
    customers,
    calendar: jalaliRows * 2 > rows ? 'jalali' : 'gregorian',
    rows,
    unreadable: reasons,
  };
}

interface Columns {
  readonly customer: number;
  readonly date: number;
  readonly amount: number;
  readonly order: number;
}

function findColumns(header: DelimitedRecord, request: AnalyseRequest): Columns {
  const names = Array.from({ length: header.fieldCount }, (_, i) => header.text(i).trim());
  const find = (wanted: string): number => {
    const exact = names.indexOf(wanted);
    if (exact >= 0) return exact;
    const loose = names.findIndex((name) => name.toLowerCase() === wanted.trim().toLowerCase());
    if (loose >= 0) return loose;
    throw wrongUse('column-missing', {
      en: `The file has no column "${wanted}". Its columns are: ${names.join(', ')}`,
      fa: `فایل ستونی به نام «${wanted}» ندارد. ستون‌های آن: ${names.join('، ')}`,
    });
  };
  return {
    customer: find(request.customerColumn),
    date: find(request.dateColumn),
    amount: request.amountColumn === undefined ? -1 : find(request.amountColumn),
    order: request.orderColumn === undefined ? -1 : find(request.orderColumn),
  };
}

function nothingToRead(rows: number, reasons: readonly UnreadableRows[]): Error {
  const first = reasons[0];
  if (rows === 0 || !first) {
    return unusableFile('no-rows', {
      en: 'The file has no rows below its header.',
      fa: 'فایل زیر سرستون هیچ سطری ندارد.',
    });
  }
  const [en, fa] = first.reason === 'date' ? ['date', 'تاریخ'] : ['amount', 'مبلغ'];
  return unusableFile('no-readable-rows', {
    en: `Not one of ${counted(rows, 'row')} can be read. The first problem, line ${first.line}: "${first.text}" is no ${en}.`,
    fa: `هیچ‌یک از ${rows} سطر خوانده نشد. نخستین مشکل، خط ${first.line}: «${first.text}» ${fa} نیست.`,
  });
}

/** Typed columns that grow. */
class OrderBuffer {
  count = 0;
  customer = new Int32Array(4096);
  day = new Int32Array(4096);
  amount = new Float64Array(4096);
  cancelled = new Uint8Array(4096);

  add(customer: number, day: number, amount: number, cancelled: boolean): void {
    if (this.count === this.day.length) this.grow();
    this.customer[this.count] = customer;
    this.day[this.count] = day;
    this.amount[this.count] = amount;
    this.cancelled[this.count++] = cancelled ? 1 : 0;
  }

  arrays() {
    return {
      count: this.count,
      customer: this.customer.subarray(0, this.count),
      day: this.day.subarray(0, this.count),
      amount: this.amount.subarray(0, this.count),
      cancelled: this.cancelled.subarray(0, this.count),
    };
  }

  private grow(): void {
    const size = this.day.length * 2;
    const { customer, day, amount, cancelled } = this;
    this.customer = new Int32Array(size);
    this.customer.set(customer);
    this.day = new Int32Array(size);
    this.day.set(day);
    this.amount = new Float64Array(size);
    this.amount.set(amount);
    this.cancelled = new Uint8Array(size);
    this.cancelled.set(cancelled);
  }
}
