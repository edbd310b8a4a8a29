import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../server/src/ground/database/migrate.ts';
import { silentLog } from '../../server/src/ground/log.ts';
import { ownServer } from '../../server/src/testing/own-server.ts';
import { openProduct } from '../open-product.ts';
import { Caller, openShop } from '../stories/open-shop.ts';

/** A database that the operator keeps: with a role that may do little, and with the schema of an earlier release. */
const server = await ownServer();

async function ask(url: string, ...statements: [sql: string, params?: unknown[]][]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const [sql, params] of statements) await client.query(sql, params);
  } finally {
    await client.end();
  }
}

/** The address of another database or of another role of the same server. */
function addressOf(changes: { database: string; user?: string; password?: string }): string {
  const url = new URL(changes.user === undefined ? server.superUrl : server.ownerUrl);
  url.pathname = `/${changes.database}`;
  if (changes.user !== undefined) url.username = changes.user;
  if (changes.password !== undefined) url.password = changes.password;
  return url.toString();
}

async function doctor(product: { command(...args: string[]): Promise<{ stdout: string }> }) {
  const { stdout } = await product.command('doctor', '--json').catch((error) => error);
  const { checks } = JSON.parse(stdout) as { checks: { name: string; ok: boolean; detail: string }[] };
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}

describe('an operator whose role may not create roles', async () => {
  const user = { user: 'landlord', password: 'of-the-hosting-house' };
  await ask(server.superUrl, [`create role landlord login password '${user.password}'`]);
  await ask(server.superUrl, ['create database rented owner landlord']);
  const product = await openProduct({ env: { DATABASE_URL: addressOf({ database: 'rented', ...user }) } });
  afterAll(() => product.close());
  const shop = await openShop(product, 'chaharbagh');

  it('has the whole product: a sale, a search by name and by phone, a measure', async () => {
    const sale = await shop.post('/purchases', {
      customer: { phone: '09123456789', name: 'مریم احمدی' },
      at: '2024-11-21',
      lines: [{ sku: 'SOAP-1', quantity: 1, unitPrice: 400_000 }],
    });
    expect(sale.status).toBe(201);
    for (const words of ['مريم', '6789'])
      expect((await shop.ask(`/customers?q=${encodeURIComponent(words)}`)).items).toMatchObject([
        { name: 'مریم احمدی' },
      ]);
    await shop.until('/measures/aov', (body) => body.value === 400_000);
  });

  it('keeps the second wall: another business sees nothing of it', async () => {
    const other = await openShop(product, 'naghsh-jahan');
    expect(await other.all('/customers')).toEqual([]);
    const { roles, 'row-level-security': wall } = await doctor(product);
    expect(wall).toMatchObject({ ok: true });
    expect(roles).toMatchObject({ ok: false, detail: expect.stringContaining('reach the database as one user') });
  });
});

describe('a database of an earlier release', async () => {
  const url = addressOf({ database: 'older' });
  const [workspaceId, customerId, purchaseId] = [uuidv7(), uuidv7(), uuidv7()];
  const dataDir = mkdtempSync(join(tmpdir(), 'peyvand-older-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is brought forward with what it holds, after a backup that can be restored', async () => {
    await ask(server.superUrl, ['create database older']);
    await migrate({ ownerUrl: url, roleSecret: 'of that release', log: silentLog, until: 4 });
    const at = new Date('2024-11-21T09:00:00Z');
    await ask(
      url,
      ['insert into workspace (workspace_id, slug, name) values ($1, $2, $3)', [workspaceId, 'older', 'فروشگاه قدیمی']],
      [
        `insert into customers_customer (workspace_id, customer_id, name, search_key, created_at, updated_at)
         values ($1, $2, 'مریم احمدی', ' مریم احمدی مریماحمدی', $3, $3)`,
        [workspaceId, customerId, at],
      ],
      [
        `insert into purchases_purchase (workspace_id, purchase_id, customer_id, number, at, day, total, content_hash, created_at)
         values ($1, $2, $3, 'F-1', $4, '2024-11-21', 400000, '\\x00', $4)`,
        [workspaceId, purchaseId, customerId, at],
      ],
    );
    // its key has always lain there; the release that asks whether it is the right one takes it as that
    writeFileSync(join(dataDir, 'secret.key'), randomBytes(32).toString('hex'), { mode: 0o600 });
    const product = await openProduct({ dataDir, env: { DATABASE_URL: url } });
    try {
      const made = await product.command('token', 'create', '--workspace', 'older', '--role', 'owner', '--json');
      const shop = new Caller(product.address, JSON.parse(made.stdout).token);
      expect(await shop.all('/customers?q=مریم')).toMatchObject([{ id: customerId, name: 'مریم احمدی' }]);
      expect(await shop.all('/purchases')).toMatchObject([{ id: purchaseId, number: 'F-1', total: 400_000 }]);
      expect((await doctor(product)).migrations).toMatchObject({ ok: true });
    } finally {
      await product.close();
    }
    const [backup = '', ...more] = readdirSync(join(dataDir, 'backups'));
    expect(more).toEqual([]);
    expect(backup).toMatch(/^before-migration-.+\.backup$/);
    await restoresTo(join(dataDir, 'backups', backup));
  });

  async function restoresTo(backup: string): Promise<void> {
    const restored = await openProduct();
    const before = await restored.command('restore', backup, '--json').catch((error) => error);
    expect(before.stderr).toContain('stop it first');
    await restored.kill();
    const { stdout } = await restored.command('restore', backup, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 4, withKey: false });
    await restored.restart();
    try {
      const made = await restored.command('token', 'create', '--workspace', 'older', '--role', 'owner', '--json');
      const shop = new Caller(restored.address, JSON.parse(made.stdout).token);
      expect(await shop.all('/purchases')).toMatchObject([{ id: purchaseId, total: 400_000 }]);
    } finally {
      await restored.close();
    }
  }
});
