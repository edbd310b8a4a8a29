import { inWorkspace } from '../../ground/database/transaction.ts';
import { customersModule } from '../../people/customers/module.ts';
import { staffModule } from '../../people/staff/module.ts';
import { type TestApp, testApp } from '../../testing/test-app.ts';
import type { TestDatabase } from '../../testing/test-database.ts';
import { purchasesModule } from '../../trade/purchases/module.ts';
import { measuresModule } from '../measures/module.ts';
import { profileModule } from '../profile/module.ts';
import { rebuildProfiles } from '../profile/tables.ts';
import { loadPurchases, type PurchaseRow } from './load-purchases.ts';

/** Whose events the profile hears; what else they do stays out. */
const tellers = [customersModule(() => []), purchasesModule].map(({ name, events = [] }) => ({ name, events }));

export interface Shop extends TestApp {
  ids: Map<string, string>;
  /** Asks as the owner; a refusal fails the test. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects; a wrong guess fails the test.
  ask(path: string): Promise<any>;
}

/** A business whose purchases are in and whose facts are right, seen through HTTP. */
export async function openShop(
  database: TestDatabase,
  rows: readonly PurchaseRow[],
  wish: NonNullable<Parameters<typeof testApp>[1]>['workspace'] = {},
): Promise<Shop> {
  const app = await testApp(database, {
    modules: [staffModule, profileModule, measuresModule, ...tellers],
    workspace: wish,
  });
  const { workspaceId } = app.workspace;
  const ids = await loadPurchases(app.house.workerPool, workspaceId, rows);
  await inWorkspace(app.house.workerPool, workspaceId, (tx) => rebuildProfiles(tx));
  const owner = app.as('owner');
  return {
    ...app,
    ids,
    async ask(path) {
      const answer = await owner.get(path);
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}
