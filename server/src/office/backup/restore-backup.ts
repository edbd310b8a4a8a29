import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isUuid } from '@peyvand/kernel/ids';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readMigrations } from '../../ground/database/migrate.ts';
import { listFilesSql } from '../../ground/files/file-rows.ts';
import { setEpochSql } from '../../spine/epoch.ts';
import { tableExists } from '../key/index.ts';
import { checkArchive, nextJson, openArchive, pour, RestoreRefused } from './check-archive.ts';
import { BackupDamaged, type ReadFrame } from './frames.ts';
import { listTables, type StoredTable } from './tables.ts';
import type { BackupManifest } from './write-backup.ts';

export interface RestoreOptions {
  /** The schema's owner; the database must be empty or migrated and without workspaces. */
  ownerUrl: string;
  file: string;
  filesDir: string;
  /** Keys that we hold: with the archive's own its signature is checked. */
  keys?: readonly string[];
  /** Brings an empty database to the schema that the archive was written with. */
  migrateTo: (schema: number) => Promise<void>;
}

export interface Restored {
  manifest: BackupManifest;
  /** The installation's key, if the archive carries it. */
  key: string | undefined;
  mark: string | undefined;
  signature: 'checked' | 'unchecked' | 'none';
  /** What does not come back to life: whoever had been let in at that time is let in anew. */
  ended: { sessions: number; tokens: number; links: number };
  /** Parts of an older archive that were no known files: half uploads, exports on their way. */
  leftOut: number;
}

/**
 * Brings an archive back in one transaction. It is read whole and checked before anything is touched; then every name in it is
 * looked up in the catalogue of its schema, and only the catalogue's own spelling reaches a statement. COPY is refused behind
 * forced row-level security, so each section goes through a staging table into its own. Ends by raising the epoch of the log.
 *
 * @throws BackupDamaged, RestoreRefused
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const schemas = new Set((await readMigrations()).map((one) => one.number));
  const checked = await checkArchive(options.file, options.keys ?? [], schemas);
  await refuseFull(options.ownerUrl);
  await forgetNewerSchema(options.ownerUrl, checked.schema);
  await options.migrateTo(checked.schema);
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'peyvand-restore' });
  client.on('error', () => {});
  await client.connect();
  await mkdir(options.filesDir, { recursive: true, mode: 0o700 });
  const staging = await mkdtemp(join(options.filesDir, '.restoring-'));
  try {
    await client.query('begin');
    await forgetFirstStart(client);
    const tables = new Map((await listTables(client)).map((table) => [table.name, table]));
    const leftOut = await restoreParts(client, tables, options.file, staging);
    await checkFiles(client, staging);
    const ended = await endWhatWasOpen(client);
    await client.query(setEpochSql, [checked.manifest.epoch + 1]);
    await client.query('commit');
    await moveFiles(staging, options.filesDir);
    const { manifest, key, mark, signature } = checked;
    return { manifest, key, mark, signature, ended, leftOut };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await client.end();
  }
}

/** Goes through the archive a second time; answers how many of its files are none of ours. */
async function restoreParts(
  client: pg.Client,
  tables: ReadonlyMap<string, StoredTable>,
  file: string,
  staging: string,
): Promise<number> {
  const frames = openArchive(file);
  let leftOut = 0;
  try {
    await nextJson(frames);
    for (;;) {
      const next = await nextJson(frames);
      if (next === undefined) return leftOut;
      const { json } = next;
      if (typeof json.table === 'string') await restoreTable(client, frames, tables, json);
      else if (typeof json.file === 'string' && !(await restoreFile(frames, staging, json.file))) leftOut += 1;
    }
  } finally {
    await frames.return(undefined);
  }
}

async function refuseFull(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'peyvand-restore' });
  await client.connect();
  try {
    if (!(await tableExists(client, 'public.workspace'))) return;
    const { rows } = await client.query('select count(*)::int as n from workspace');
    if (rows[0].n > 0)
      throw new RestoreRefused(
        'backup.not-empty',
        'این پایگاه داده خالی نیست؛ بازگردانی فقط در پایگاه خالی انجام می‌شود.',
        'this database is not empty; a backup is restored into an empty one only',
      );
  } finally {
    await client.end();
  }
}

/**
 * A database without businesses that was already brought beyond the archive's schema begins again from nothing: what the
 * migrations between do to rows has to be done to the archive's rows too, when the product starts.
 */
