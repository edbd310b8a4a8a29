import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openProduct } from './open-product.ts';
import { openShop } from './stories/open-shop.ts';

it('a stop that arrives twice, in the middle of an import, leaves no database server behind', {
  timeout: 120_000,
}, async () => {
  const product = await openProduct({ env: { PEYVAND_DEMO: 'on' } });
  const { serverDir } = JSON.parse(readFileSync(join(product.dataDir, 'connection.json'), 'utf8')) as {
    serverDir: string | null;
  };
  const pidFile = join(serverDir ?? join(product.dataDir, 'postgres'), 'postmaster.pid');
  const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const ended = new Promise<number | null>((resolve) => product.process.once('exit', resolve));
  // as a service manager does: to every process of the group
  product.process.kill('SIGTERM');
  product.process.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect.poll(() => alive(server), { timeout: 5000 }).toBe(false);
  expect(existsSync(pidFile)).toBe(false);
  await product.restart();
  await product.close();
});

it('a stop waits for nothing that hangs: the hanging write and the hanging job are cut whole, what was acknowledged stays, and the job goes on', {
  timeout: 240_000,
}, async () => {
  const product = await openProduct();
  const shop = await openShop(product, 'shop');
  expect((await shop.post('/customers', { name: 'مریم', phones: ['09120000001'] })).status).toBe(201);
  const { port, superPassword } = JSON.parse(readFileSync(join(product.dataDir, 'connection.json'), 'utf8')) as {
    port: number;
    superPassword: string;
  };
  // somebody holds the table for as long as the server lives: requests and jobs that need it hang
  const holder = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superPassword,
    database: 'peyvand',
  });
  const events: string[] = [];
  holder.on('error', () => {});
  holder.once('end', () => events.push('the database let go'));
  await holder.connect();
  const { body: file } = await shop.post('/imports?kind=customers&name=a.csv', 'name,phone\nنرگس,09120000002\n');
  await holder.query('begin; lock table customers_customer in exclusive mode');
  expect((await shop.post(`/imports/${file.id}/start`)).status).toBe(202);
  const hanging = shop.post('/customers', { name: 'علی', phones: ['09120000003'] }).then(
    ({ status }) => status,
    () => 'cut',
  );
  void hanging.then(() => events.push('the write ended'));
  const waitingSql = `select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation
    where c.relname = 'customers_customer' and not l.granted`;
  const watcher = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superPassword,
    database: 'peyvand',
  });
  watcher.on('error', () => {});
  await watcher.connect();
  // both hang: the write of the request and that of the job
  await expect
    .poll(async () => (await watcher.query(waitingSql)).rows[0].n, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(2);
  const ended = new Promise<number | null>((resolve) => product.process.once('exit', resolve));
  product.process.kill('SIGTERM');
  expect(await ended).toBe(0);
  // never acknowledged, so never there; and nobody released the table before
  expect(await hanging).not.toBe(201);
  await expect.poll(() => [...events].sort(), { timeout: 20_000 }).toEqual(['the database let go', 'the write ended']);
  await product.restart();
  try {
    const done = await shop.untilState(file.id, 'done');
    expect(done).toMatchObject({ created: 1, rejected: 0 });
    const names = (await shop.all('/customers')).map((one) => one.name).sort();
    expect(names).toEqual(['مریم', 'نرگس'].sort());
  } finally {
    await product.close();
  }
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
