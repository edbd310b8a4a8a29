import type { Purchases } from './read-purchases.ts';

/** Customers with at least one transaction up to the calibration end, one entry each in all arrays. */
export interface CustomerTable {
  readonly ids: readonly string[];
  /** Last day of the calibration, as days since 1970-01-01. */
  readonly until: number;
  readonly firstDay: number;
  /** Histories for the models: times in the chosen unit. */
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Mean value of the repeat transactions, 0 where x = 0. */
  readonly m: Float64Array;
  /** Days from the last transaction to the day after `until`. */
  readonly recencyDays: Float64Array;
  /** Customer-days with a purchase. */
  readonly transactions: Float64Array;
  readonly orders: Float64Array;
  /** Purchases less returns. */
  readonly netSpend: Float64Array;
  /** Every transaction as customer (place in these arrays) and day, for the cohorts. */
  readonly transactionCustomer: Int32Array;
  readonly transactionDay: Int32Array;
  /** What customers without any transaction brought: returns alone. */
  readonly returnsOnly: readonly number[];
  readonly rowsAfterUntil: number;
}

/** A purchase: not cancelled and not negative. An amount of 0 is a purchase, a negative one a return. */
export function isPurchase(purchases: Purchases, order: number): boolean {
  return purchases.cancelled[order] === 0 && (purchases.amount[order] ?? 0) >= 0;
}

/** Joins the orders of each customer by day and derives the history up to `until` (default: the last day of the file). */
export function gatherCustomers(purchases: Purchases, unitDays: number, until: number | undefined): CustomerTable {
  const lastDay = purchases.day.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
  const end = until ?? lastDay;
  const { offsets, sorted, rowsAfterUntil } = sortByCustomerAndDay(purchases, end);

  const size = purchases.customers.length;
  const column = (): Float64Array => new Float64Array(size);
  const x = column(),
    tx = column(),
    T = column(),
    m = column();
  const recencyDays = column(),
    transactions = column(),
    orders = column(),
    netSpend = column();
  const transactionCustomer = new Int32Array(sorted.length);
  const transactionDay = new Int32Array(sorted.length);
  const ids: string[] = [];
  const returnsOnly: number[] = [];
  let kept = 0;
  let transactionCount = 0;
  let firstDay = Number.POSITIVE_INFINITY;
  for (let customer = 0; customer < size; customer++) {
    let net = 0,
      repeatValue = 0,
      orderCount = 0,
      days = 0,
      first = 0,
      last = 0;
    const from = offsets[customer] ?? 0;
    const to = offsets[customer + 1] ?? 0;
    for (let i = from; i < to; i++) {
      const order = sorted[i] ?? 0;
      const amount = purchases.amount[order] ?? 0;
      const day = purchases.day[order] ?? 0;
      net += amount;
      if (!isPurchase(purchases, order)) continue;
      orderCount++;
      if (days === 0) first = day;
      if (days === 0 || day !== last) {
        transactionCustomer[transactionCount] = kept;
        transactionDay[transactionCount++] = day;
        days++;
      }
      last = day;
      if (day !== first) repeatValue += amount;
    }
    if (orderCount === 0) {
      if (to > from) returnsOnly.push(net);
      continue;
    }
    ids.push(purchases.customers[customer] ?? '');
    firstDay = Math.min(firstDay, first);
    x[kept] = days - 1;
    tx[kept] = (last - first) / unitDays;
    T[kept] = (end - first) / unitDays;
    m[kept] = days > 1 ? repeatValue / (days - 1) : 0;
    recencyDays[kept] = end + 1 - last;
    transactions[kept] = days;
    orders[kept] = orderCount;
    netSpend[kept] = net;
    kept++;
  }
  const cut = (values: Float64Array): Float64Array => values.subarray(0, kept);
  return {
    ids,
    until: end,
    firstDay,
    x: cut(x),
    tx: cut(tx),
    T: cut(T),
    m: cut(m),
    recencyDays: cut(recencyDays),
    transactions: cut(transactions),
    orders: cut(orders),
    netSpend: cut(netSpend),
    transactionCustomer: transactionCustomer.subarray(0, transactionCount),
    transactionDay: transactionDay.subarray(0, transactionCount),
    returnsOnly,
    rowsAfterUntil,
  };
}

/** Places of the orders of known customers up to `until`, customer by customer and each in order of days. */
function sortByCustomerAndDay(purchases: Purchases, until: number) {
  const offsets = new Int32Array(purchases.customers.length + 1);
  let rowsAfterUntil = 0;
  const counts = (order: number): number => {
    if ((purchases.day[order] ?? 0) > until) return -1;
    return purchases.customer[order] ?? -1;
  };
  for (let order = 0; order < purchases.count; order++) {
    if ((purchases.day[order] ?? 0) > until) rowsAfterUntil++;
    const customer = counts(order);
    if (customer >= 0) offsets[customer + 1] = (offsets[customer + 1] ?? 0) + 1;
  }
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const next = offsets.slice();
  const sorted = new Int32Array(offsets.at(-1) ?? 0);
  for (let order = 0; order < purchases.count; order++) {
    const customer = counts(order);
    if (customer < 0) continue;
    const place = next[customer] ?? 0;
    next[customer] = place + 1;
    sorted[place] = order;
  }
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    sortByDay(sorted.subarray(offsets[customer], offsets[customer + 1]), purchases.day);
  }
  return { offsets, sorted, rowsAfterUntil };
}

/** Most files are in order already: look before sorting. */
function sortByDay(orders: Int32Array, day: Int32Array): void {
  for (let i = 1; i < orders.length; i++) {
    if ((day[orders[i] ?? 0] ?? 0) < (day[orders[i - 1] ?? 0] ?? 0)) {
      orders.sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b);
      return;
    }
  }
}