async function forgetNewerSchema(ownerUrl: string, schema: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'peyvand-restore' });
  await client.connect();
  try {
    if (!(await tableExists(client, 'public.platform_migration'))) return;
    const { rows } = await client.query('select coalesce(max(number), 0) as version from platform_migration');
    if (rows[0].version <= schema) return;
    await client.query(`begin; drop schema if exists auth cascade; drop schema public cascade; create schema public;
      grant usage on schema public to public; commit`);
  } catch {
    throw new RestoreRefused(
      'backup.database-newer',
      'این پایگاه داده به نسخه‌ای تازه‌تر از این پشتیبان رسیده است. پشتیبان را در پایگاهی تازه و خالی بازگردانید.',
      'this database was already brought to a newer release than the backup; restore into a new, empty one',
    );
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

/** Puts one section into its table; every name that reaches a statement is the catalogue's. */
async function restoreTable(
  client: pg.Client,
  frames: AsyncGenerator<ReadFrame>,
  tables: ReadonlyMap<string, StoredTable>,
  json: Record<string, unknown>,
): Promise<void> {
  const table = tables.get(json.table as string);
  if (table === undefined) throw new BackupDamaged(`no table ${String(json.table).slice(0, 60)}`);
  const known = new Set(table.columns);
  const columns = Array.isArray(json.columns) ? (json.columns as unknown[]) : [];
  if (columns.length !== known.size || !columns.every((one) => known.delete(one as string)))
    throw new BackupDamaged(`columns of ${table.name}`);
  const workspace = json.workspace ?? null;
  if (table.tenant ? typeof workspace !== 'string' || !isUuid(workspace) : workspace !== null)
    throw new BackupDamaged(`workspace of ${table.name}`);
  const list = columns.join(', ');
  await client.query(`create temp table restoring on commit drop as select ${list} from ${table.name} with no data`);
  const stream = client.query(copyFrom(`copy restoring (${list}) from stdin`));
  // A lost connection is told by the statements that follow; a broken archive must end the COPY, or nothing could.
  stream.on('error', () => {});
  await pour(frames, async (data) => {
    if (!stream.write(data)) await once(stream, 'drain');
  }).catch((error) => {
    stream.destroy(error as Error);
    throw error;
  });
  const finished = once(stream, 'finish');
  stream.end();
  await finished;
  if (table.tenant) await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
  await client.query(`insert into ${table.name} (${list}) select ${list} from restoring`);
  await client.query('drop table restoring');
}

/** Stages one file under its two ids; false when its name is none of ours (an older archive took the whole folder). */
async function restoreFile(frames: AsyncGenerator<ReadFrame>, staging: string, name: string): Promise<boolean> {
  const [workspace = '', id = '', ...more] = name.split('/');
  if (!isUuid(workspace) || !isUuid(id) || more.length > 0) {
    await pour(frames, async () => {});
    return false;
  }
  const path = join(staging, workspace, id);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const stream = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  await pour(frames, async (data) => {
    if (!stream.write(data)) await once(stream, 'drain');
  });
  const finished = once(stream, 'finish');
  stream.end();
  await finished;
  return true;
}

/** Files that no row knows stay out: they belong to nobody. */
async function checkFiles(client: pg.Client, staging: string): Promise<void> {
  for (const workspace of await readdir(staging)) {
    await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
    const { rows } = await client.query(listFilesSql, [workspace]);
    const known = new Set(rows.map((row) => row.id as string));
    for (const id of await readdir(join(staging, workspace)))
      if (!known.has(id)) await rm(join(staging, workspace, id), { force: true });
  }
}

async function moveFiles(staging: string, filesDir: string): Promise<void> {
  for (const workspace of await readdir(staging)) {
    await mkdir(join(filesDir, workspace), { recursive: true, mode: 0o700 });
    for (const id of await readdir(join(staging, workspace)))
      await rename(join(staging, workspace, id), join(filesDir, workspace, id));
  }
}

/** People and businesses come back, not what let somebody in at that time: it may have been ended since for a reason. */
const comesBack = new Set(['account', 'membership', 'token']);

async function endWhatWasOpen(client: pg.Client): Promise<Restored['ended']> {
  const { rows } = await client.query(`select tablename as name from pg_tables where schemaname = 'auth'`);
  const counts: Record<string, number> = {};
  for (const { name } of rows as { name: string }[])
    if (!comesBack.has(name))
      counts[name] = (await client.query(`delete from auth.${pg.escapeIdentifier(name)}`)).rowCount ?? 0;
  // an archive of an early release knows no tokens yet
  const tokens = (await tableExists(client, 'auth.token'))
    ? ((await client.query('update auth.token set revoked_at = now() where revoked_at is null')).rowCount ?? 0)
    : 0;
  return { sessions: counts.session ?? 0, tokens, links: (counts.link ?? 0) + (counts.invitation ?? 0) };
}
