import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { type Batch, type Change, type StagedRow, stage } from '../../office/imports/index.ts';
import { appendSelected } from '../../spine/append-selected.ts';
import { selectEvents } from '../../spine/select-events.ts';
import type { ProductBook } from '../products/index.ts';
import { purchaseCorrected, purchaseRecorded, purchaseReturned } from './events.ts';
import type { FileOrder } from './file-order.ts';
import { type KnownOrder, newNumbers, numberKey, readLines } from './intake-known.ts';
import { type DecidedReturn, decideReturns } from './intake-returns.ts';
import { costOf, linkProducts } from './rules/cost.ts';
import { booked } from './rules/same-order.ts';
import type { Line } from './rules/total.ts';

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
  await stage(tx, 'intake_order', stagedOrder, orderRows(batch, decided, products));
  await stage(tx, 'intake_line', stagedLine, lineRows(decided, products));
  const corrected = decided.flatMap(({ known, order }) => (known === undefined ? [] : [{ known, order }]));
  if (corrected.length > 0) {
    // an order that only becomes somebody else's was known by its hash alone
    await readLines(
      tx,
      corrected.map(({ known }) => known).filter((known) => known.lines === undefined),
    );
    await batch.keepBefore(corrected.map(imageOf));
    await tx.query(correctSql, [tx.workspaceId]);
    await tx.query(dropLinesSql, [tx.workspaceId]);
  }
  await tx.query(insertOrdersSql, [tx.workspaceId, importId, now]);
  await tx.query(insertLinesSql, [tx.workspaceId]);
  await batch.keepMatches(
    decided.flatMap(({ matchKey, purchaseId: recordId }) => (matchKey === undefined ? [] : [{ matchKey, recordId }])),
  );
  await appendSelected(batch, decided.length, eventsSql);
  const returns = returnRows(batch, decided, products);
  if (returns.length === 0) return;
  await stage(tx, 'intake_return', stagedReturn, returns);
  await tx.query(insertReturnsSql, [tx.workspaceId, importId, now]);
  await tx.query(insertReturnLinesSql, [tx.workspaceId]);
  await appendSelected(batch, returns.length, returnEventsSql);
}

const stagedOrder = {
  purchase_id: 'uuid',
  event_id: 'uuid',
  is_new: 'boolean',
  kind: 'text',
  customer_id: 'uuid',
  was_customer_id: 'uuid',
  number: 'text',
  channel: 'text',
  branch: 'text',
  payment_method: 'text',
  at: 'timestamptz',
  day: 'date',
  day_precision: 'boolean',
  items: 'bigint',
  discount: 'bigint',
  shipping: 'bigint',
  tax: 'bigint',
  total: 'bigint',
  cost: 'bigint',
  content_hash: 'bytea',
  lines: 'int',
  buyer_name: 'text',
  returned: 'bigint',
  returned_cost: 'bigint',
  ended: 'boolean',
} as const;
const stagedLine = {
  purchase_id: 'uuid',
  position: 'int',
  product_id: 'uuid',
  sku: 'text',
  name: 'text',
  category: 'text',
  quantity: 'bigint',
  unit_price: 'bigint',
  discount: 'bigint',
  amount: 'bigint',
  unit_cost: 'bigint',
  returned_quantity: 'bigint',
} as const;
const stagedReturn = {
  return_id: 'uuid',
  event_id: 'uuid',
  purchase_id: 'uuid',
  customer_id: 'uuid',
  at: 'timestamptz',
  day: 'date',
  day_precision: 'boolean',
  amount: 'bigint',
  cost: 'bigint',
  whole: 'boolean',
  lines: 'jsonb',
} as const;

function* orderRows(
  batch: Batch,
  decided: readonly DecidedOrder[],
  products: ProductBook,
): Generator<StagedRow<typeof stagedOrder>> {
  for (const one of decided) {
    const { order, purchaseId, customerId, buyerName, known } = one;
    const { kind, when } = order;
    const { cost, returns } = worthOf(one, products);
    yield {
      purchase_id: purchaseId,
      event_id: uuidv7(batch.now.getTime()),
      is_new: known === undefined,
      kind,
      customer_id: customerId,
      was_customer_id: known?.customerId ?? null,
      number: order.number,
      channel: order.channel,
      branch: order.branch,
      payment_method: order.paymentMethod,
      at: when.at,
      day: when.day,
      day_precision: when.dayPrecision,
      items: booked(kind, order.items),
      discount: order.discount,
      shipping: order.shipping,
      tax: order.tax,
      total: booked(kind, order.total),
      cost: cost === null ? null : booked(kind, cost),
      content_hash: order.contentHash,
      lines: order.lines.length,
      buyer_name: buyerName,
      returned: returns.reduce((sum, { refund }) => sum + refund.amount, 0),
      returned_cost: returns.reduce((sum, { refund }) => sum + (refund.cost ?? 0), 0),
      ended: returns.some(({ refund }) => refund.whole),
    };
  }
}

