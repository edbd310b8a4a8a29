import { standingCustomers } from '../../people/customers/index.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { decodeCursor, toPage } from '../../platform/http/cursor.ts';
import { type Principal, visibleOwners } from '../../platform/http/principal.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import { profileRows } from '../profile/index.ts';
import type { Behind, Question } from './measure.ts';

export interface PersonBehind {
  customerId: string;
  name: string;
  orders: number;
  lastDay: string | null;
  net: number;
}
export interface OrderBehind {
  purchaseId: string;
  customerId: string | null;
  name: string | null;
  number: string | null;
  day: string;
  channel: string;
  total: number;
  returned: number;
}

/**
 * A page of the persons or the orders behind a figure, newest first. A role that sees only her own customers gets only
 * those, though the figure counts all.
 */
export async function listBehind(
  question: Question,
  principal: Principal,
  behind: Behind,
  asked: { cursor?: string; limit?: number },
): Promise<{ of: string; items: object[]; nextCursor: string | null }> {
  const limit = asked.limit ?? 50;
  const [after] = decodeCursor(asked.cursor) ?? [];
  const page = { after: typeof after === 'string' ? after : undefined, most: limit + 1 };
  const { tx } = question;
  if (behind.of === 'customers')
    return {
      of: behind.of,
      ...toPage(await personsBehind(tx, principal, behind, page), limit, (row) => [row.customerId]),
    };
  return {
    of: behind.of,
    ...toPage(await ordersBehind(tx, principal, behind, page), limit, (row) => [row.purchaseId]),
  };
}

interface BehindPage {
  /** Id behind which to go on. */
  readonly after: string | undefined;
  readonly most: number;
}

/** Persons behind a figure, whom the principal may see, newest first. */
export function personsBehind(tx: Tx, principal: Principal, behind: Behind, page: BehindPage): Promise<PersonBehind[]> {
  const [cursor, , most] = own(behind);
  return tx.query<PersonBehind>(
    `select c.customer_id as "customerId", c.name, p.orders, p.last_day as "lastDay", p.net ${personsFrom(behind)}
     and (${cursor}::uuid is null or b.customer_id < ${cursor}::uuid) order by b.customer_id desc limit ${most}`,
    [...behind.params, page.after ?? null, visibleOwners(principal), page.most],
  );
}

/** Orders behind a figure, whose customers the principal may see, newest first. */
export function ordersBehind(tx: Tx, principal: Principal, behind: Behind, page: BehindPage): Promise<OrderBehind[]> {
  const [cursor, , most] = own(behind);
  return tx.query<OrderBehind>(
    `select o.purchase_id as "purchaseId", o.customer_id as "customerId", c.name, o.number, o.day, o.channel, o.gross as total, o.returned
     ${ordersFrom(behind)} and (${cursor}::uuid is null or b.purchase_id < ${cursor}::uuid) order by b.purchase_id desc limit ${most}`,
    [...behind.params, page.after ?? null, visibleOwners(principal), page.most],
  );
}

/** How many of them there are. */
export async function countBehind(tx: Tx, principal: Principal, behind: Behind): Promise<number> {
  const from = behind.of === 'customers' ? personsFrom(behind) : ordersFrom(behind);
  const [cursor] = own(behind);
  const [row] = await tx.query<{ n: number }>(`select count(*) as n ${from} and ${cursor}::uuid is null`, [
    ...behind.params,
    null,
    visibleOwners(principal),
  ]);
  return row?.n ?? 0;
}

/** The parameters of ours behind those of the figure: cursor, visible owners, number of rows. */
function own({ params }: Behind): readonly [cursor: string, visible: string, most: string] {
  const at = (i: number) => `$${params.length + i}`;
  return [at(1), at(2), at(3)];
}

function personsFrom(behind: Behind): string {
  const [, visible] = own(behind);
  return `from (${behind.sql}) b join ${standingCustomers} c on c.workspace_id = $1 and c.customer_id = b.customer_id
    join ${profileRows} p on p.workspace_id = $1 and p.customer_id = b.customer_id
    where (${visible}::uuid[] is null or c.owner_id = any(${visible}))`;
}

function ordersFrom(behind: Behind): string {
  const [, visible] = own(behind);
  return `from (${behind.sql}) b join ${countedOrders} o on o.workspace_id = $1 and o.purchase_id = b.purchase_id
    left join ${standingCustomers} c on c.workspace_id = $1 and c.customer_id = o.customer_id
    where (${visible}::uuid[] is null or c.owner_id = any(${visible}))`;
}
