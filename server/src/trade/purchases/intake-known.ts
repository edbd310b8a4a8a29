import { hash } from 'node:crypto';
import { type Batch, type Item, isProblem, type NewKeys, type RowProblem } from '../../office/imports/index.ts';
import type { FileLine, FileOrder, FileRow } from './file-order.ts';

/** An order that the tables already have under the number, or under the match key, of a file's order. */
export interface KnownOrder {
  purchaseId: string;
  customerId: string | null;
  kind: 'sale' | 'return';
  branch: string;
  paymentMethod: string;
  at: Date;
  day: string;
  dayPrecision: boolean;
  items: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  cost: number | null;
  contentHash: Buffer;
  /** Something happened to it since: goods came back, it was paid or cancelled. It is not corrected any more. */
  settled: boolean;
  returned: number;
  buyerName: string;
  lines: FileLine[];
}

// Key by key over the index: as a join the planner reads the whole table for every batch of a file.
const orderColumns = `p.purchase_id as "purchaseId", p.customer_id as "customerId", p.kind, p.branch, p.payment_method as "paymentMethod", p.at, p.day,
  p.day_precision as "dayPrecision", p.items, p.discount, p.shipping, p.tax, p.total, p.cost, p.content_hash as "contentHash", p.returned, p.buyer_name as "buyerName",
  (p.returned > 0 or p.cancelled_at is not null or exists (select 1 from purchases_payment y where y.workspace_id = $1 and y.purchase_id = p.purchase_id)
    or exists (select 1 from purchases_return r where r.workspace_id = $1 and r.purchase_id = p.purchase_id)) as settled`;

/** The known order of each item, undefined where there is none. Rides on the unique number, and on the match keys' primary key. */
export async function readKnownOrders(
  batch: Pick<Batch, 'tx' | 'newKeys' | 'settle'>,
  items: readonly Item<FileRow>[],
  orders: readonly (FileOrder | RowProblem)[],
): Promise<(KnownOrder | undefined)[]> {
  const { tx } = batch;
  await batch.settle(
    orders.flatMap((order, at) => (isProblem(order) ? [] : orderKeys(order, matchKeyOf(items[at], order)))),
  );
  const known: (KnownOrder | undefined)[] = new Array(items.length).fill(undefined);
  const newKeys = await newNumbers(batch);
  const numbered = orders.flatMap((order, index) =>
    isProblem(order) || order.number === null || newKeys?.mayHave(numberKey(order)) === false ? [] : [{ index, order }],
  );
  if (numbered.length > 0) {
    const rows = await tx.query<KnownOrder & { n: number }>(
      `select k.n::int as n, ${orderColumns} from unnest($2::text[], $3::text[]) with ordinality as k (channel, number, n)
       cross join lateral (select * from purchases_purchase where workspace_id = $1 and channel = k.channel and number = k.number limit 1) p`,
      [tx.workspaceId, numbered.map(({ order }) => order.channel), numbered.map(({ order }) => order.number)],
    );
    for (const { n, ...row } of rows) known[numbered[n - 1]?.index ?? -1] = row;
  }
  const keyed = items.flatMap((item, index) => {
    const key = matchKeyOf(item, orders[index]);
    return key === undefined ? [] : [{ index, key }];
  });
  if (keyed.length > 0) {
    const rows = await tx.query<KnownOrder & { n: number }>(
      `select k.n::int as n, ${orderColumns} from unnest($2::bytea[]) with ordinality as k (match_key, n)
       cross join lateral (select record_id from intake_match where workspace_id = $1 and kind = 'purchases' and match_key = k.match_key limit 1) m
       cross join lateral (select * from purchases_purchase where workspace_id = $1 and purchase_id = m.record_id limit 1) p`,
      [tx.workspaceId, keyed.map(({ key }) => key)],
    );
    for (const { n, ...row } of rows) known[keyed[n - 1]?.index ?? -1] = row;
  }
  const ours = orders.flatMap((order, index) =>
    isProblem(order) || order.peyvandId === null || known[index] !== undefined ? [] : [{ index, id: order.peyvandId }],
  );
  if (ours.length > 0) {
    const rows = await tx.query<KnownOrder & { n: number }>(
      `select k.n::int as n, ${orderColumns} from unnest($2::uuid[]) with ordinality as k (id, n)
       cross join lateral (select * from purchases_purchase where workspace_id = $1 and purchase_id = k.id limit 1) p`,
      [tx.workspaceId, ours.map((one) => one.id)],
    );
    for (const { n, ...row } of rows) known[ours[n - 1]?.index ?? -1] = row;
  }
  await addLines(
    batch,
    known.filter((one, index) => {
      const order = orders[index];
      return (
        one !== undefined && order !== undefined && !isProblem(order) && !one.contentHash.equals(order.contentHash)
      );
    }) as KnownOrder[],
  );
  return known;
}