function* lineRows(decided: readonly DecidedOrder[], products: ProductBook): Generator<StagedRow<typeof stagedLine>> {
  for (const one of decided) {
    const { kind, lines } = one.order;
    const back = returnedQuantities(worthOf(one, products).returns);
    for (const line of soldLines(lines, products))
      yield {
        purchase_id: one.purchaseId,
        position: line.position,
        product_id: line.productId,
        sku: line.sku,
        name: line.name,
        category: line.category,
        quantity: booked(kind, line.quantity),
        unit_price: line.unitPrice,
        discount: line.discount,
        amount: booked(kind, line.amount),
        unit_cost: line.unitCost,
        returned_quantity: back.get(line.position) ?? 0,
      };
  }
}

/** The lines with what is known of their products, as a till's. */
const soldLines = (lines: readonly Line[], products: ProductBook) =>
  linkProducts(
    lines,
    lines.map((line) => products.find(line.sku)),
  );

/** What the goods of an order cost, and what each of its returns comes to; a known order has its returns already. */
function worthOf(
  { order, known }: DecidedOrder,
  products: ProductBook,
): { cost: number | null; returns: DecidedReturn[] } {
  const lines = soldLines(order.lines, products);
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

/** Returns that came with their orders. */
function returnRows(
  batch: Batch,
  decided: readonly DecidedOrder[],
  products: ProductBook,
): StagedRow<typeof stagedReturn>[] {
  return decided.flatMap((one) =>
    worthOf(one, products).returns.map(({ when, refund }) => ({
      return_id: uuidv7(batch.now.getTime()),
      event_id: uuidv7(batch.now.getTime()),
      purchase_id: one.purchaseId,
      customer_id: one.customerId,
      at: when.at,
      day: when.day,
      day_precision: when.precision === 'day',
      amount: refund.amount,
      cost: refund.cost,
      whole: refund.whole,
      lines: refund.lines,
    })),
  );
}

/** The order as it was, to be put back by an undo. */
function imageOf({ known, order }: { known: KnownOrder; order: FileOrder }): Change {
  const { contentHash, at, settled: _, returned: __, ...rest } = known;
  return {
    recordId: known.purchaseId,
    before: { ...rest, at: at.toISOString(), contentHash: contentHash.toString('hex') },
    after: { contentHash: order.contentHash.toString('hex') },
  };
}

const insertOrdersSql = `insert into purchases_purchase (workspace_id, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day,
  day_precision, items, discount, shipping, tax, total, cost, content_hash, buyer_name, returned, returned_cost, cancelled_at, source, import_id, created_at)
select $1, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day, day_precision, items, discount, shipping, tax, total,
  cost, content_hash, buyer_name, returned, returned_cost, case when ended then $3::timestamptz end, 'import', $2, $3::timestamptz from pg_temp.intake_order where is_new`;
const correctSql = `update purchases_purchase p set kind = o.kind, customer_id = o.customer_id, branch = o.branch, payment_method = o.payment_method,
  at = o.at, day = o.day, day_precision = o.day_precision, items = o.items, discount = o.discount, shipping = o.shipping, tax = o.tax,
  total = o.total, cost = o.cost, content_hash = o.content_hash, buyer_name = o.buyer_name
from pg_temp.intake_order o where p.workspace_id = $1 and p.purchase_id = o.purchase_id and not o.is_new`;
const dropLinesSql = `delete from purchases_line l using pg_temp.intake_order o
where l.workspace_id = $1 and l.purchase_id = o.purchase_id and not o.is_new`;
const insertLinesSql = `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost,
  returned_quantity)
select $1, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost, returned_quantity from pg_temp.intake_line`;
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
