import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inWorkspace } from '../ground/database/transaction.ts';
import { refitModels } from '../know/profile/commands/refit-models.ts';
import { testApp } from '../testing/test-app.ts';
import { testDatabase } from '../testing/test-database.ts';
import { demoIsUnfinished, fillDemo, openDemo } from './fill-demo.ts';

const database = await testDatabase();
const app = await testApp(database);

it('the simulated shop comes in through the door of files, whole, and every screen has something to tell', async () => {
  const { house } = app;
  rmSync(join(house.config.dataDir, 'demo'), { recursive: true, force: true });
  const { workspaceId, demo } = await openDemo(house);
  expect(demo).toBe(true);
  await fillDemo(house);
  expect(await demoIsUnfinished(house)).toBe(false);
  const read = <R extends object>(sql: string) =>
    inWorkspace(house.pool, workspaceId, (tx) => tx.query<R>(sql, [workspaceId]));
  const imports = await read<{ kind: string; rejected: number }>(
    `select kind, rejected_rows as rejected from intake_import where workspace_id = $1 and state = 'done' order by kind`,
  );
  expect(imports.map(({ kind }) => kind)).toEqual(['customers', 'products', 'purchases']);
  expect(imports.every(({ rejected }) => rejected === 0)).toBe(true);
  const [counts] = await read<Record<string, number>>(`select
    (select count(*) from products_product where workspace_id = $1) as products,
    (select count(*) from customers_customer where workspace_id = $1) as customers,
    (select count(*) from customers_customer where workspace_id = $1 and kind = 'company') as companies,
    (select count(*) from customers_household where workspace_id = $1) as households,
    (select count(*) from customers_preference where workspace_id = $1) as wishes,
    (select count(*) from conversations_interaction where workspace_id = $1) as talks,
    (select count(*) from purchases_purchase where workspace_id = $1 and kind = 'sale') as sales,
    (select count(*) from purchases_purchase where workspace_id = $1 and kind = 'return') as returns,
    (select count(*) from purchases_purchase where workspace_id = $1 and kind = 'sale' and cost is null) as costless,
    (select count(distinct branch) from purchases_purchase where workspace_id = $1 and branch <> '') as branches,
    (select count(distinct role) from auth.membership where workspace_id = $1) as roles`);
  expect(counts).toMatchObject({ products: 120, customers: 3000, branches: 3, costless: 0 });
  for (const [name, least] of Object.entries({
    companies: 50,
    households: 40,
    wishes: 400,
    talks: 350,
    sales: 16_000,
    returns: 300,
    roles: 4,
  }))
    expect(counts?.[name], name).toBeGreaterThanOrEqual(least);

  await house.pump.drain(workspaceId);
  await refitModels(house, workspaceId);
  const owner = app.as('owner', { workspaceId });
  const { body: models } = await owner.get('/models');
  expect(models).toMatchObject({ persons: null, values: null, stale: false });
  expect(models.current.assumptions).toMatchObject({ marginFrom: 'costs' });
  for (const { converged } of Object.values<{ converged: boolean }>(models.current.fits)) expect(converged).toBe(true);
  // two years to compare, people at risk, won back
  for (const name of [
    'ror',
    'retention',
    'attrition',
    'repeat-rate',
    'aov',
    'clv-discounted',
    'concentration',
    'rfm',
    'seasonality',
  ])
    expect((await owner.get(`/measures/${name}`)).body.defined, name).toBe(true);
  const { body: moves } = await owner.get('/profile/movements');
  const stages = new Set(moves.stages.map(({ to }: { to: string }) => to));
  for (const stage of ['new', 'active', 'at-risk', 'lapsed', 'won-back']) expect(stages).toContain(stage);

  // filled again it stays as it is
  await fillDemo(house);
  const [again] = await read<{ sales: number }>(
    `select count(*) as sales from purchases_purchase where workspace_id = $1 and kind = 'sale'`,
  );
  expect(again?.sales).toBe(counts?.sales);
}, 240_000);
