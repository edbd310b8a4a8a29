import { standingCustomers } from '../../people/customers/index.ts';
import { decodeCursor, toPage } from '../../platform/http/cursor.ts';
import { type Principal, visibleOwners } from '../../platform/http/principal.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import { profileRows } from '../profile/index.ts';
import type { Behind, Question } from './measure.ts';

interface PersonBehind {
  customerId: string;
  name: string;
  orders: number;
  lastDay: string | null;
  net: number;
}
interface OrderBehind {
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
  const owners = visibleOwners(principal);
  const own = [...behind.params, typeof after === 'string' ? after : null, owners, limit + 1];
  const [cursor, visible, most] = [1, 2, 3].map((i) => `$${behind.params.length + i}`);
  if (behind.of === 'customers') {
    const rows = await question.tx.query<PersonBehind>(
      `select c.customer_id as "customerId", c.name, p.orders, p.last_day as "lastDay", p.net
       from (${behind.sql}) b join ${standingCustomers} c on c.workspace_id = $1 and c.customer_id = b.customer_id
       join ${profileRows} p on p.workspace_id = $1 and p.customer_id = b.customer_id
       where (${cursor}::uuid is null or b.customer_id < ${cursor}::uuid) and (${visible}::uuid[] is null or c.owner_id = any(${visible}))
       order by b.customer_id desc limit ${most}`,
      own,
    );
    return { of: behind.of, ...toPage(rows, limit, (row) => [row.customerId]) };
  }
  const rows = await question.tx.query<OrderBehind>(
    `select o.purchase_id as "purchaseId", o.customer_id as "customerId", c.name, o.number, o.day, o.channel, o.gross as total, o.returned
     from (${behind.sql}) b join ${countedOrders} o on o.workspace_id = $1 and o.purchase_id = b.purchase_id
     left join ${standingCustomers} c on c.workspace_id = $1 and c.customer_id = o.customer_id
     where (${cursor}::uuid is null or b.purchase_id < ${cursor}::uuid) and (${visible}::uuid[] is null or c.owner_id = any(${visible}))
     order by b.purchase_id desc limit ${most}`,
    own,
  );
  return { of: behind.of, ...toPage(rows, limit, (row) => [row.purchaseId]) };
}
