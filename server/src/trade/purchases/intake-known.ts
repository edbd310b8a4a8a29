import { hash } from 'node:crypto';
import type { Tx } from '../../ground/database/transaction.ts';
import {
  type Batch,
  type Item,
  isProblem,
  matchedRecord,
  type NewKeys,
  type RowProblem,
} from '../../office/imports/index.ts';
import type { FileOrder, FileRow } from './file-order.ts';
import type { BookedOrder, KnownLine } from './rules/same-order.ts';

/** An order that the tables already have under the number, or under the match key, of a file's order. */
export interface KnownOrder extends BookedOrder {
  purchaseId: string;
  customerId: string | null;
  dayPrecision: boolean;
  items: number;
  cost: number | null;
  /** Something happened to it since: goods came back, it was paid or cancelled. It is not corrected any more. */
  settled: boolean;
  returned: number;
  buyerName: string;
  /** Read where the quick comparison by hash does not settle it. */
  lines?: KnownLine[];
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
       cross join lateral (${matchedRecord('purchases', 'k.match_key')}) m
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
  await readLines(
    tx,
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

/** Reads the lines of known orders. */
export async function readLines(tx: Tx, orders: readonly { purchaseId: string; lines?: KnownLine[] }[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = await tx.query<KnownLine & { purchaseId: string }>(linesSql, [
    tx.workspaceId,
    orders.map((order) => order.purchaseId),
  ]);
  const byId = new Map<string, KnownLine[]>(orders.map((order) => [order.purchaseId, []]));
  for (const { purchaseId, ...line } of rows) byId.get(purchaseId)?.push(line);
  for (const order of orders) order.lines = byId.get(order.purchaseId) ?? [];
}

const linesSql = `select purchase_id as "purchaseId", sku, name, category, quantity, unit_price as "unitPrice", discount, amount, unit_cost as "unitCost"
from purchases_line where workspace_id = $1 and purchase_id = any($2) order by purchase_id, position`;
