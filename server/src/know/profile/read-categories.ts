import { readSum } from '@peyvand/kernel/money';
import type { Tx } from '../../ground/database/transaction.ts';
import { countedLines } from '../../trade/purchases/index.ts';
import { type CategoryShare, shareCategories } from './rules/share-categories.ts';

const categoriesSql = `select category, sum(net)::text as net, count(distinct purchase_id) as orders
  from ${countedLines} l where workspace_id = $1 and customer_id = $2 group by category`;

/** What she buys, by category: net of what came back, without fees and postage, largest first. */
export async function readCategories(tx: Tx, customerId: string): Promise<CategoryShare[]> {
  const rows = await tx.prepared<{ category: string; net: string; orders: number }>(categoriesSql, [
    tx.workspaceId,
    customerId,
  ]);
  return shareCategories(rows.map((row) => ({ ...row, net: readSum(row.net) })));
}
