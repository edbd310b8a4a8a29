import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { listFilesSql } from '../../ground/files/file-rows.ts';
import { keyMark } from '../../ground/secrets.ts';
import { epochSql } from '../../spine/epoch.ts';
import { tableExists } from '../key/index.ts';
import { FrameWriter } from './frames.ts';
import { signature } from './signature.ts';
import { listTables, type StoredTable } from './tables.ts';

export interface BackupOptions {
  ownerUrl: string;
  /** Where the archive goes; written beside it first and renamed when it is whole. */
  file: string;
  /** Folder of uploaded files. */
  filesDir: string;
  product: string;
  /** The installation's key: the archive is signed with it, and nobody without it can change a byte unseen. */
  key?: string;
  /** Puts the key itself into the archive. */
  withKey?: boolean;
  tell?: (line: string) => void;
}

export interface Section {
  rows?: number;
  sha256: string;
}

export interface BackupManifest {
  schema: number;
  epoch: number;
  at: string;
  tables: Record<string, number>;
  /** `table workspace` or `file workspace/id` → rows and hash. */
  sections: Record<string, Section>;
  /** Files that the tables know and whose bytes were gone or changed when their turn came: taken away meanwhile, or lost. */
  missing: string[];
  withKey: boolean;
}

/**
 * Writes a consistent copy while the product runs: one snapshot for all tables, no lock that a writer would notice. Which
 * files belong to it is read from the same snapshot: half an upload or an export on its way is in no table.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'peyvand-backup' });
  await client.connect();
  const part = `${options.file}.part`;
  const gzip = createGzip({ level: 4 });
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600 }));
  // why the file could not be written; what then fails on the way to it is only its echo
  let lost: Error | undefined;
  written.catch((error: Error) => {
    lost ??= error;
  });
  const out = new FrameWriter(gzip);
  try {
    await client.query('begin isolation level repeatable read read only');
    const {
      rows: [facts],
    } = await client.query(
      `select (select max(number) from platform_migration) as schema, ${epochSql} as epoch, now() as at`,
    );
    const manifest: BackupManifest = {
      schema: facts.schema,
      epoch: facts.epoch,
      at: (facts.at as Date).toISOString(),
      tables: {},
      sections: {},
      missing: [],
      withKey: options.withKey === true && options.key !== undefined,
    };
    await out.write({
      json: {
        format: 'peyvand-backup',
        version: 2,
        product: options.product,
        schema: facts.schema,
        epoch: facts.epoch,
        at: manifest.at,
        ...(options.key === undefined ? {} : { keyMark: keyMark(options.key) }),
      },
    });
    const workspaces = (await client.query('select workspace_id from workspace order by workspace_id')).rows.map(
      (row) => row.workspace_id as string,
    );
    for (const table of await listTables(client)) {
      options.tell?.(table.name);
      for (const workspace of table.tenant ? workspaces : [null]) {
        const section = await copyTable(client, out, table, workspace);
        manifest.sections[workspace === null ? table.name : `${table.name} ${workspace}`] = section;
        manifest.tables[table.name] = (manifest.tables[table.name] ?? 0) + (section.rows ?? 0);
      }
    }
    const files = await listFiles(client, workspaces);
    await client.query('commit');
    for (const file of files) {
      const section = await copyFile(out, options.filesDir, file);
      if (section === undefined) manifest.missing.push(file.path);
      else manifest.sections[`file ${file.path}`] = section;
    }
    if (manifest.withKey) await out.write({ json: { key: options.key } });
    await out.write({ json: { manifest } });
    if (options.key !== undefined) await out.write({ json: { signature: signature(options.key, out.digest()) } });
    gzip.end();
    await written;
    await flushToDisk(part);
    await rename(part, options.file);
    return manifest;
  } catch (error) {
    const cause = lost ?? error;
    gzip.destroy();
    await rm(part, { force: true });
    throw cause;
  } finally {
    await client.end();
  }
}

async function copyTable(
  client: pg.Client,
  out: FrameWriter,
  table: StoredTable,
  workspace: string | null,
): Promise<Section> {
  await out.write({ json: { table: table.name, workspace, columns: table.columns } });
  if (workspace !== null) await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
  const where = workspace === null ? '' : ` where workspace_id = '${workspace}'`;
  const order = (table.key.length > 0 ? table.key : table.columns).join(', ');
  const stream = client.query(
    copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}${where} order by ${order}) to stdout`),
  );
  const hash = createHash('sha256');
  for await (const chunk of stream) {
    hash.update(chunk as Buffer);
    await out.write({ data: chunk as Buffer });
  }
  const section = { rows: stream.rowCount, sha256: hash.digest('hex') };
  await out.write({ json: { end: true, ...section } });
  return section;
}

interface KnownFile {
  path: string;
  size: number;
}

/** The files that the snapshot knows. */
async function listFiles(client: pg.Client, workspaces: readonly string[]): Promise<KnownFile[]> {
  if (!(await tableExists(client, 'public.files_file'))) return [];
  const files: KnownFile[] = [];
  for (const workspace of workspaces) {
    await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
    const { rows } = await client.query(listFilesSql, [workspace]);
    for (const { id, size } of rows) files.push({ path: `${workspace}/${id}`, size: Number(size) });
  }
  return files;
}

/** Copies one file; undefined when its bytes are gone: a file that is taken away after the snapshot stops no backup. */
async function copyFile(out: FrameWriter, folder: string, { path, size }: KnownFile): Promise<Section | undefined> {
  const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size !== size) return undefined;
    await out.write({ json: { file: path, size } });
    const hash = createHash('sha256');
    // the open file keeps its bytes even when its name is taken away now
    for await (const chunk of createReadStream('', { fd: file, autoClose: false })) {
      hash.update(chunk as Buffer);
      await out.write({ data: chunk as Buffer });
    }
    const section = { sha256: hash.digest('hex') };
    await out.write({ json: { end: true, ...section } });
    return section;
  } finally {
    await file.close();
  }
}

/** The name of a backup may only appear once its bytes are on the disk. */
async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
