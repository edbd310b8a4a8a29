import type { Tx } from '../../../ground/database/transaction.ts';
import { pairsOfAll, pairsOfSome, scorePairsSql } from '../reads/score-pairs.ts';

const keep = (
  pairs: string,
  now: string,
) => `insert into customers_duplicate (workspace_id, first_id, second_id, score, reasons, found_at)
select $1, first_id, second_id, score, reasons, ${now} from (${scorePairsSql(pairs)}) s order by first_id, second_id
on conflict (workspace_id, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons, found_at = excluded.found_at`;
const forgetSomeSql =
  'delete from customers_duplicate where workspace_id = $1 and (first_id = any($2::uuid[]) or second_id = any($2::uuid[]))';
const keepSomeSql = keep(pairsOfSome, '$3::timestamptz');
const keepAllSql = keep(pairsOfAll, '$2::timestamptz');
const forgetOlderSql = 'delete from customers_duplicate where workspace_id = $1 and found_at < $2';

/** Looks anew for whoever is like these customers. */
export async function findDuplicatesOf(tx: Tx, customerIds: readonly string[], now: Date): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.run(forgetSomeSql, [tx.workspaceId, customerIds]);
  await tx.run(keepSomeSql, [tx.workspaceId, customerIds, now]);
}

/** Looks through the whole workspace; pairs that are alike no more are forgotten. Answers how many were found. */
export async function findAllDuplicates(tx: Tx, now: Date): Promise<number> {
  const found = await tx.run(keepAllSql, [tx.workspaceId, now]);
  await tx.run(forgetOlderSql, [tx.workspaceId, now]);
  return found;
}
