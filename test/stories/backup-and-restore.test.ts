import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkArchive } from '../../server/src/office/backup/check-archive.ts';
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
interface Line {
  readonly action?: string;
  readonly type?: string;
  readonly cursor?: string;
}

/**
 * The history and the log without what is about letting programs and people in, and about copies: that is made anew after a restore. So may a fit be, of the
 * same purchases: it says the same under another id.
 */
const withoutAccess = (all: Record<string, { items?: Line[] }>) =>
  Object.fromEntries(
    Object.entries(withoutFit(all)).map(([path, body]) => [
      path,
      path === '/audit' || path === '/events'
        ? body.items?.filter(({ action, type }) => !/^(staff\.token|account\.link|backup\.)/.test(action ?? type ?? ''))
        : body,
    ]),
  );
const withoutFit = <T>(all: T): T =>
  JSON.parse(JSON.stringify(all, (key, value) => (key === 'fitId' || key === 'madeAt' ? undefined : value)));
const tokenOf = async (product: typeof first) => {
  const made = await product.command('token', 'create', '--workspace', 'chaharbagh', '--role', 'owner', '--json');
  return new Caller(product.address, JSON.parse(made.stdout).token);
};

it('brings back a shop that answers the same, with its files and its key', async () => {
  await shop.until(`/customers/${maryam.customerId}/timeline`, (body) => body.items.length >= 4);
  await shop.until('/measures/aov?asOf=2024-12-31', (body) => body.denominator === 3);
  await shop.until('/customers?sort=name', (body) =>
    body.items.every((one: { orders: number; segment: unknown }) => one.orders === 0 || one.segment !== null),
  );
  // a fit that is under way changes what is answered of everybody
  await shop.until('/models', (body) => body.current !== null && body.fitting === false);
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
  // whoever had been let in at that time is let in anew
  expect((await reader.at(second.address).get('/customers')).status).toBe(401);
  const there = await tokenOf(second);
  expect(withoutAccess(await answers(there))).toEqual(withoutAccess(before));
  // GATES 15: the copy stands in the history of the shop it was made of, its return in that of the shop that came back
  const told = async (caller: Caller, action: string) =>
    (await caller.ask(`/audit?action=${action}`)).items.map((one: { actor: string; after: object }) => [
      one.actor,
      one.after,
    ]);
  expect(await told(reader, 'backup.made')).toEqual([['operator', { withKey: true }]]);
  expect(await told(there, 'backup.restored')).toEqual([['operator', { of: expect.stringMatching(/^\d{4}-/) }]]);
  const { attachments } = await there.ask(`/customers/${maryam.customerId}/record`);
  const file = await there.get(`/customers/${maryam.customerId}/attachments/${attachments[0].id}`);
  expect(String(file.body)).toBe('رسید خرید مریم');
}, 240_000);

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

it('GATES 14: somebody who was erased after the copy is erased again when it comes back, on another machine too', async () => {
  const { body: parvin } = await shop.post('/customers', { name: 'پروین اعتصامی', phones: ['09121110099'] });
  const older = join(first.dataDir, 'older.backup');
  await first.command('backup', older, '--with-key');
  expect((await shop.post(`/customers/${parvin.customerId}/erase`)).status).toBe(200);
  const ledger = join(first.dataDir, 'erasures.ledger');
  expect(statSync(ledger).mode & 0o077).toBe(0);
  expect(readFileSync(ledger, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  const third = await openProduct();
  await third.kill();
  const told = JSON.parse((await third.command('restore', older, '--erasures', ledger, '--json')).stdout);
  expect(told).toMatchObject({ erasedAgain: 1, signature: 'checked', keyFits: true });
  await third.restart();
  const there = await tokenOf(third);
  expect(await there.all(`/customers?q=${encodeURIComponent('پروین')}`)).toEqual([]);
  expect(readFileSync(join(third.dataDir, 'erasures.ledger'), 'utf8')).toBe(readFileSync(ledger, 'utf8'));
  // and her address is still known as one that asked to be forgotten
  const again = await there.post('/customers', { name: 'پروین', phones: ['09121110099'] });
  expect(JSON.stringify((await there.ask(`/customers/${again.body.customerId}/record`)).consent ?? '')).not.toContain(
    'granted',
  );
  await third.close();
}, 120_000);

it('GATES 14: backups under uploads and exports never fail, and hold nothing that is on its way', async () => {
  let going = true;
  const uploads = (async () => {
    for (let n = 0; going; n++) {
      const { body } = await shop.post(
        `/customers/${maryam.customerId}/attachments?name=${n}.txt`,
        `رسید ${n} `.repeat(5000),
      );
      if (n % 2 === 0 && body.id !== undefined)
        await shop.delete(`/customers/${maryam.customerId}/attachments/${body.id}`);
      await shop.get('/exports/customers');
    }
  })();
  try {
    for (let n = 0; n < 4; n++) {
      const file = join(first.dataDir, `load-${n}.backup`);
      const told = JSON.parse((await first.command('backup', file, '--json')).stdout);
      expect(told.rows).toBeGreaterThan(10);
      const { manifest, signature } = await checkArchive(
        file,
        [readFileSync(join(first.dataDir, 'secret.key'), 'utf8').trim()],
        new Set([told.schema]),
      );
      expect(signature).toBe('checked');
      const files = Object.keys(manifest.sections).filter((name) => name.startsWith('file '));
      expect(files.filter((name) => !/^file [0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(name))).toEqual([]);
    }
  } finally {
    going = false;
    await uploads;
  }
}, 120_000);
