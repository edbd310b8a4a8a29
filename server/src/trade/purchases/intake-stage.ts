import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { type Batch, copyRows, type Staged } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import type { ProductBook } from '../products/index.ts';
import { purchaseCorrected, purchaseRecorded, purchaseReturned } from './events.ts';
import type { FileLine, FileOrder } from './file-order.ts';
import { type KnownOrder, newNumbers, numberKey } from './intake-known.ts';
import { type DecidedReturn, decideReturns } from './intake-returns.ts';
import { costOf } from './rules/cost.ts';

/** An order of a file with what was decided about it. */
export interface DecidedOrder {
  readonly order: FileOrder;
  readonly purchaseId: string;
  readonly customerId: string | null;
  /** Who bought by the customer's phone, as the order says it; '' where it is she. */
  readonly buyerName: string;
  readonly matchKey: Buffer | undefined;
  /** The order as the tables have it, when the file corrects it. */
  readonly known: KnownOrder | undefined;
}

/** Writes new and corrected orders with their lines, before-images, match keys and one event each, set by set. */
export async function stageOrders(
  batch: Batch,
  decided: readonly DecidedOrder[],
  products: ProductBook,
): Promise<void> {
  const { tx, importId, now } = batch;
  const newKeys = await newNumbers(batch);
  for (const { order } of decided) if (order.number !== null) newKeys?.add(numberKey(order));
  await tx.query(stagesSql);
  await copyRows(tx, 'intake_order', orderColumns, orderRows(batch, decided, products));
  await copyRows(tx, 'intake_line', lineColumns, lineRows(decided, products));
  if (decided.some((one) => one.known !== undefined)) {
    await tx.query(beforeSql, [tx.workspaceId, importId]);
    await tx.query(correctSql, [tx.workspaceId]);
    await tx.query(dropLinesSql, [tx.workspaceId]);
  }
  await tx.query(insertOrdersSql, [tx.workspaceId, importId, now]);
  await tx.query(insertLinesSql, [tx.workspaceId]);
  if (decided.some((one) => one.matchKey !== undefined)) await tx.query(insertMatchSql, [tx.workspaceId, importId]);
  await appendSelected(batch, decided.length, eventsSql);
  const returns = returnRows(batch, decided, products);
  if (returns.length === 0) return;
  await copyRows(tx, 'intake_return', returnColumns, returns);
  await tx.query(insertReturnsSql, [tx.workspaceId, importId, now]);
  await tx.query(insertReturnLinesSql, [tx.workspaceId]);
  await appendSelected(batch, returns.length, returnEventsSql);
}

const stagesSql = `create temp table if not exists intake_order (purchase_id uuid, event_id uuid, is_new boolean, kind text, customer_id uuid,
  was_customer_id uuid, number text, channel text, branch text, payment_method text, at timestamptz, day date, day_precision boolean,
  items bigint, discount bigint, shipping bigint, tax bigint, total bigint, cost bigint, content_hash bytea, lines int, match_key bytea, buyer_name text, returned bigint, returned_cost bigint, ended boolean, before jsonb)
  on commit delete rows;
create temp table if not exists intake_line (purchase_id uuid, position int, product_id uuid, sku text, name text, category text,
  quantity bigint, unit_price bigint, discount bigint, amount bigint, unit_cost bigint, returned_quantity bigint) on commit delete rows;
create temp table if not exists intake_return (return_id uuid, event_id uuid, purchase_id uuid, customer_id uuid, at timestamptz, day date,
  day_precision boolean, amount bigint, cost bigint, whole boolean, lines jsonb) on commit delete rows`;

const orderColumns = [
  'purchase_id',
  'event_id',
  'is_new',
  'kind',
  'customer_id',
  'was_customer_id',
  'number',
  'channel',
  'branch',
  'payment_method',
  'at',
  'day',
  'day_precision',
  'items',
  'discount',
  'shipping',
  'tax',
  'total',
  'cost',
  'content_hash',
  'lines',
  'match_key',
  'buyer_name',
  'returned',
  'returned_cost',
  'ended',
  'before',
];
const lineColumns = [
  'purchase_id',
  'position',
  'product_id',
  'sku',
  'name',
  'category',
  'quantity',
  'unit_price',
  'discount',
  'amount',
  'unit_cost',
  'returned_quantity',
];

