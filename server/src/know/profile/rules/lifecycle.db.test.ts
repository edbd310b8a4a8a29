import { addDays } from '@peyvand/kernel/calendar';
import { expect, it } from 'vitest';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { testDatabase } from '../../../testing/test-database.ts';
import { openShop } from '../../testing/shop.ts';
import type { CustomerRule } from './customer-rule.ts';
import { type Standing, stageOf, stageSql } from './lifecycle.ts';

const database = await testDatabase();

it('SQL decides the stage as TypeScript does, for any life and on any day', async () => {
  // lives of one to six purchases on days that a small generator scatters, the same in every run
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const rows = Array.from({ length: 400 }, (_, who) =>
    Array.from({ length: 1 + next(6) }, () => ({
      customer: `c-${who}`,
      at: addDays('2022-01-01', next(1200)),
      amount: 10,
    })),
  ).flat();
  const shop = await openShop(database, rows);
  const { workspaceId } = shop.workspace;
  const rules: CustomerRule[] = [
    { kind: 'days', days: 365 },
    { kind: 'days', days: 91 },
    { kind: 'own-gap', k: 2, leastDays: 90 },
    { kind: 'p-alive', least: 0.5 },
  ];
  await inWorkspace(shop.house.workerPool, workspaceId, (tx) =>
    tx.query(
      `update profile_customer set ended_day = '2025-01-01' where workspace_id = $1 and customer_id in
        (select customer_id from profile_customer where workspace_id = $1 order by customer_id limit 20)`,
      [workspaceId],
    ),
  );
  for (const rule of rules)
    for (const asOf of ['2024-12-01', '2025-04-15', '2025-09-01', '2026-11-21']) {
      const decided = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
        tx.query<Standing & { stage: string }>(
          `select orders, transactions, first_day as "firstDay", last_day as "lastDay", gap_last as "gapLast", ended_day as "endedDay",
             ${stageSql('$2::date', rule)} as stage from profile_customer where workspace_id = $1 and last_day <= $2::date`,
          [workspaceId, asOf],
        ),
      );
      expect(decided.length).toBeGreaterThan(50);
      for (const { stage, ...standing } of decided) expect(stage).toBe(stageOf(standing, asOf, rule));
    }
});
