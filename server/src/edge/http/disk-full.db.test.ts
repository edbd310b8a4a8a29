import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { modules } from '../../ladder.ts';
import { backupBeforeMigration } from '../../office/backup/backup-before-migration.ts';
import { writeBackup } from '../../office/backup/write-backup.ts';
import type { Module } from '../../office/module.ts';
import { smallDisk } from '../../testing/small-disk.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { route } from './route.ts';

/** The machine's own disk that is always full: what is written to it ends as on any full disk, in the kernel. */
const full = '/dev/full';

const database = await testDatabase();
const admin = new pg.Client({ connectionString: database.superUrl });
await admin.connect();
afterAll(() => admin.end());
// the server itself writes there, as it would write a table or its journal
await admin.query(`create function fill_the_disk() returns void language plpgsql security definer as $$
  begin execute 'copy (select repeat(''x'', 100000)) to ''${full}'''; end $$;
  grant execute on function fill_the_disk() to public`);

const wish = (path: string, work: Parameters<typeof route>[0]['handle']) =>
  route({
    method: 'POST',
    path,
    right: 'customers.write',
    summary: { fa: 'نوشتن', en: 'Write' },
    answers: {},
    handle: work,
  });
const writing: Module = {
  name: 'writing',
  routes: [
    wish('/write/table', (ctx) =>
      ctx.write(200, async (w) => {
        await w.tx.query('select fill_the_disk()');
        return {};
      }),
    ),
    wish('/write/file', async () => {
      const file = await open(full, 'w');
      try {
        await file.write('x'.repeat(100_000));
      } finally {
        await file.close();
      }
      return { status: 200, body: {} };
    }),
  ],
};
const shop = await testApp(database, { modules: [...modules, writing] });
const owner = shop.as('owner');

describe('GATES 5: a full disk is said to be one', () => {
  it.each(['/write/table', '/write/file'])(
    '%s on a disk that is full: 503 with that sentence, and nothing is broken',
    async (path) => {
      const answer = await owner.post(path, {});
      expect([answer.status, answer.body.code]).toEqual([503, 'request.disk-full']);
      expect(answer.body.message.fa).toContain('دیسک');
      expect(answer.body.message.en).toContain('disk is nearly full');
      expect((await owner.post('/customers', { name: 'مریم' })).status).toBe(201);
    },
  );

  it('a backup that meets a full disk ends with that reason, and leaves no half of itself', async () => {
    const { body } = await owner.post('/customers', { name: 'نرگس' });
    for (let n = 0; n < 20; n++)
      expect(
        (await owner.post(`/customers/${body.customerId}/notes`, { body: randomBytes(4500).toString('hex') })).status,
      ).toBe(201);
    const folder = mkdtempSync(join(tmpdir(), 'peyvand-backup-'));
    try {
      const file = join(folder, 'all.backup');
      await symlink(full, `${file}.part`);
      const made = writeBackup({ ownerUrl: database.ownerUrl, file, filesDir: folder, product: 'test' });
      await expect(made).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('the backup before a migration looks at the disk first: where little is free the start stops, and says what to do', async () => {
    const disk = smallDisk(8);
    // where none may be mounted: a device of the machine, which has no room at all
    const dataDir = disk?.path ?? '/proc';
    try {
      const config = { ...shop.house.config, databaseUrl: undefined, dataDir };
      const told: string[] = [];
      const { backup } = backupBeforeMigration(config, database.ownerUrl, 'test', (line) => told.push(line));
      const stopped = backup?.();
      await expect(stopped).rejects.toMatchObject({
        code: 'backup.no-room',
        fa: expect.stringContaining('جا باز کنید'),
      });
      await expect(stopped).rejects.toThrow('Make room');
      expect(told).toEqual([]);
    } finally {
      disk?.end();
    }
  });

  it('and makes it where there is room', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'peyvand-backup-'));
    mkdirSync(join(dataDir, 'files'));
    try {
      const config = { ...shop.house.config, databaseUrl: undefined, dataDir, keyFile: join(dataDir, 'secret.key') };
      await backupBeforeMigration(config, database.ownerUrl, 'test', () => {}).backup?.();
      expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
