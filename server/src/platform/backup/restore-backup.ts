import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { tableExists } from '../key/settle-key.ts';
import { BackupDamaged, type Frame, readFrames } from './frames.ts';
import type { BackupManifest, Section } from './write-backup.ts';

export interface RestoreOptions {
  /** The schema's owner; the database must be empty or migrated and without workspaces. */
  ownerUrl: string;
  file: string;
  filesDir: string;
  /** Brings an empty database to the schema that the archive was written with. */
  migrateTo: (schema: number) => Promise<void>;
  tell?: (line: string) => void;
}

export interface Restored {
  manifest: BackupManifest;
  /** The installation's key, if the archive carries it. */
  key: string | undefined;
}

/** Why nothing was restored, for the person at the terminal. */
export class RestoreRefused extends Error {
  readonly code: string;
  readonly fa: string;
  constructor(code: string, fa: string, en: string) {
    super(en);
    this.code = code;
    this.fa = fa;
  }
}

/**
 * Brings an archive back in one transaction: a damaged one leaves the database as it was. COPY is refused behind forced
 * row-level security, so each section goes through a staging table into its own. Ends by raising the epoch of the log.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  // opened before it is piped: a stream that cannot open tells nobody who could catch it
  const archive = await open(options.file).catch((error: NodeJS.ErrnoException) => {
    throw new RestoreRefused(
      'backup.unreadable',
      `فایل پشتیبان باز نشد: ${options.file} (${error.code}).`,
      `the backup cannot be opened: ${options.file} (${error.code})`,
    );
  });
  const frames = readFrames(archive.createReadStream().pipe(createGunzip()));
  const head = await nextJson(frames).catch((error) => {
    throw isZlib(error) ? new BackupDamaged('not gzip') : error;
  });
  if (head?.format !== 'peyvand-backup' || typeof head.schema !== 'number') throw new BackupDamaged('no heading');
  if (head.version !== 1)
    throw new RestoreRefused(
      'backup.newer',
      'این پشتیبان را نسخهٔ تازه‌تری از پیوند نوشته است.',
      'this backup was written by a newer release',
    );
  await options.migrateTo(head.schema);
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'peyvand-restore' });
  client.on('error', () => {});
  await client.connect();
  const staged: string[] = [];
  try {
    const { rows } = await client.query('select count(*)::int as n from workspace');
    if (rows[0].n > 0)
      throw new RestoreRefused(
        'backup.not-empty',
        'این پایگاه داده خالی نیست؛ بازگردانی فقط در پایگاه خالی انجام می‌شود.',
        'this database is not empty; a backup is restored into an empty one only',
      );
    await client.query('begin');
    await forgetFirstStart(client);
    const seen: Record<string, Section> = {};
    let key: string | undefined;
    let manifest: BackupManifest | undefined;
    for (;;) {
      const frame = await nextJson(frames);
      if (frame === undefined) break;
      if (typeof frame.table === 'string') {
        const workspace = frame.workspace as string | null;
        seen[workspace === null ? frame.table : `${frame.table} ${workspace}`] = await restoreTable(
          client,
          frames,
          frame.table,
          workspace,
          frame.columns as string[],
        );
      } else if (typeof frame.file === 'string') {
        const path = safePath(options.filesDir, frame.file);
        staged.push(path);
        seen[`file ${frame.file}`] = await restoreFile(frames, `${path}.restoring`);
      } else if (typeof frame.key === 'string') key = frame.key;
      else if (frame.manifest !== undefined) manifest = frame.manifest as BackupManifest;
    }
    if (manifest === undefined) throw new BackupDamaged('no manifest');
    compare(manifest, seen);
    await client.query('update spine_epoch set epoch = $1', [manifest.epoch + 1]);
    await client.query('commit');
    for (const path of staged) await rename(`${path}.restoring`, path);
    return { manifest, key };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    for (const path of staged) await rm(`${path}.restoring`, { force: true });
    if (isZlib(error)) throw new BackupDamaged('cut');
    throw error;
  } finally {
    await client.end();
  }
}

/** A product that was started once has an owner's account and her link, though no business: they give way to the archive's. */
async function forgetFirstStart(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables where schemaname = 'auth'`,
  );
  if (rows[0].names !== null) await client.query(`truncate ${rows[0].names}`);
  // which key sealed what comes with what it sealed
  if (await tableExists(client, 'public.platform_installation'))
    await client.query('delete from platform_installation');
}

const isZlib = (error: unknown) => String((error as { code?: unknown }).code).startsWith('Z_');

async function restoreTable(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  table: string,
  workspace: string | null,
  columns: string[],
): Promise<Section> {
  if (!/^("?[a-z_][\w]*"?)\.("?[A-Za-z_][\w]*"?)$/.test(table)) throw new BackupDamaged(`table ${table}`);
  const list = columns.join(', ');
  await client.query(`create temp table restoring on commit drop as select ${list} from ${table} with no data`);
  const stream = client.query(copyFrom(`copy restoring (${list}) from stdin`));
  // A lost connection is told by the statements that follow; a broken archive must end the COPY, or nothing could.
  stream.on('error', () => {});
  const section = await pour(frames, async (data) => {
    if (!stream.write(data)) await once(stream, 'drain');
  }).catch((error) => {
    stream.destroy(error as Error);
    throw error;
  });
  const finished = once(stream, 'finish');
  stream.end();
  await finished;
  if (workspace !== null) await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
  await client.query(`insert into ${table} (${list}) select ${list} from restoring`);
  await client.query('drop table restoring');
  return section;
}

async function restoreFile(frames: AsyncGenerator<Frame>, path: string): Promise<Section> {
  await mkdir(dirname(path), { recursive: true });
  const stream: WriteStream = createWriteStream(path, { mode: 0o600 });
  const section = await pour(frames, async (data) => {
    if (!stream.write(data)) await once(stream, 'drain');
  });
  const finished = once(stream, 'finish');
  stream.end();
  await finished;
  return section;
}

/** Hands on the data of one section and checks it against the hash in its end frame. */
async function pour(frames: AsyncGenerator<Frame>, take: (data: Buffer) => Promise<void>): Promise<Section> {
  const hash = createHash('sha256');
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done || frame === undefined) throw new BackupDamaged('cut');
    if ('data' in frame) {
      hash.update(frame.data);
      await take(frame.data);
      continue;
    }
    const sha256 = hash.digest('hex');
    if (frame.json.end !== true || frame.json.sha256 !== sha256) throw new BackupDamaged('hash');
    return { ...(typeof frame.json.rows === 'number' ? { rows: frame.json.rows } : {}), sha256 };
  }
}

async function nextJson(frames: AsyncGenerator<Frame>): Promise<Record<string, unknown> | undefined> {
  const { value, done } = await frames.next();
  if (done || value === undefined) return undefined;
  if ('data' in value) throw new BackupDamaged('data without a section');
  return value.json;
}

function compare(manifest: BackupManifest, seen: Record<string, Section>): void {
  const names = Object.keys(manifest.sections);
  if (names.length !== Object.keys(seen).length) throw new BackupDamaged('sections are missing');
  for (const name of names) if (seen[name]?.sha256 !== manifest.sections[name]?.sha256) throw new BackupDamaged(name);
}

function safePath(folder: string, file: string): string {
  const path = normalize(join(folder, file));
  if (!path.startsWith(normalize(`${folder}/`))) throw new BackupDamaged(`path ${file}`);
  return path;
}
