import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { createSecrets } from '../../server/src/ground/secrets.ts';
import { modules } from '../../server/src/ladder.ts';
import { gatherKeyBound } from '../../server/src/office/key/sealed-place.ts';
import { openProduct } from '../open-product.ts';
import { type Caller, openShop } from './open-shop.ts';

/** What becomes of a shop whose key is lost, another one, or changed. */
const product = await openProduct({ env: { PEYVAND_ALLOW_PRIVATE_TARGETS: 'on' } });
afterAll(() => product.close());
const keyFile = join(product.dataDir, 'secret.key');
const bound = gatherKeyBound(modules);
const nationalId = '0012345679';
const shop = await openShop(product, 'kashan');
await shop.post('/customers', { name: 'علی رضایی', emails: ['ali@example.ir'], nationalId });
await shop.post('/purchases', {
  customer: { card: '6037991234567893' },
  at: '2026-03-20',
  lines: [{ sku: 'SOAP-1', quantity: 1, unitPrice: 400_000 }],
});
const maryam = (await shop.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'] })).body;
await shop.patch(`/customers/${maryam.customerId}`, { version: 1, name: 'مریم احمدی‌نیا' });
await shop.post('/webhooks', { url: 'http://127.0.0.1:9/hook', eventTypes: ['customer.created'] });

const failing = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  product.command(...args).then(
    () => expect.unreachable(`${args.join(' ')} succeeded`),
    (error) => error,
  );

/** Every place of the database, whatever its name, where a value sealed with the installation's key lies. */
async function sealedPlaces(): Promise<string[]> {
  const { serverDir, port, superPassword } = JSON.parse(readFileSync(join(product.dataDir, 'connection.json'), 'utf8'));
  expect(serverDir).toBeDefined();
  const client = new pg.Client({
    connectionString: `postgresql://postgres:${encodeURIComponent(superPassword)}@127.0.0.1:${port}/peyvand`,
  });
  await client.connect();
  const { rows: columns } = await client.query(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column from information_schema.columns c
     join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
     where c.table_schema in ('public', 'auth') and c.data_type in ('text', 'jsonb', 'ARRAY')`,
  );
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const { rowCount } = await client.query(
      `select 1 from "${schema}"."${table}" where "${column}"::text ~ '(^|[^A-Za-z0-9])v1[.][A-Za-z0-9_-]{38,}' limit 1`,
    );
    if (rowCount !== 0) found.push(`${schema === 'public' ? '' : `${schema}.`}${table}.${column}`);
  }
  await client.end();
  return found.sort();
}

it('GATES 12: every place that holds a sealed value is declared by its module', async () => {
  const declared = new Set([
    ...bound.sealed.map(({ table, column }) => `${table}.${column}`),
    'platform_installation.matching',
    // answers that are forgotten when the key changes
    'idempotency_key.answer',
  ]);
  const found = await sealedPlaces();
  expect(found).toEqual(
    expect.arrayContaining(['audit_customer_key.sealed_key', 'customers_identifier.value', 'webhooks_endpoint.secret']),
  );
  expect(found.filter((place) => !declared.has(place))).toEqual([]);
});

it('GATES 12: without its key, or with another, the product does not start, no command works, and nothing is made', async () => {
  await product.kill();
  renameSync(keyFile, `${keyFile}.away`);
  for (const args of [
    ['start'],

    ['doctor'],
    ['backup', join(product.dataDir, 'x.backup')],
    ['key', 'rotate'],
  ]) {
    const { code, stderr } = await failing(...args);
    expect([args[0], code, stderr]).toEqual([args[0], 1, expect.stringContaining('key accept-loss')]);
    expect(existsSync(keyFile)).toBe(false);
  }
  const persian = await failing('start', '--lang', 'fa');
  expect(persian.stderr).toContain('سر جایش نیست');
  writeFileSync(keyFile, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
  const other = await failing('start');
  expect(other.stderr).toContain('is not the key of this data');
  renameSync(`${keyFile}.away`, keyFile);
  await product.restart();
  expect((await shop.get('/audit')).status).toBe(200);
});

it('GATES 12: a rotation seals everything anew; ids, cards and history are known as before', async () => {
  const before = (await shop.ask('/audit')).items;
  const running = await failing('key', 'rotate');
  expect(running.stderr).toContain('stop it first');
  await product.kill();
  const former = createSecrets(readFileSync(keyFile, 'utf8').trim());
  const turned = JSON.parse((await product.command('key', 'rotate', '--json')).stdout);
  expect(turned.sealedAnew).toEqual(
    expect.arrayContaining([
      { table: 'customers_identifier', column: 'value', count: 1 },
      { table: 'webhooks_endpoint', column: 'secret', count: 1 },
    ]),
  );
  const fresh = createSecrets(readFileSync(keyFile, 'utf8').trim());
  expect(fresh.derive('x')).not.toBe(former.derive('x'));
  // killed between the commit and the change of files: the next start finishes it
  renameSync(keyFile, `${keyFile}.next`);
  renameSync(`${keyFile}.before-rotation`, keyFile);
  await product.restart();
  // what the operator did since (the rotation itself, the link of the start) stands there as well
  const ofPeople = (items: Change[]) =>
    items.filter(({ actor }) => actor !== 'operator').map(({ before: was, after }) => ({ was, after }));
  const known = (await shop.ask('/audit')).items;
  expect(ofPeople(known)).toEqual(ofPeople(before));
  expect(known.filter(({ action }: Change) => action === 'key.rotated')).toHaveLength(1);
  const twin = await shop.post('/customers', { name: 'کس دیگر', nationalId: '۰۰۱۲۳۴۵۶۷۹' });
  expect(twin.status).toBe(409);
  const sale = async () =>
    (
      await shop.post('/purchases', {
        customer: { card: '6037991234567893' },
        at: '2026-03-21',
        lines: [{ sku: 'SOAP-1', quantity: 1, unitPrice: 1000 }],
      })
    ).body.customerId;
  expect(await sale()).toBe(await sale());
  // and once more, from the second key to a third
  await product.kill();
  await product.command('key', 'rotate');
  await product.restart();
  expect((await shop.post('/customers', { name: 'کس دیگر', nationalId })).status).toBe(409);
  const checks = JSON.parse((await failing('doctor', '--json')).stdout).checks as {
    name: string;
    ok: boolean;
    place?: string;
  }[];
  expect(checks.find((check) => check.name === 'key-file')).toMatchObject({ ok: false, place: keyFile });
  await product.command('key', 'confirm-copy');
  const shown = JSON.parse((await product.command('key', '--json')).stdout);
  expect(shown).toMatchObject({ keyFile, copiedAt: expect.any(String) });
  const { checks: seen } = await shop.ask('/health/checks');
  expect(JSON.stringify(seen)).not.toContain(product.dataDir);
});

it('GATES 12: a key lost for good: what is gone is listed, and then the shop works without it', async () => {
  expect((await failing('key', 'accept-loss')).stderr).toContain('stop it first');
  await product.kill();
  expect((await failing('key', 'accept-loss')).stderr).toContain('nothing is lost');
  rmSync(keyFile);
  rmSync(`${keyFile}.before-rotation`);
  const listed = JSON.parse((await product.command('key', 'accept-loss', '--json')).stdout);
  expect(listed.accepted).toBe(false);
  expect(listed.losses.map(({ table, count }: { table: string; count: number }) => [table, count])).toEqual(
    expect.arrayContaining([
      ['customers_identifier', 1],
      ['webhooks_endpoint', 1],
      ['audit_customer_key', 1],
    ]),
  );
  expect(existsSync(keyFile)).toBe(false);
  expect((await failing('start')).stderr).toContain('key accept-loss');
  await product.command('key', 'accept-loss', '--yes');
  await product.restart();
  await walk(shop);
  const again = await shop.post('/customers', { name: 'علی رضایی', nationalId });
  expect([201, 409]).toContain(again.status);
  expect((await shop.patch(`/customers/${maryam.customerId}`, { version: 2, name: 'مریم' })).status).toBe(200);
  expect((await shop.ask('/webhooks')).items[0]).toMatchObject({ on: false });
});

/** Everything that reads something sealed answers. */
async function walk(caller: Caller): Promise<void> {
  for (const path of ['/audit', '/customers', `/customers/${maryam.customerId}/record`, '/webhooks', '/events'])
    expect([path, (await caller.get(path)).status]).toEqual([path, 200]);
}

interface Change {
  readonly actor: string;
  readonly action: string;
  before: unknown;
  after: unknown;
}
