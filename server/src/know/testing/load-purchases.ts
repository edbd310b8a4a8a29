import { readFileSync } from 'node:fs';
import { uuidv7 } from '@peyvand/kernel/ids';
import type pg from 'pg';
import { inWorkspace } from '../../ground/database/transaction.ts';

/** One row of a purchase file. Amount in minor units; below 0 it is a return without an order. */
export interface PurchaseRow {
  /** Empty: sold to somebody unknown. */
  customer: string;
  /** Local time 'YYYY-MM-DD HH:MM:SS', or a day. */
  at: string;
  amount: number;
  number?: string;
  channel?: string;
}

/** Fills a workspace with customers and their purchases, set-based; answers each customer's id by her name in the file. */
export async function loadPurchases(
  pool: pg.Pool,
  workspaceId: string,
  rows: readonly PurchaseRow[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { customer } of rows) if (customer !== '' && !ids.has(customer)) ids.set(customer, uuidv7());
  await inWorkspace(pool, workspaceId, async (tx) => {
    await tx.query(
      `insert into customers_customer (workspace_id, customer_id, name, created_at, updated_at)
       select $1, c.id, c.name, now(), now() from unnest($2::uuid[], $3::text[]) as c (id, name)`,
      [workspaceId, [...ids.values()], [...ids.keys()]],
    );
    await tx.query(
      `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, channel, at, day, items, total, content_hash, created_at)
       select $1, p.id, p.customer_id, case when p.amount < 0 then 'return' else 'sale' end, p.channel, p.at::timestamp at time zone 'UTC',
         left(p.at, 10)::date, p.amount, p.amount, '\\x00', now()
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::text[]) as p (id, customer_id, at, amount, channel)`,
      [
        workspaceId,
        rows.map(() => uuidv7()),
        rows.map(({ customer }) => ids.get(customer) ?? null),
        rows.map(({ at }) => at),
        rows.map(({ amount }) => amount),
        rows.map(({ channel }) => channel ?? 'shop'),
      ],
    );
  });
  return ids;
}

/** The CDNOW sample: each row is an order; cents. */
export function readCdnow(): PurchaseRow[] {
  return readCsv('cdnow-sample.csv').map(([, customer = '', at = '', , amount = '']) => ({
    customer,
    at,
    amount: Math.round(Number(amount) * 100),
  }));
}

/**
 * The invoices of the online shop, in pence: those whose number begins with a letter are credits and corrections. One
 * correction upwards, of nobody's, is neither an order nor a return and is left out.
 */
export function readOnlineRetail(): PurchaseRow[] {
  return readCsv('online-retail-invoices.csv')
    .map(([number = '', at = '', customer = '', , , , amount = '']) => ({
      customer,
      at,
      number,
      amount: Math.round(Number(amount) * 100),
    }))
    .filter(({ number, amount }) => !/^[A-Z]/.test(number) || amount < 0);
}

function readCsv(name: string): string[][] {
  const text = readFileSync(new URL(`../../../../demo/data/${name}`, import.meta.url), 'utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}
