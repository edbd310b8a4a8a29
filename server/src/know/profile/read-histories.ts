import { type Day, dayNumber } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import type { Calibration, Population } from './rules/fit-population.ts';
import { marginOfCosts } from './rules/margin-of-costs.ts';

const chunk = 50_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Ids of many customers, 16 bytes each: a million as strings would weigh five times as much. */
export class CustomerIds {
  readonly #bytes: Buffer;
  constructor(count: number) {
    this.#bytes = Buffer.alloc(count * 16);
  }
  set(place: number, from: Buffer, at: number): void {
    from.copy(this.#bytes, place * 16, at, at + 16);
  }
  get(place: number): string {
    return uuidAt(this.#bytes, place * 16);
  }
}

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Rows arrive packed, 52 bytes each: id, purchase days, last day, kept days with the first and the last, what was kept of all but
// the first, net. A row that was not rebuilt since kept days are counted stands on its purchase days.
const populationSql = `select string_agg(uuid_send(customer_id) || int4send(transactions) || int4send(last_day - '1970-01-01'::date)
    || int4send(coalesce(kept_days, transactions)) || int4send(coalesce(kept_first, first_day) - '1970-01-01'::date)
    || int4send(coalesce(kept_last, last_day) - '1970-01-01'::date)
    || float8send((case when kept_days is null then gross - first_value else kept_repeat end)::float8) || float8send(net::float8), '') as packed
  from (select * from profile_customer where workspace_id = $1 and customer_id > $2 and transactions > 0
    order by customer_id limit $3) p`;
const populationRow = 52;

/** Everybody who bought, by rows of facts; the histories end with `end`. */
export async function readPopulation(
  tx: Tx,
  asOf: Day,
  end: Day,
): Promise<{ ids: CustomerIds; population: Population; repeaters: number }> {
  const [counted] = await tx.query<{ n: number }>(
    'select count(*) as n from profile_customer where workspace_id = $1 and transactions > 0',
    [tx.workspaceId],
  );
  const n = counted?.n ?? 0;
  const ids = new CustomerIds(n);
  const column = () => new Float64Array(n);
  const all = { x: column(), tx: column(), T: column(), m: column() };
  const place = new Int32Array(n);
  const ranks = { recencyDays: column(), frequency: column(), monetary: column(), lastDay: column() };
  const endNumber = dayNumber(end);
  const asOfNumber = dayNumber(asOf);
  let repeaters = 0;
  let row = 0;
  let kept = 0;
  for await (const rows of packedChunks(tx, populationSql, [], populationRow))
    for (let at = 0; at < rows.length && row < n; at += populationRow, row++) {
      const lastDay = rows.readInt32BE(at + 20);
      ids.set(row, rows, at);
      ranks.frequency[row] = rows.readInt32BE(at + 16);
      ranks.lastDay[row] = lastDay;
      // bought today is as recent as anybody can be, whatever the clock of the till said
      ranks.recencyDays[row] = Math.max(0, asOfNumber - lastDay);
      ranks.monetary[row] = rows.readDoubleBE(at + 44);
      const x = rows.readInt32BE(at + 24) - 1;
      // all of it came back: she has ranks, and no history to foretell from
      if (x < 0) continue;
      const first = rows.readInt32BE(at + 28);
      const last = rows.readInt32BE(at + 32);
      if (x > 0) repeaters++;
      all.x[kept] = x;
      all.tx[kept] = (last - first) / 7;
      // a purchase dated ahead of the data's end must not make her silent for less than no time
      all.T[kept] = (Math.max(endNumber, last) - first) / 7;
      all.m[kept] = x === 0 ? 0 : rows.readDoubleBE(at + 36) / x;
      place[kept++] = row;
    }
  const cut = (values: Float64Array) => (kept === n ? values : values.slice(0, kept));
  return {
    ids,
    population: {
      x: cut(all.x),
      tx: cut(all.tx),
      T: cut(all.T),
      m: cut(all.m),
      place: kept === n ? place : place.slice(0, kept),
      ...ranks,
    },
    repeaters,
  };
}

/** Of all that was kept of costed orders, the share that stays after tax and cost; undefined while few orders have a cost. */
export async function readMarginOfCosts(tx: Tx): Promise<number | undefined> {
  const [sums] = await tx.query<{ net: number; costedNet: number; tax: number; cost: number }>(
    `select sum(net)::float8 as net, sum(costed_net)::float8 as "costedNet", sum(costed_tax)::float8 as tax, sum(cost)::float8 as cost
     from profile_customer where workspace_id = $1`,
    [tx.workspaceId],
  );
  return marginOfCosts(sums ?? { net: 0, costedNet: 0, tax: 0, cost: 0 });
}

// 32 bytes: id, days until the cut, first day, last day until the cut, days after it.
const calibrationSql = `select string_agg(uuid_send(customer_id) || int4send(before::int) || int4send(first_day - '1970-01-01'::date)
    || int4send(coalesce(last_before, first_day) - '1970-01-01'::date) || int4send(after::int), '') as packed
  from (select customer_id, min(day) as first_day, max(day) filter (where day <= $4) as last_before,
      count(distinct day) filter (where day <= $4) as before, count(distinct day) filter (where day > $4) as after
    from ${countedOrders} o where workspace_id = $1 and customer_id > $2 and day <= $5 and (gross <= 0 or returned < gross)
    group by customer_id order by customer_id limit $3) c`;
const calibrationRow = 32;

/** Who had bought until the cut, and on how many days each bought from there to the end. */
export async function readCalibration(tx: Tx, until: Day, end: Day, weeks: number): Promise<Calibration> {
  const [counted] = await tx.query<{ n: number }>(
    'select count(*) as n from profile_customer where workspace_id = $1 and first_day <= $2',
    [tx.workspaceId, until],
  );
  const column = () => new Float64Array(counted?.n ?? 0);
  const all = { x: column(), tx: column(), T: column(), holdout: column() };
  const cut = dayNumber(until);
  let n = 0;
  for await (const rows of packedChunks(tx, calibrationSql, [until, end], calibrationRow))
    for (let at = 0; at < rows.length && n < all.x.length; at += calibrationRow) {
      const before = rows.readInt32BE(at + 16);
      if (before === 0) continue;
      const firstDay = rows.readInt32BE(at + 20);
      all.x[n] = before - 1;
      all.tx[n] = (rows.readInt32BE(at + 24) - firstDay) / 7;
      all.T[n] = (cut - firstDay) / 7;
      all.holdout[n++] = rows.readInt32BE(at + 28);
    }
  const { x, tx: last, T, holdout } = all;
  return { x: x.subarray(0, n), tx: last.subarray(0, n), T: T.subarray(0, n), holdout: holdout.subarray(0, n), weeks };
}

/** Packed rows by customer, some tens of thousands at a time; each row begins with the id. */
async function* packedChunks(tx: Tx, sql: string, params: readonly unknown[], size: number): AsyncGenerator<Buffer> {
  let after = first;
  for (;;) {
    const [row] = await tx.query<{ packed: Buffer | null }>(sql, [tx.workspaceId, after, chunk, ...params]);
    if (row?.packed == null) return;
    yield row.packed;
    if (row.packed.length < chunk * size) return;
    after = uuidAt(row.packed, row.packed.length - size);
  }
}
