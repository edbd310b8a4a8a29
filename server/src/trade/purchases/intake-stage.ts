import { uuidv7 } from '@peyvand/kernel/ids';
import type { Batch } from '../../platform/intake/intake.ts';
import { copyRows, type Staged } from '../../platform/intake/run/copy-rows.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import type { ProductBook } from '../products/index.ts';
import { purchaseCorrected, purchaseRecorded, purchaseReturned } from './events.ts';
import { type KnownOrder, newNumbers, numberKey } from './intake-known.ts';
import type { FileLine, FileOrder } from './intake-order.ts';
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
}

const stagesSql = `create temp table if not exists intake_order (purchase_id uuid, event_id uuid, is_new boolean, kind text, customer_id uuid,
  was_customer_id uuid, number text, channel text, branch text, payment_method text, at timestamptz, day date, day_precision boolean,
  items bigint, discount bigint, shipping bigint, tax bigint, total bigint, cost bigint, content_hash bytea, lines int, match_key bytea, buyer_name text, before jsonb)
  on commit delete rows;
create temp table if not exists intake_line (purchase_id uuid, position int, product_id uuid, sku text, name text, category text,
  quantity bigint, unit_price bigint, discount bigint, amount bigint, unit_cost bigint) on commit delete rows`;

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
];

function* orderRows(batch: Batch, decided: readonly DecidedOrder[], products: ProductBook): Generator<Staged[]> {
  for (const { order, purchaseId, customerId, buyerName, matchKey, known } of decided)
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
      costOf(order.lines.map((line) => ({ quantity: line.quantity, unitCost: costOfLine(line, products) }))),
      order.contentHash,
      order.lines.length,
      matchKey ?? null,
      buyerName,
      known === undefined ? null : JSON.stringify(imageOf(known)),
    ];
}

function* lineRows(decided: readonly DecidedOrder[], products: ProductBook): Generator<Staged[]> {
  for (const { order, purchaseId } of decided)
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
      ];
    }
}

/** Postage and fees cost us nothing that we count; an unknown cost of goods stays unknown. */
function costOfLine(line: FileLine, products: ProductBook): number | null {
  if (line.unitCost !== null) return line.unitCost;
  const product = line.sku === '' ? undefined : products.find(line.sku);
  return product === undefined ? null : (product.unitCost ?? (product.goods ? null : 0));
}

/** The order as it was, to be put back by an undo. */
function imageOf({ contentHash, at, settled: _, ...known }: KnownOrder): object {
  return { ...known, at: at.toISOString(), contentHash: contentHash.toString('hex') };
}

const insertOrdersSql = `insert into purchases_purchase (workspace_id, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day,
  day_precision, items, discount, shipping, tax, total, cost, content_hash, buyer_name, source, import_id, created_at)
select $1, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day, day_precision, items, discount, shipping, tax, total,
  cost, content_hash, buyer_name, 'import', $2, $3 from pg_temp.intake_order where is_new`;
export const correctSql = `update purchases_purchase p set kind = o.kind, customer_id = o.customer_id, branch = o.branch, payment_method = o.payment_method,
  at = o.at, day = o.day, day_precision = o.day_precision, items = o.items, discount = o.discount, shipping = o.shipping, tax = o.tax,
  total = o.total, cost = o.cost, content_hash = o.content_hash
from pg_temp.intake_order o where p.workspace_id = $1 and p.purchase_id = o.purchase_id and not o.is_new`;
const dropLinesSql = `delete from purchases_line l using pg_temp.intake_order o
where l.workspace_id = $1 and l.purchase_id = o.purchase_id and not o.is_new`;
const insertLinesSql = `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
select $1, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost from pg_temp.intake_line`;
const insertMatchSql = `insert into intake_match (workspace_id, kind, match_key, record_id, import_id)
select $1, 'purchases', match_key, purchase_id, $2 from pg_temp.intake_order where match_key is not null
on conflict (workspace_id, kind, match_key) do update set record_id = excluded.record_id, import_id = excluded.import_id`;
const beforeSql = `insert into intake_before (workspace_id, import_id, kind, record_id, before, after)
select $1, $2, 'purchases', purchase_id, before, jsonb_build_object('contentHash', encode(content_hash, 'hex')) from pg_temp.intake_order where not is_new
on conflict (workspace_id, import_id, kind, record_id) do update set after = excluded.after`;

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
