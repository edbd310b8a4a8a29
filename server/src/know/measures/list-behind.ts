import { type MoneySum, readSum } from '@peyvand/kernel/money';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import { countedOwners, type Principal } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { standingCustomers } from '../../people/customers/index.ts';
import { profileRows } from '../profile/index.ts';
import type { Behind } from './measure.ts';
import type { Question } from './question.ts';

/** What a row adds to the figure: one for each that counts, or money. */
interface Counted {
  value: MoneySum;
}
export interface PersonBehind extends Counted {
  customerId: string;
  name: string;
  /** Of all time, whatever the figure's window. */
  orders: number;
  lastDay: string | null;
  net: MoneySum;
}
export interface OrderBehind extends Counted {
  /** Of the order, or of what came back: no two rows of a figure have the same. */
  entryId: string;
  kind: 'order' | 'return';
  purchaseId: string;
  customerId: string | null;
  name: string | null;
  number: string | null;
  day: string;
  channel: string;
  /** What was sold; negative of what came back. */
  total: number;
  returned: number;
}
export interface DayBehind extends Counted {
  customerId: string;
  name: string | null;
  day: string;
  orders: number;
}
export type RowBehind = PersonBehind | OrderBehind | DayBehind;

/** How rows of a kind are read: their columns, and the key by which a page goes on, which no two of them share. */
interface Listing {
  readonly columns: string;
  readonly key: readonly [column: string, type: string][];
  keyOf(row: RowBehind): string[];
}

const listings: Readonly<Record<Behind['of'], Listing>> = {
  customers: {
    columns: `b.customer_id as "customerId", coalesce(c.name, '') as name, coalesce(p.orders, 0) as orders, p.last_day as "lastDay", coalesce(p.net, 0) as net`,
    key: [['customer_id', 'uuid']],
    keyOf: (row) => [row.customerId ?? ''],
  },
  orders: {
    columns: `b.entry_id as "entryId", b.kind, b.purchase_id as "purchaseId", b.customer_id as "customerId", c.name, b.number, b.day, b.channel,
      b.total, b.returned`,
    key: [['entry_id', 'uuid']],
    keyOf: (row) => ['entryId' in row ? row.entryId : ''],
  },
  days: {
    columns: `b.customer_id as "customerId", c.name, b.day, b.orders`,
    key: [
      ['day', 'date'],
      ['customer_id', 'uuid'],
    ],
    keyOf: (row) => ['day' in row ? row.day : '', row.customerId ?? ''],
  },
};

/** The rows behind a part of a figure, and what they come to. */
export interface RowsBehind {
  of: Behind['of'];
  items: RowBehind[];
  nextCursor: string | null;
  /** Of all of them, with the first page. */
  all?: { rows: number; value: MoneySum };
}

/**
 * A page of what stands behind a figure, newest first. A role that sees only her own customers gets only those, though the
 * figure counts all.
 */
export async function listBehind(
  question: Question,
  principal: Principal,
  behind: Behind,
  asked: { cursor?: string; limit?: number },
): Promise<RowsBehind> {
  const limit = asked.limit ?? 50;
  const after = decodeCursor(asked.cursor)?.map(String);
  const { tx } = question;
  const listing = listings[behind.of];
  const rows = await rowsBehind(tx, principal, behind, { after, most: limit + 1 });
  const page = { of: behind.of, ...toPage(rows, limit, (row) => listing.keyOf(row)) };
  return after === undefined ? { ...page, all: await countBehind(tx, principal, behind) } : page;
}

interface BehindPage {
  /** Key behind which to go on. */
  readonly after: readonly string[] | undefined;
  readonly most: number;
}

/** The key of a row, to go on behind it. */
export function keyBehind(behind: Behind, row: RowBehind): string[] {
  return listings[behind.of].keyOf(row);
}

/** What stands behind a figure, as far as the principal may see it, newest first. */
export async function rowsBehind(tx: Tx, principal: Principal, behind: Behind, page: BehindPage): Promise<RowBehind[]> {
  const { columns, key } = listings[behind.of];
  const params = [...behind.params, countedOwners(principal), page.most];
  const [visible, most] = [`$${params.length - 1}`, `$${params.length}`];
  const order = key.map(([column]) => `b.${column} desc`).join(', ');
  let go = '';
  if (page.after !== undefined && page.after.length === key.length) {
    const values = key.map(([, type], i) => `$${params.push(page.after?.[i])}::${type}`);
    go = `and (${key.map(([column]) => `b.${column}`).join(', ')}) < (${values.join(', ')})`;
  }
  const rows = await tx.query<RowBehind & { value: string }>(
    `select ${columns}, b.value::text as value ${fromBehind(behind, visible)} ${go} order by ${order} limit ${most}`,
    params,
  );
  return rows.map((row) => ({ ...row, value: readValue(row.value) }));
}

/** How many rows there are, and what their values come to. */
export async function countBehind(
  tx: Tx,
  principal: Principal,
  behind: Behind,
): Promise<{ rows: number; value: MoneySum }> {
  const [row] = await tx.query<{ rows: number; value: string | null }>(
    `select count(*) as rows, sum(b.value)::text as value ${fromBehind(behind, `$${behind.params.length + 1}`)}`,
    [...behind.params, countedOwners(principal)],
  );
  return { rows: row?.rows ?? 0, value: readValue(row?.value ?? '0') };
}

/** A whole number exactly, a fraction as it is. */
function readValue(text: string): MoneySum {
  return /^-?\d+$/.test(text) ? readSum(text) : Number(text);
}

function fromBehind(behind: Behind, visible: string): string {
  const facts =
    behind.of === 'customers'
      ? `left join ${profileRows} p on p.workspace_id = $1 and p.customer_id = b.customer_id`
      : '';
  return `from (${behind.sql}) b left join ${standingCustomers} c on c.workspace_id = $1 and c.customer_id = b.customer_id ${facts}
    where (${visible}::uuid[] is null or c.owner_id = any(${visible}))`;
}
