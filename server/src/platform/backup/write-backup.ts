import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeFrame } from './frames.ts';
import { listTables, type StoredTable } from './tables.ts';

export interface BackupOptions {
  ownerUrl: string;
  /** Where the archive goes; written beside it first and renamed when it is whole. */
  file: string;
  /** Folder of uploaded files; left out when it does not exist. */
  filesDir: string;
  product: string;
  /** Contents of the key file, to put into the archive. */
  key?: string;
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
  /** `table workspace` or `file path` → rows and hash. */
  sections: Record<string, Section>;
  withKey: boolean;
}

/** Writes a consistent copy while the product runs: one snapshot for all tables, no lock that a writer would notice. */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'peyvand-backup' });
  await client.connect();
  const part = `${options.file}.part`;
  const gzip = createGzip({ level: 4 });
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600 }));
  written.catch(() => {});
  try {
    await client.query('begin isolation level repeatable read read only');
    const {
      rows: [facts],
    } = await client.query(
      'select (select max(number) from platform_migration) as schema, (select epoch from spine_epoch) as epoch, now() as at',
    );
    const manifest: BackupManifest = {
      schema: facts.schema,
      epoch: facts.epoch,
      at: (facts.at as Date).toISOString(),
      tables: {},
      sections: {},
      withKey: options.key !== undefined,
    };
    await writeFrame(gzip, {
      json: {
        format: 'peyvand-backup',
        version: 1,
        product: options.product,
        schema: facts.schema,
        epoch: facts.epoch,
        at: manifest.at,
      },
    });
    const workspaces = (await client.query('select workspace_id from workspace order by workspace_id')).rows.map(
      (row) => row.workspace_id as string,
    );
    for (const table of await listTables(client)) {
      options.tell?.(table.name);
      for (const workspace of table.tenant ? workspaces : [null]) {
        const section = await copyTable(client, gzip, table, workspace);
        manifest.sections[workspace === null ? table.name : `${table.name} ${workspace}`] = section;
        manifest.tables[table.name] = (manifest.tables[table.name] ?? 0) + (section.rows ?? 0);
      }
    }
    await client.query('commit');
    for (const file of await listFiles(options.filesDir))
      manifest.sections[`file ${file}`] = await copyFile(gzip, options.filesDir, file);
    if (options.key !== undefined) await writeFrame(gzip, { json: { key: options.key } });
    await writeFrame(gzip, { json: { manifest } });
    gzip.end();
    await written;
    await flushToDisk(part);
    await rename(part, options.file);
    return manifest;
  } catch (error) {
    gzip.destroy();
    await rm(part, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function copyTable(
  client: pg.Client,
  out: NodeJS.WritableStream & Parameters<typeof writeFrame>[0],
  table: StoredTable,
  workspace: string | null,
): Promise<Section> {
  await writeFrame(out, { json: { table: table.name, workspace, columns: table.columns } });
  if (workspace !== null) await client.query(`select set_config('app.workspace', $1, true)`, [workspace]);
  const where = workspace === null ? '' : ` where workspace_id = '${workspace}'`;
  const order = (table.key.length > 0 ? table.key : table.columns).join(', ');
  const stream = client.query(
    copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}${where} order by ${order}) to stdout`),
  );
  const hash = createHash('sha256');
  for await (const chunk of stream) {
    hash.update(chunk as Buffer);
    await writeFrame(out, { data: chunk as Buffer });
  }
  const section = { rows: stream.rowCount, sha256: hash.digest('hex') };
  await writeFrame(out, { json: { end: true, ...section } });
  return section;
}

async function copyFile(out: Parameters<typeof writeFrame>[0], folder: string, file: string): Promise<Section> {
  const path = join(folder, file);
  await writeFrame(out, { json: { file, size: (await stat(path)).size } });
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    await writeFrame(out, { data: chunk as Buffer });
  }
  const section = { sha256: hash.digest('hex') };
  await writeFrame(out, { json: { end: true, ...section } });
  return section;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
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
