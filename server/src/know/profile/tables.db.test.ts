import { uuidv7 } from '@peyvand/kernel/ids';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { createWorkspace } from '../../office/workspace/workspace.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { loadPurchases } from '../testing/load-purchases.ts';
import { rebuildProfiles, recomputeProfiles } from './tables.ts';

const database = await testDatabase();
const pool = openPool({ url: database.workerUrl, log: silentLog, name: 'test', max: 4 });
afterAll(() => pool.end());

let made = 0;
async function newWorkspace(): Promise<string> {
  const workspace = await createWorkspace(pool, { slug: `shop-${++made}`, name: 'Shop' });
  if ('refused' in workspace) throw new Error(workspace.code);
  return workspace.workspaceId;
}
const profiles = (workspaceId: string) =>
  inWorkspace(pool, workspaceId, (tx) =>
    tx.query('select * from profile_customer where workspace_id = $1 order by customer_id', [workspaceId]),
  );

describe('the row of facts', () => {
  it('counts orders, customer-days, gaps and money of Maryam', async () => {
    const shop = await newWorkspace();
    const ids = await loadPurchases(pool, shop, [
      { customer: 'Maryam', at: '2026-01-01', amount: 100 },
      { customer: 'Maryam', at: '2026-01-01', amount: 50 },
      { customer: 'Maryam', at: '2026-01-11', amount: 30 },
      { customer: 'Maryam', at: '2026-01-31', amount: 0 },
      { customer: 'Maryam', at: '2026-02-02', amount: -20 },
      { customer: '', at: '2026-02-02', amount: 900 },
    ]);
    await inWorkspace(pool, shop, (tx) => rebuildProfiles(tx));
    expect(await profiles(shop)).toMatchObject([
      {
        customer_id: ids.get('Maryam'),
        orders: 4,
        transactions: 3,
        first_day: '2026-01-01',
        last_day: '2026-01-31',
        gross: 180,
        returned: 20,
        net: 160,
        first_value: 150,
        gap_median: 10,
        gap_last: 20,
      },
    ]);
  });

  it('FRONTDOOR 24: what came back is not worth anything, and an order that came back whole is no transaction', async () => {
    const shop = await newWorkspace();
    await loadPurchases(pool, shop, [
      { customer: 'Maryam', at: '2026-01-01', amount: 100, number: 'whole' },
      { customer: 'Maryam', at: '2026-01-11', amount: 80, number: 'kept' },
      { customer: 'Maryam', at: '2026-01-21', amount: 60, number: 'half' },
      { customer: 'Maryam', at: '2026-01-21', amount: 40, number: 'also whole' },
      { customer: 'Maryam', at: '2026-01-31', amount: 0, number: 'gift' },
      { customer: 'Maryam', at: '2026-02-10', amount: 70, number: 'last whole' },
      { customer: 'Reza', at: '2026-02-10', amount: 90, number: 'all of his' },
    ]);
    const back: Record<string, number> = { 100: 100, 60: 30, 40: 40, 70: 70, 90: 90 };
    await inWorkspace(pool, shop, async (tx) => {
      for (const [total, returned] of Object.entries(back))
        await tx.query('update purchases_purchase set returned = $3 where workspace_id = $1 and total = $2', [
          shop,
          Number(total),
          returned,
        ]);
      await rebuildProfiles(tx);
    });
    const [maryam, reza] = (await profiles(shop)).sort((a, b) => Number(b.transactions) - Number(a.transactions));
    expect(maryam).toMatchObject({
      ...{ orders: 6, transactions: 5, first_day: '2026-01-01', last_day: '2026-02-10', gross: 350 },
      // kept on the 11th, half of the 21st, and the gift of the 31st
      ...{ kept_days: 3, kept_first: '2026-01-11', kept_last: '2026-01-31', kept_repeat: 30 },
    });
    expect(reza).toMatchObject({
      orders: 1,
      transactions: 1,
      kept_days: 0,
      kept_first: null,
      kept_last: null,
      kept_repeat: 0,
    });
  });

  it('has a row of zeros for somebody who never bought', async () => {
    const shop = await newWorkspace();
    await loadPurchases(pool, shop, [{ customer: 'Reza', at: '2026-01-01', amount: -10 }]);
    await inWorkspace(pool, shop, (tx) => rebuildProfiles(tx));
    expect(await profiles(shop)).toMatchObject([{ orders: 0, transactions: 0, first_day: null, net: -10 }]);
  });

  it('writes nothing when nothing changed', async () => {
    const shop = await newWorkspace();
    await loadPurchases(pool, shop, [{ customer: 'Reza', at: '2026-01-01', amount: 10 }]);
    expect(await inWorkspace(pool, shop, (tx) => rebuildProfiles(tx))).toBe(1);
    expect(await inWorkspace(pool, shop, (tx) => rebuildProfiles(tx))).toBe(0);
  });
});

