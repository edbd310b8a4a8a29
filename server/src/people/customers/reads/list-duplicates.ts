import type { Words } from '@peyvand/kernel/refusal';
import { decodeCursor, toPage } from '../../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Tx } from '../../../ground/database/transaction.ts';
import { type CustomerView, findCustomersOf } from '../queries.ts';
import { sayReasons } from '../rules/likeness.ts';
import { visibleCustomer } from '../visible.ts';
import { keptApart } from './list-kept-apart.ts';
import { pairsOfSome, scorePairsSql } from './score-pairs.ts';

export interface DuplicateView {
  first: CustomerView;
  second: CustomerView;
  /** 55 to 99. */
  score: number;
  reasons: ReturnType<typeof sayReasons>;
}

/** What the likeness of two people is made of: to be shown a pair is to be told that these are alike. */
const compared = ['phone', 'email', 'birthday'];

/** False for a reader whose role masks one of the fields that are compared: a twin made for it would tell the field. */
export function mayCompare({ masked }: Pick<Principal, 'masked'>): boolean {
  return !compared.some((field) => masked.has(field));
}

/** Said in the place of the pairs. */
export const notCompared: Words = {
  fa: 'تکراری‌ها از روی تلفن، ایمیل و تاریخ تولد پیدا می‌شوند و نقش شما همهٔ این‌ها را نمی‌بیند.',
  en: 'Duplicates are found by phone, e-mail and birthday, and your role does not see all of these.',
};

interface PairRow {
  firstId: string;
  secondId: string;
  score: number;
  reasons: string[];
}

const standing = (
  id: string,
) => `exists (select 1 from customers_customer c where c.workspace_id = $1 and c.customer_id = ${id}
  and c.merged_into is null and c.erased_at is null)`;
// Rides on customers_duplicate_best.
const listSql = `select d.first_id as "firstId", d.second_id as "secondId", d.score, d.reasons from customers_duplicate d
where d.workspace_id = $1 and ($3::smallint is null or (d.score, d.first_id, d.second_id) < ($3, $4::uuid, $5::uuid))
  and ${visibleCustomer('d.first_id', '$2')} and ${visibleCustomer('d.second_id', '$2')} and ${standing('d.first_id')} and ${standing('d.second_id')}
order by d.score desc, d.first_id desc, d.second_id desc limit $6`;

/** Pairs that may be one person, the likeliest first. */
export async function listDuplicates(
  tx: Tx,
  principal: Principal,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: DuplicateView[]; nextCursor: string | null; notice?: Words }> {
  if (!mayCompare(principal)) return { items: [], nextCursor: null, notice: notCompared };
  const limit = query.limit ?? 50;
  const [score, firstId, secondId] = decodeCursor(query.cursor) ?? [];
  const rows = await tx.prepared<PairRow>(listSql, [
    tx.workspaceId,
    visibleOwners(principal),
    score ?? null,
    firstId ?? null,
    secondId ?? null,
    limit + 1,
  ]);
  const { items, nextCursor } = toPage(rows, limit, (row) => [row.score, row.firstId, row.secondId]);
  return { items: await dress(tx, principal, items), nextCursor };
}

const mostCounted = 1000;
const countSql = `select (select count(*)::int from (select 1 from customers_duplicate d where d.workspace_id = $1
    and ${visibleCustomer('d.first_id', '$2')} and ${visibleCustomer('d.second_id', '$2')} and ${standing('d.first_id')} and ${standing('d.second_id')} limit ${mostCounted}) n) as count,
  (select count(*)::int from (select 1 ${keptApart('$2')} limit ${mostCounted}) n) as "keptApart"`;

/** How many pairs wait for a look, counted to a thousand each. */
export async function countDuplicates(
  tx: Tx,
  principal: Principal,
): Promise<{ count: number; keptApart: number; more: boolean }> {
  const [row] = await tx.prepared<{ count: number; keptApart: number }>(countSql, [
    tx.workspaceId,
    visibleOwners(principal),
  ]);
  const { count = 0, keptApart = 0 } = row ?? {};
  return { count, keptApart, more: count === mostCounted || keptApart === mostCounted };
}

const oneSql = `select first_id as "firstId", second_id as "secondId", score, reasons from (${scorePairsSql(pairsOfSome)}) s
where ${visibleCustomer('first_id', '$3')} and ${visibleCustomer('second_id', '$3')} order by score desc, first_id limit 20`;

/** Who may be the same as one customer, looked up at this moment. */
export async function findDuplicatesFor(tx: Tx, principal: Principal, customerId: string): Promise<DuplicateView[]> {
  if (!mayCompare(principal)) return [];
  const rows = await tx.prepared<PairRow>(oneSql, [tx.workspaceId, [customerId], visibleOwners(principal)]);
  return dress(tx, principal, rows);
}

async function dress(tx: Tx, principal: Principal, rows: readonly PairRow[]): Promise<DuplicateView[]> {
  const views = await findCustomersOf(tx, principal, [...new Set(rows.flatMap((row) => [row.firstId, row.secondId]))]);
  return rows.flatMap(({ firstId, secondId, score, reasons }) => {
    const first = views.get(firstId);
    const second = views.get(secondId);
    return first === undefined || second === undefined ? [] : [{ first, second, score, reasons: sayReasons(reasons) }];
  });
}