function* orderRows(batch: Batch, decided: readonly DecidedOrder[], products: ProductBook): Generator<Staged[]> {
  for (const one of decided) {
    const { order, purchaseId, customerId, buyerName, matchKey, known } = one;
    const { cost, returns } = worthOf(one, products);
    yield [
      purchaseId,
      uuidv7(batch.now.getTime()),
      known === undefined,
      order.kind,
      customerId,
      known?.customerId ?? null,
      order.number,
      order.channel,
      order.branch,
      order.paymentMethod,
      order.at,
      order.day,
      order.dayPrecision,
      order.items,
      order.discount,
      order.shipping,
      order.tax,
      order.total,
      cost,
      order.contentHash,
      order.lines.length,
      matchKey ?? null,
      buyerName,
      returns.reduce((sum, { refund }) => sum + refund.amount, 0),
      returns.reduce((sum, { refund }) => sum + (refund.cost ?? 0), 0),
      returns.some(({ refund }) => refund.whole),
      known === undefined ? null : JSON.stringify(imageOf(known)),
    ];
  }
}

function* lineRows(decided: readonly DecidedOrder[], products: ProductBook): Generator<Staged[]> {
  for (const one of decided) {
    const { order, purchaseId } = one;
    const back = returnedQuantities(worthOf(one, products).returns);
    for (const [index, line] of order.lines.entries()) {
      const product = products.find(line.sku);
      yield [
        purchaseId,
        index + 1,
        product?.productId ?? null,
        line.sku,
        line.name || (product?.name ?? ''),
        line.category || (product?.category ?? ''),
        line.quantity,
        line.unitPrice,
        line.discount,
        line.amount,
        costOfLine(line, products),
        back.get(index + 1) ?? 0,
      ];
    }
  }
}

/** What the goods of an order cost, and what each of its returns comes to; a known order has its returns already. */
function worthOf(
  { order, known }: DecidedOrder,
  products: ProductBook,
): { cost: number | null; returns: DecidedReturn[] } {
  const lines = order.lines.map((line) => ({ quantity: line.quantity, unitCost: costOfLine(line, products) }));
  const cost = costOf(lines);
  if (known !== undefined || order.returns.length === 0) return { cost, returns: [] };
  const returns = decideReturns(
    order,
    lines.map((line) => line.unitCost),
    cost,
  );
  if (isRefusal(returns)) throw new Error('returns of a decided order are refused');
  return { cost, returns };
}

function returnedQuantities(returns: readonly DecidedReturn[]): Map<number, number> {
  const back = new Map<number, number>();
  for (const { refund } of returns)
    for (const { position, quantity } of refund.lines) back.set(position, (back.get(position) ?? 0) + quantity);
  return back;
}

/** Returns that came with their orders, and how many they are. */
function returnRows(batch: Batch, decided: readonly DecidedOrder[], products: ProductBook): Staged[][] {
  return decided.flatMap((one) =>
    worthOf(one, products).returns.map(({ when, refund }) => [
      uuidv7(batch.now.getTime()),
      uuidv7(batch.now.getTime()),
      one.purchaseId,
      one.customerId,
      when.at,
      when.day,
      when.precision === 'day',
      refund.amount,
      refund.cost,
      refund.whole,
      JSON.stringify(refund.lines),
    ]),
  );
}

/** Postage and fees cost us nothing that we count; an unknown cost of goods stays unknown. */
function costOfLine(line: FileLine, products: ProductBook): number | null {
  if (line.unitCost !== null) return line.unitCost;
  const product = line.sku === '' ? undefined : products.find(line.sku);
  return product === undefined ? null : (product.unitCost ?? (product.goods ? null : 0));
}

/** The order as it was, to be put back by an undo. */
function imageOf({ contentHash, at, settled: _, returned: __, ...known }: KnownOrder): object {
  return { ...known, at: at.toISOString(), contentHash: contentHash.toString('hex') };
}

