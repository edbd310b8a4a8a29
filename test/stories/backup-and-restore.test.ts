import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { Caller, openShop } from './open-shop.ts';

/** A copy that was made while the shop was open brings back an equal shop on another machine, sealed values included. */
const first = await openProduct();
afterAll(() => first.close());
const second = await openProduct();
afterAll(() => second.close());
const shop = await openShop(first, 'chaharbagh');
// whoever holds the machine owns what the command line opened, from her next link on
await first.command('link');
const archive = join(first.dataDir, 'copy.backup');

const { body: maryam } = await shop.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'] });
await shop.post('/customers', { name: 'علی رضایی', emails: ['ali@example.ir'], nationalId: '0012345679' });
for (const [n, day] of ['2024-03-20', '2024-06-21', '2024-11-20'].entries())
  await shop.post('/purchases', {
    customer: { id: maryam.customerId },
    number: `F-${n}`,
    at: day,
    lines: [{ sku: 'SOAP-1', name: 'صابون', quantity: n + 1, unitPrice: 400_000 }],
  });
await shop.post(`/customers/${maryam.customerId}/attachments?name=${encodeURIComponent('رسید.txt')}`, 'رسید خرید مریم');
await shop.post(`/customers/${maryam.customerId}/notes`, { body: 'صابون بی‌بو دوست دارد' });

const routes = [
  '/customers?sort=name',
  `/customers/${maryam.customerId}/record`,
  `/customers/${maryam.customerId}/timeline`,
  `/customers/${maryam.customerId}/profile`,
  '/purchases',
  '/products',
  '/measures/aov?asOf=2024-12-31',
  '/measures/purchase-funnel?asOf=2024-12-31',
  '/audit',
  '/events',
];
const answers = async (caller: Caller) =>
  Object.fromEntries(await Promise.all(routes.map(async (path) => [path, await caller.ask(path)])));
const tokenOf = async (product: typeof first) => {
  const made = await product.command('token', 'create', '--workspace', 'chaharbagh', '--role', 'owner', '--json');
  return new Caller(product.address, JSON.parse(made.stdout).token);
};

it('brings back a shop that answers the same, with its files and its key', async () => {
  await shop.until(`/customers/${maryam.customerId}/timeline`, (body) => body.items.length >= 4);
  await shop.until('/measures/aov?asOf=2024-12-31', (body) => body.denominator === 3);
  const reader = await tokenOf(first);
  const before = await answers(reader);
  const written = JSON.parse((await first.command('backup', archive, '--with-key', '--json')).stdout);
  expect(written).toMatchObject({ file: archive, withKey: true });
  expect(statSync(archive).mode & 0o077).toBe(0);

  await second.kill();
  const restored = JSON.parse((await second.command('restore', archive, '--json')).stdout);
  expect(restored.tables).toEqual(written.tables);
  expect(readFileSync(join(second.dataDir, 'secret.key'), 'utf8')).toBe(
    readFileSync(join(first.dataDir, 'secret.key'), 'utf8'),
  );
  await second.restart();
  // the token came with the rest: nobody has to be let in anew
  const there = reader.at(second.address);
  expect(await answers(there)).toEqual(before);
  const { attachments } = await there.ask(`/customers/${maryam.customerId}/record`);
  const file = await there.get(`/customers/${maryam.customerId}/attachments/${attachments[0].id}`);
  expect(String(file.body)).toBe('رسید خرید مریم');
});

it('knows by a sealed national id whose it is, and works on', async () => {
  const there = await tokenOf(second);
  const sold = await there.post('/purchases', {
    customer: { nationalId: '۰۰۱۲۳۴۵۶۷۹' },
    at: '2024-12-01',
    lines: [{ sku: 'SOAP-1', quantity: 1, unitPrice: 400_000 }],
  });
  const [ali] = await there.all(`/customers?q=${encodeURIComponent('علی')}`);
  expect(sold.body.customerId).toBe(ali.id);
  await there.until(`/customers/${ali.id}/timeline`, (body) => body.items.length >= 2);
  const { checks } = await there.ask('/health/checks');
  const wall = checks.find((check: { name: string }) => check.name === 'row-level-security');
  expect(wall.ok).toBe(true);
});

it('is not laid over a shop that has data, nor under one that is open', async () => {
  const open = await second.command('restore', archive).catch((error) => error);
  expect([open.code, open.stderr]).toEqual([1, expect.stringContaining('stop it first')]);
  await second.kill();
  const full = await second.command('restore', archive).catch((error) => error);
  expect([full.code, full.stderr]).toEqual([1, expect.stringContaining('not empty')]);
  const gone = await second.command('restore', `${archive}.gone`).catch((error) => error);
  expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('cannot be opened')]);
});