/** By what an order without a number is known again: our own id of it, or what was read of its row. */
export function matchKeyOf(
  item: Item<FileRow> | undefined,
  order: FileOrder | RowProblem | undefined,
): Buffer | undefined {
  if (order === undefined || isProblem(order) || order.peyvandId === null) return item?.matchKey;
  return Buffer.from(hash('sha256', `peyvand ${order.peyvandId}`, 'hex'), 'hex').subarray(0, 16);
}

/** The numbers that this run gave in a workspace that had no purchase when it began. */
export function newNumbers({ tx, newKeys }: Pick<Batch, 'tx' | 'newKeys'>): Promise<NewKeys | undefined> {
  return newKeys('purchases_purchase', async () => {
    const any = await tx.query('select 1 from purchases_purchase where workspace_id = $1 limit 1', [tx.workspaceId]);
    return any.length === 0;
  });
}

/** What an order is known by, as a batch announces and settles it. */
export function orderKeys(order: FileOrder, matchKey: Buffer | undefined): string[] {
  return [
    ...(order.number === null ? [] : [`order ${numberKey(order)}`]),
    ...(matchKey === undefined ? [] : [matchKey.toString('base64')]),
  ];
}

export function numberKey({ channel, number }: { channel: string; number: string | null }): string {
  return `${channel}\u0000${number}`;
}

/** Lines are read only where the quick comparison by hash does not settle it. */
async function addLines({ tx }: Pick<Batch, 'tx'>, orders: readonly KnownOrder[]): Promise<void> {
  for (const order of orders) order.lines = [];
  if (orders.length === 0) return;
  const rows = await tx.query<FileLine & { purchaseId: string }>(
    `select purchase_id as "purchaseId", sku, name, category, quantity, unit_price as "unitPrice", discount, amount, unit_cost as "unitCost"
     from purchases_line where workspace_id = $1 and purchase_id = any($2) order by purchase_id, position`,
    [tx.workspaceId, orders.map((order) => order.purchaseId)],
  );
  const byId = new Map(orders.map((order) => [order.purchaseId, order]));
  for (const { purchaseId, ...line } of rows) byId.get(purchaseId)?.lines.push(line);
}

/** True when the tables already say what the file says: an order may have come in by a till before it came in a file. */
export function sameOrder(known: KnownOrder, order: FileOrder, customerId: string | null): boolean {
  if (customerId !== null && known.customerId !== customerId) return false;
  if (known.contentHash.equals(order.contentHash)) return true;
  const alike =
    known.kind === order.kind &&
    known.branch === order.branch &&
    known.paymentMethod === order.paymentMethod &&
    (order.dayPrecision ? known.day === order.day : known.at.getTime() === order.at.getTime()) &&
    known.discount === order.discount &&
    known.shipping === order.shipping &&
    known.tax === order.tax &&
    known.total === order.total;
  // a file of totals says nothing of lines that are known
  if (order.lines.length === 0) return alike;
  return (
    alike &&
    known.lines.length === order.lines.length &&
    order.lines.every((line, index) => sameLine(known.lines[index], line))
  );
}

/** A name, category or cost that the file leaves out was completed from the product: no difference. */
function sameLine(known: FileLine | undefined, line: FileLine): boolean {
  return (
    known !== undefined &&
    known.sku === line.sku &&
    known.quantity === line.quantity &&
    known.unitPrice === line.unitPrice &&
    known.discount === line.discount &&
    known.amount === line.amount &&
    (line.name === '' || known.name === line.name) &&
    (line.category === '' || known.category === line.category) &&
    (line.unitCost === null || known.unitCost === line.unitCost)
  );
}