const insertOrdersSql = `insert into purchases_purchase (workspace_id, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day,
  day_precision, items, discount, shipping, tax, total, cost, content_hash, buyer_name, returned, returned_cost, cancelled_at, source, import_id, created_at)
select $1, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day, day_precision, items, discount, shipping, tax, total,
  cost, content_hash, buyer_name, returned, returned_cost, case when ended then $3::timestamptz end, 'import', $2, $3::timestamptz from pg_temp.intake_order where is_new`;
export const correctSql = `update purchases_purchase p set kind = o.kind, customer_id = o.customer_id, branch = o.branch, payment_method = o.payment_method,
  at = o.at, day = o.day, day_precision = o.day_precision, items = o.items, discount = o.discount, shipping = o.shipping, tax = o.tax,
  total = o.total, cost = o.cost, content_hash = o.content_hash, buyer_name = o.buyer_name
from pg_temp.intake_order o where p.workspace_id = $1 and p.purchase_id = o.purchase_id and not o.is_new`;
const dropLinesSql = `delete from purchases_line l using pg_temp.intake_order o
where l.workspace_id = $1 and l.purchase_id = o.purchase_id and not o.is_new`;
const insertLinesSql = `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost,
  returned_quantity)
select $1, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost, returned_quantity from pg_temp.intake_line`;
const insertMatchSql = `insert into intake_match (workspace_id, kind, match_key, record_id, import_id)
select $1, 'purchases', match_key, purchase_id, $2 from pg_temp.intake_order where match_key is not null
on conflict (workspace_id, kind, match_key) do update set record_id = excluded.record_id, import_id = excluded.import_id`;
const beforeSql = `insert into intake_before (workspace_id, import_id, kind, record_id, before, after)
select $1, $2, 'purchases', purchase_id, before, jsonb_build_object('contentHash', encode(content_hash, 'hex')) from pg_temp.intake_order where not is_new
on conflict (workspace_id, import_id, kind, record_id) do update set after = excluded.after`;

const returnColumns = [
  ...[
    'return_id',
    'event_id',
    'purchase_id',
    'customer_id',
    'at',
    'day',
    'day_precision',
    'amount',
    'cost',
    'whole',
    'lines',
  ],
];
const insertReturnsSql = `insert into purchases_return (workspace_id, return_id, purchase_id, at, day, day_precision, amount, cost, created_at, import_id)
select $1, return_id, purchase_id, at, day, day_precision, amount, cost, $3, $2 from pg_temp.intake_return`;
const insertReturnLinesSql = `insert into purchases_return_line (workspace_id, return_id, position, quantity, amount)
select $1, r.return_id, l.position, l.quantity, l.amount from pg_temp.intake_return r
cross join lateral jsonb_to_recordset(r.lines) as l (position int, quantity bigint, amount bigint)`;
const returnEventsSql = selectEvents(
  purchaseReturned,
  {
    ...{ eventId: 'event_id', customerId: 'customer_id', occurredAt: 'at' },
    data: {
      returnId: 'return_id',
      purchaseId: 'purchase_id',
      amount: 'amount',
      lines: 'jsonb_array_length(lines)',
      day: 'day',
      whole: 'whole',
    },
  },
  'pg_temp.intake_return',
);

const orderData = {
  purchaseId: 'purchase_id',
  total: 'total',
  lines: 'lines',
  channel: 'channel',
  branch: 'branch',
  day: 'day',
};
const orderEvent = { eventId: 'event_id', customerId: 'customer_id', occurredAt: 'at' };
const eventsSql = [
  selectEvents(
    purchaseRecorded,
    { ...orderEvent, data: orderData },
    "pg_temp.intake_order where is_new and kind = 'sale'",
  ),
  selectEvents(
    purchaseReturned,
    {
      ...orderEvent,
      data: {
        returnId: 'purchase_id',
        purchaseId: 'null',
        amount: '-total',
        lines: 'lines',
        day: 'day',
        whole: 'true',
      },
    },
    "pg_temp.intake_order where is_new and kind = 'return'",
  ),
  selectEvents(
    purchaseCorrected,
    { ...orderEvent, data: { ...orderData, wasCustomerId: 'nullif(was_customer_id, customer_id)' } },
    'pg_temp.intake_order where not is_new',
  ),
].join('\nunion all\n');
