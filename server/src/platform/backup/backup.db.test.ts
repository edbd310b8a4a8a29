import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_ROLE_SECRET } from '../../testing/template-database.ts';
import { emptyDatabase, testDatabase } from '../../testing/test-database.ts';
import { migrate } from '../database/migrate.ts';
import { silentLog } from '../log.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'peyvand-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'peyvand.backup');
const filesDir = join(folder, 'files');
const shops = [uuidv7(), uuidv7()];
const maryam = uuidv7();

beforeAll(async () => {
  mkdirSync(join(filesDir, 'attachments'), { recursive: true });
  writeFileSync(join(filesDir, 'attachments', 'receipt.txt'), 'رسید خرید مریم');
  const owner = new pg.Client({ connectionString: database.superUrl });
  await owner.connect();
  for (const [index, shop] of shops.entries())
    await owner.query('insert into workspace (workspace_id, slug, name) values ($1, $2, $3)', [
      shop,
      `shop-${index}`,
      'فروشگاه',
    ]);
  await owner.query(
    `insert into customers_customer (workspace_id, customer_id, name, search_key, created_at, updated_at) values ($1, $2, E'مریم\\nاحمدی\\t"\\\\', ' مریم احمدی', now(), now())`,
    [shops[0], maryam],
  );
  await owner.query(
    `insert into spine_event (workspace_id, recorded_at, event_id, epoch, position, type, customer_id, occurred_at, actor, source, origin)
     select $1, now(), gen_random_uuid(), 1, n, 'test.told', $2, now(), 'test', 'test', 'live' from generate_series(1, 5000) n`,
    [shops[0], maryam],
  );
  await owner.query(`insert into spine_mark (workspace_id, reaction, event_id) values ($1, 'x', $2)`, [
    shops[1],
    uuidv7(),
  ]);
  await owner.end();
});

const restore = (url: string, from = file, into = join(folder, 'restored')) =>
  restoreBackup({
    ownerUrl: url,
    file: from,
    filesDir: into,
    migrateTo: async (schema) =>
      void (await migrate({ ownerUrl: url, roleSecret: TEST_ROLE_SECRET, log: silentLog, until: schema })),
  });

describe('backup and restore', () => {
  it('bring back an equal product, with the same counts and hashes, and raise the epoch', async () => {
    const manifest = await writeBackup({ ownerUrl: database.ownerUrl, file, filesDir, product: 'test', key: 'k' });
    expect(manifest.tables['public.spine_event']).toBe(5000);
    const other = await emptyDatabase();
    const restored = await restore(other.ownerUrl);
    expect(restored.key).toBe('k');
    expect(readFileSync(join(folder, 'restored/attachments/receipt.txt'), 'utf8')).toBe('رسید خرید مریم');
    const again = await writeBackup({
      ownerUrl: other.ownerUrl,
      file: join(folder, 'second.backup'),
      filesDir,
      product: 'test',
    });
    expect(again.sections).toEqual(manifest.sections);
    expect(again.epoch).toBe(manifest.epoch + 1);
  });

  it('refuse a database that holds data', async () => {
    await expect(restore(database.ownerUrl)).rejects.toMatchObject({ code: 'backup.not-empty' });
  });

  it('refuse a cut archive and leave the database empty', async () => {
    const whole = readFileSync(file);
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * 0.7)));
    const other = await emptyDatabase();
    await expect(restore(other.ownerUrl, cut, join(folder, 'cut'))).rejects.toMatchObject({ code: 'backup.damaged' });
    const client = new pg.Client({ connectionString: other.ownerUrl });
    await client.connect();
    expect((await client.query('select count(*)::int as n from workspace')).rows[0].n).toBe(0);
    await client.end();
  });

  it('refuse a file that is no archive', async () => {
    const stranger = join(folder, 'stranger');
    writeFileSync(stranger, 'hello');
    const other = await emptyDatabase();
    await expect(restore(other.ownerUrl, stranger)).rejects.toMatchObject({ code: 'backup.damaged' });
  });
});
