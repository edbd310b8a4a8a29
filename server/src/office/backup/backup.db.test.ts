import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../ground/database/migrate.ts';
import { silentLog } from '../../ground/log.ts';
import { TEST_ROLE_SECRET } from '../../testing/template-database.ts';
import { emptyDatabase, testDatabase } from '../../testing/test-database.ts';
import { sectionName } from './check-archive.ts';
import { type Frame, FrameWriter, readFrames } from './frames.ts';
import { restoreBackup } from './restore-backup.ts';
import { signature } from './signature.ts';
import { writeBackup } from './write-backup.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'peyvand-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'peyvand.backup');
const filesDir = join(folder, 'files');
const shops = [uuidv7(), uuidv7()];
const maryam = uuidv7();
const receiptId = uuidv7();
const lostId = uuidv7();
const receipt = (folderOfFiles: string) => join(folderOfFiles, shops[0] ?? '', receiptId);
const key = '11'.repeat(32);

beforeAll(async () => {
  mkdirSync(join(filesDir, shops[0] ?? ''), { recursive: true });
  writeFileSync(receipt(filesDir), 'رسید خرید مریم');
  // what is on its way is in no table
  mkdirSync(join(filesDir, 'exports', uuidv7()), { recursive: true });
  writeFileSync(join(filesDir, 'exports', 'customers.csv'), 'مریم');
  writeFileSync(`${receipt(filesDir)}.partial`, 'نیمه');
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
  for (const [id, text] of [
    [receiptId, 'رسید خرید مریم'],
    [lostId, 'gone'],
  ] as const)
    await owner.query(
      `insert into files_file (workspace_id, file_id, purpose, name, content_type, size, sha256, created_by, created_at)
       values ($1, $2, 'attachment', 'receipt.txt', 'text/plain', $3, sha256(convert_to($4, 'UTF8')), 'test', now())`,
      [shops[0], id, Buffer.byteLength(text), text],
    );
  await owner.query(`insert into auth.account (user_id, name, created_at) values ($1, 'سارا', now())`, [maryam]);
  await owner.query(
    `insert into auth.session (session_id, token_hash, user_id, stage, created_at, seen_at, expires_at) values ($1, 'x', $1, 'full', now(), now(), now() + interval '9 days')`,
    [maryam],
  );
  await owner.query(
    `insert into auth.token (workspace_id, token_id, token_hash, prefix, name, role, scope, created_by, created_at) values ($1, $2, 'y', 'pv_x', 'till', 'owner', 'all', 'test', now())`,
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

const restore = (url: string, from = file, into = join(folder, 'restored'), keys: string[] = []) =>
  restoreBackup({
    ownerUrl: url,
    file: from,
    filesDir: into,
    keys,
    migrateTo: async (schema) =>
      void (await migrate({ ownerUrl: url, roleSecret: TEST_ROLE_SECRET, log: silentLog, until: schema })),
  });

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The frames of an archive, changed, as an archive again. */
async function forge(
  change: (frames: Frame[]) => Frame[],
  { from = file, signWith }: { from?: string; signWith?: string } = {},
): Promise<string> {
  const frames: Frame[] = [];
  for await (const { frame } of readFrames(createReadStream(from).pipe(createGunzip()))) frames.push(frame);
  const changed = join(folder, `forged-${uuidv7()}`);
  const gzip = createGzip({ level: 1 });
  const out = new FrameWriter(gzip);
  const written = pipeline(gzip, createWriteStream(changed));
  for (const frame of change(frames))
    await out.write(
      signWith !== undefined && 'json' in frame && 'signature' in frame.json
        ? { json: { signature: signature(signWith, out.digest()) } }
        : frame,
    );
  gzip.end();
  await written;
  return changed;
}

const jsonOf = (frame: Frame | undefined) => (frame !== undefined && 'json' in frame ? frame.json : {});
const withTable =
  (name: string, change: (json: Record<string, unknown>) => Record<string, unknown>) => (frames: Frame[]) =>
    frames.map((frame) => (jsonOf(frame).table === name ? { json: change(jsonOf(frame)) } : frame));

describe('backup and restore', () => {
  it('bring back an equal product, with the same counts and hashes, and raise the epoch', async () => {
    const manifest = await writeBackup({
      ownerUrl: database.ownerUrl,
      file,
      filesDir,
      product: 'test',
      key,
      withKey: true,
    });
    expect(manifest.tables['public.spine_event']).toBe(5000);
    expect(manifest.missing).toEqual([`${shops[0]}/${lostId}`]);
    expect(Object.keys(manifest.sections).filter((name) => name.startsWith('file'))).toEqual([
      `file ${shops[0]}/${receiptId}`,
    ]);
    const other = await emptyDatabase();
    const restored = await restore(other.ownerUrl);
    expect(restored).toMatchObject({
      key,
      signature: 'checked',
      leftOut: 0,
      ended: { sessions: 1, tokens: 1, links: 0 },
    });
    const into = join(folder, 'restored');
    expect(readFileSync(receipt(into), 'utf8')).toBe('رسید خرید مریم');
    expect(readdirSync(into)).toEqual([shops[0]]);
    const again = await writeBackup({
      ownerUrl: other.ownerUrl,
      file: join(folder, 'second.backup'),
      filesDir: into,
      product: 'test',
      key,
    });
    const { 'auth.session': _, 'auth.token': __, ...same } = manifest.sections;
    expect(again.sections).toMatchObject(same);
    expect(again.epoch).toBe(manifest.epoch + 1);
  });

  it('GATES 14: sessions and tokens do not come back to life', async () => {
    const other = await emptyDatabase();
    await restore(other.ownerUrl, file, join(folder, 'ended'));
    expect(await ask(other.ownerUrl, 'select 1 from auth.session')).toEqual([]);
    expect(await ask(other.ownerUrl, 'select revoked_at is not null as ended from auth.token')).toEqual([
      { ended: true },
    ]);
    expect(await ask(other.ownerUrl, 'select name from auth.account')).toEqual([{ name: 'سارا' }]);
  });

  it('refuse a database that holds data', async () => {
    await expect(restore(database.ownerUrl)).rejects.toMatchObject({ code: 'backup.not-empty' });
  });

  it('GATES 14: refuse a cut archive wherever it was cut, and touch nothing', async () => {
    const whole = readFileSync(file);
    for (const share of [0.01, 0.3, 0.7, 0.99, 1 - 9 / whole.length]) {
      const cut = join(folder, 'cut.backup');
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * share)));
      const other = await emptyDatabase();
      await expect(restore(other.ownerUrl, cut, join(folder, 'cut'))).rejects.toMatchObject({ code: 'backup.damaged' });
      expect(await ask(other.ownerUrl, `select tablename from pg_tables where schemaname = 'public'`)).toEqual([]);
      expect(existsSync(join(folder, 'cut'))).toBe(false);
    }
  });

  it('refuse a file that is no archive', async () => {
    const stranger = join(folder, 'stranger');
    writeFileSync(stranger, 'hello');
    const other = await emptyDatabase();
    await expect(restore(other.ownerUrl, stranger)).rejects.toMatchObject({ code: 'backup.damaged' });
  });

  const evil = '1 as a; create table public.pwned as select 1; commit; create temp table zz as select 1 as b';
  const hostile: [string, (frames: Frame[]) => Frame[]][] = [
    ['a column that is a statement', withTable('public.workspace', (json) => ({ ...json, columns: [evil] }))],
    [
      'a column more',
      withTable('public.workspace', (json) => ({ ...json, columns: [...(json.columns as string[]), evil] })),
    ],
    [
      'a column twice',
      withTable('public.workspace', ({ columns, ...json }) => ({
        ...json,
        columns: [...(columns as string[]).slice(1), (columns as string[])[1]],
      })),
    ],
    ['no columns', withTable('public.workspace', ({ columns: _, ...json }) => json)],
    [
      'a table that is a statement',
      withTable('public.workspace', (json) => ({ ...json, table: `public.workspace; ${evil}` })),
    ],
    [
      "a table of PostgreSQL's own",
      withTable('public.workspace', (json) => ({ ...json, table: 'pg_catalog.pg_authid' })),
    ],
    [
      'a workspace that is a statement',
      withTable('public.spine_event', (json) => ({ ...json, workspace: `x'; ${evil}; --` })),
    ],
    ['a tenant table without a workspace', withTable('public.spine_event', (json) => ({ ...json, workspace: null }))],
    [
      'a migration of its own',
      withTable('public.workspace', (json) => ({ ...json, table: 'public.platform_migration' })),
    ],
  ];
  it.each(hostile)('GATES 14: an archive with %s leaves nothing, whoever has signed it', async (_, change) => {
    const renamed = (frames: Frame[]) => {
      const changed = change(frames);
      const names = changed.flatMap((frame) =>
        'table' in jsonOf(frame) || 'file' in jsonOf(frame) ? [sectionName(jsonOf(frame))] : [],
      );
      // its manifest fits it: hashes prove nothing about names
      return changed.map((frame) => {
        const { manifest } = jsonOf(frame) as { manifest?: { sections: Record<string, unknown> } };
        if (manifest === undefined) return frame;
        const values = Object.values(manifest.sections);
        return {
          json: { manifest: { ...manifest, sections: Object.fromEntries(names.map((name, n) => [name, values[n]])) } },
        };
      });
    };
    const archive = await forge(renamed, { signWith: key });
    const other = await emptyDatabase();
    const into = join(folder, 'hostile');
    await expect(restore(other.ownerUrl, archive, into, [key])).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(await ask(other.ownerUrl, `select 1 from pg_class where relname = 'pwned'`)).toEqual([]);
    const [{ there } = {}] = await ask(other.ownerUrl, `select to_regclass('public.workspace') is not null as there`);
    if (there) expect(await ask(other.ownerUrl, 'select 1 from workspace')).toEqual([]);
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  });

  it.each([99, 0, -1, 12, 3.5, '25; drop table workspace', null])(
    'GATES 14: schema %j is refused before any statement',
    async (schema) => {
      const archive = await forge(([head, ...rest]) => [{ json: { ...jsonOf(head), schema } }, ...rest], {
        signWith: key,
      });
      const other = await emptyDatabase();
      await expect(restore(other.ownerUrl, archive)).rejects.toMatchObject({
        code: schema === 99 ? 'backup.newer' : 'backup.damaged',
      });
      expect(await ask(other.ownerUrl, `select tablename from pg_tables where schemaname = 'public'`)).toEqual([]);
    },
  );

  it('GATES 14: a changed byte under a fitting hash is told by the signature, also when the archive brings its own key', async () => {
    const change = (frames: Frame[]) =>
      frames.map((frame) =>
        jsonOf(frame).manifest === undefined
          ? frame
          : { json: { manifest: { ...(jsonOf(frame).manifest as object), epoch: 77 } } },
      );
    const other = await emptyDatabase();
    await expect(restore(other.ownerUrl, await forge(change), join(folder, 'f'), [key])).rejects.toMatchObject({
      code: 'backup.forged',
    });
    const stripped = await forge((frames) => change(frames).filter((frame) => !('signature' in jsonOf(frame))));
    await expect(restore(other.ownerUrl, stripped, join(folder, 'f'), [key])).rejects.toMatchObject({
      code: 'backup.damaged',
    });
    const signedByAnother = await forge(change, { signWith: '22'.repeat(32) });
    await expect(restore(other.ownerUrl, signedByAnother, join(folder, 'f'), [key])).rejects.toMatchObject({
      code: 'backup.forged',
    });
  });

  it('GATES 14: paths that lead out of the folder, or that no table knows, are not written', async () => {
    const outside = `${folder}/outside`;
    for (const name of ['../../outside', 'exports/customers.csv', `${shops[0]}/${uuidv7()}`]) {
      const archive = await forge(
        (frames) =>
          frames.map((frame) => {
            if (jsonOf(frame).file !== undefined) return { json: { ...jsonOf(frame), file: name } };
            const { manifest } = jsonOf(frame) as { manifest?: { sections: Record<string, unknown> } };
            if (manifest === undefined) return frame;
            const { [`file ${shops[0]}/${receiptId}`]: section, ...sections } = manifest.sections;
            return { json: { manifest: { ...manifest, sections: { ...sections, [`file ${name}`]: section } } } };
          }),
        { signWith: key },
      );
      const other = await emptyDatabase();
      const into = join(folder, `paths-${uuidv7()}`);
      await restore(other.ownerUrl, archive, into, [key]);
      expect(existsSync(outside)).toBe(false);
      expect(readdirSync(into, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    }
  }, 60_000);

  it('GATES 14: a bomb is put down before it has unpacked', async () => {
    const bomb = join(folder, 'bomb');
    const gzip = createGzip({ level: 9 });
    const written = pipeline(gzip, createWriteStream(bomb));
    const out = new FrameWriter(gzip);
    await out.write({ json: { format: 'peyvand-backup', version: 2, schema: 1 } });
    await out.write({ json: { table: 'public.workspace', workspace: null, columns: [] } });
    const zeros = Buffer.alloc(4 * 1024 * 1024);
    for (let n = 0; n < 24; n++) await out.write({ data: zeros });
    gzip.end();
    await written;
    const other = await emptyDatabase();
    await expect(restore(other.ownerUrl, bomb)).rejects.toMatchObject({ message: expect.stringContaining('unpacks') });
  });

  it('GATES 14: frames are read in time that grows with their length: 32 MB in one frame, in small pieces', async () => {
    const whole = new PassThrough();
    const out = new FrameWriter(whole);
    void out.write({ data: Buffer.alloc(32 * 1024 * 1024) }).then(() => whole.end());
    const began = performance.now();
    let bytes = 0;
    const small = async function* () {
      for await (const chunk of whole)
        for (let at = 0; at < chunk.length; at += 4096) yield chunk.subarray(at, at + 4096) as Buffer;
    };
    for await (const { frame } of readFrames(Readable.from(small(), { objectMode: true })))
      if ('data' in frame) bytes += frame.data.length;
    expect(bytes).toBe(32 * 1024 * 1024);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