it('reads only those it was asked for, in tables that nobody has counted yet', async () => {
  const shop = await newWorkspace();
  const names = Array.from({ length: 5000 }, (_, i) => `c-${i}`);
  const ids = await loadPurchases(
    pool,
    shop,
    names.map((customer) => ({ customer, at: '2026-01-01', amount: 10 })),
  );
  await inWorkspace(pool, shop, (tx) => rebuildProfiles(tx));
  const readSql = `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables
    where relname in ('customers_customer', 'profile_customer', 'purchases_purchase')`;
  const asked = [...ids.values()].slice(0, 500);
  const read = await inWorkspace(pool, shop, async (tx) => {
    const rowsRead = async () => (await tx.query<{ n: number }>(readSql))[0]?.n ?? 0;
    const before = await rowsRead();
    await recomputeProfiles(tx, asked);
    return (await rowsRead()) - before;
  });
  expect(read).toBeGreaterThanOrEqual(asked.length);
  expect(read).toBeLessThan(8 * asked.length);
});

type Step =
  | { do: 'buy'; who: number; day: number; amount: number; cost: number | null }
  | { do: 'come-back'; which: number; share: number }
  | { do: 'cancel'; which: number }
  | { do: 'merge'; from: number; into: number }
  | { do: 'erase'; who: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      who: fc.nat(4),
      day: fc.nat(40),
      amount: fc.integer({ min: -50, max: 500 }),
      cost: fc.option(fc.nat(100)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('come-back' as const), which: fc.nat(30), share: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(4), into: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), who: fc.nat(4) }) },
);

it('incremental is the same as rebuilt, after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const shop = await newWorkspace();
      const people = Array.from({ length: 5 }, () => uuidv7());
      const orders: string[] = [];
      await inWorkspace(pool, shop, async (tx) => {
        await tx.query(
          `insert into customers_customer (workspace_id, customer_id, created_at, updated_at)
           select $1, id, '2026-01-01Z', '2026-01-01Z' from unnest($2::uuid[]) as id`,
          [shop, people],
        );
        await recomputeProfiles(tx, people);
        for (const one of steps) await recomputeProfiles(tx, await take(one, people, orders, tx));
      });
      const incremental = await profiles(shop);
      await inWorkspace(pool, shop, async (tx) => {
        expect(await rebuildProfiles(tx)).toBe(0);
      });
      expect(await profiles(shop)).toEqual(incremental);
    }),
    { numRuns: 40 },
  );
});

/** Does a step to the state tables and answers whom it touched. */
async function take(
  one: Step,
  people: string[],
  orders: string[],
  tx: Parameters<Parameters<typeof inWorkspace>[2]>[0],
): Promise<string[]> {
  const shop = tx.workspaceId;
  const person = (n: number) => people[n] ?? '';
  if (one.do === 'buy') {
    const id = uuidv7();
    if (one.amount >= 0) orders.push(id);
    await tx.query(
      `insert into purchases_purchase (workspace_id, purchase_id, customer_id, kind, at, day, total, cost, content_hash, created_at)
       values ($1, $2, $3, $4, now(), '2026-01-01'::date + $5::int, $6, $7, '\\x00', now())`,
      [shop, id, person(one.who), one.amount < 0 ? 'return' : 'sale', one.day, one.amount, one.cost],
    );
    return [person(one.who)];
  }
  if (one.do === 'merge') {
    if (one.from === one.into) return [];
    await tx.query('update purchases_purchase set customer_id = $3 where workspace_id = $1 and customer_id = $2', [
      shop,
      person(one.from),
      person(one.into),
    ]);
    await tx.query('update customers_customer set merged_into = $3 where workspace_id = $1 and customer_id = $2', [
      shop,
      person(one.from),
      person(one.into),
    ]);
    const merged = person(one.from);
    people[one.from] = person(one.into);
    return [merged, person(one.into)];
  }
  if (one.do === 'erase') {
    await tx.query('update customers_customer set erased_at = now() where workspace_id = $1 and customer_id = $2', [
      shop,
      person(one.who),
    ]);
    return [person(one.who)];
  }
  const changed =
    one.do === 'cancel'
      ? 'cancelled_at = now()'
      : `returned = total * ${one.share} / 100, returned_cost = coalesce(cost, 0) * ${one.share} / 100`;
  const rows = await tx.query<{ customer_id: string }>(
    `update purchases_purchase set ${changed} where workspace_id = $1 and purchase_id = $2 returning customer_id`,
    [shop, orders[one.which % Math.max(1, orders.length)] ?? null],
  );
  return rows.map((row) => row.customer_id);
}
