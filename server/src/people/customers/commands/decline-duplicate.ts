import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import { lockForChange } from './lock-for-change.ts';

const declineSql = `insert into customers_distinct (workspace_id, first_id, second_id, decided_at, actor)
values ($1, $2, $3, $4, $5) on conflict do nothing`;
const forgetSql = 'delete from customers_duplicate where workspace_id = $1 and first_id = $2 and second_id = $3';
const reconsiderSql = 'delete from customers_distinct where workspace_id = $1 and first_id = $2 and second_id = $3';

export interface Pair {
  firstId: string;
  secondId: string;
}

/** "These two are not one person": the suggestion goes and does not come back. */
export async function declineDuplicate(
  w: Write,
  pair: Pair,
  owners: readonly string[] | null,
): Promise<Pair | Refusal> {
  const ids = await readPair(w, pair, owners);
  if (isRefusal(ids)) return ids;
  w.put(declineSql, [w.workspaceId, ids.firstId, ids.secondId, w.now, w.actor]);
  w.put(forgetSql, [w.workspaceId, ids.firstId, ids.secondId]);
  return ids;
}

/** Takes a declining back: the pair may be suggested again. */
export async function reconsiderDuplicate(
  w: Write,
  pair: Pair,
  owners: readonly string[] | null,
): Promise<Pair | Refusal> {
  const ids = await readPair(w, pair, owners);
  if (isRefusal(ids)) return ids;
  w.put(reconsiderSql, [w.workspaceId, ids.firstId, ids.secondId]);
  return ids;
}

/** The two customers that are meant now, in the order in which pairs are kept. */
async function readPair(w: Write, pair: Pair, owners: readonly string[] | null): Promise<Pair | Refusal> {
  const ids: string[] = [];
  for (const id of [pair.firstId, pair.secondId].sort()) {
    const row = await lockForChange(w, id, owners);
    if (isRefusal(row)) return row;
    ids.push(row.customerId);
  }
  const [firstId = '', secondId = ''] = ids.sort();
  return firstId === secondId ? customers('merge-itself') : { firstId, secondId };
}
