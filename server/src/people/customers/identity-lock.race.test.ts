import { expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { shareIdentities } from './identity-lock.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (phone: string) => (await owner.post('/customers', { phones: [phone] })).body.customerId as string;
const waiting = async () =>
  inWorkspace(shop.house.pool, workspaceId, async (tx) => {
    const rows = await tx.query(
      `select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.length;
  });

it('nobody is merged between the moment a batch of a file recognised her and its commit', async () => {
  const [maryam, double] = [await create('09121111111'), await create('09122222222')];
  const recognised = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const batch = inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    await shareIdentities(tx);
    recognised.resolve();
    await written.promise;
  });
  await recognised.promise;

  let merged = false;
  const merge = owner.post(`/customers/${maryam}/merge`, { mergedId: double }).then((answer) => {
    merged = true;
    return answer;
  });
  await expect.poll(waiting).toBe(1);
  expect(merged).toBe(false);

  written.resolve();
  await batch;
  expect((await merge).status).toBeLessThan(300);
});

it('two batches do not wait for each other', async () => {
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    await shareIdentities(tx);
    await inWorkspace(shop.house.workerPool, workspaceId, (other) => shareIdentities(other));
  });
  expect(await waiting()).toBe(0);
});
