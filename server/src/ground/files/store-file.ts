import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { inWorkspace, type Tx } from '../database/transaction.ts';
import { quotaReached } from '../quota/quotas.ts';
import { refuseOnFullDisk } from './disk-floor.ts';
import { deleteFileSql } from './file-rows.ts';
import { files } from './refusals.ts';
import { sniffType } from './sniff-type.ts';

/** A file of ours: its row in the database, its bytes under the data folder. */
export interface StoredFile {
  readonly fileId: string;
  readonly purpose: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly createdAt: Date;
}

export interface Guard {
  readonly purpose: string;
  readonly name: string;
  /** Largest size in bytes; refused while it streams, before it is all here. */
  readonly limit: number;
  /** Content types taken, by the file's own first bytes. */
  readonly types: ReadonlySet<string>;
}

/** What keeping files needs of the house. */
export interface FilesGround {
  readonly config: Config;
  readonly clock: Clock;
  readonly pool: pg.Pool;
}

/** Bytes that have arrived and were looked at, not yet known to the database. */
export interface ReceivedFile {
  readonly fileId: string;
  readonly size: number;
  readonly contentType: string;
  readonly sha256: Buffer;
  readonly guard: Guard;
}

/** Where the bytes of a file lie. Ids are ours, so no name from outside ever becomes a path. */
export function filePath(house: Pick<FilesGround, 'config'>, workspaceId: string, fileId: string): string {
  return join(house.config.dataDir, 'files', workspaceId, fileId);
}

const usedSql = `select count(*) as n, coalesce(sum(size), 0)::float8 as bytes from files_file where workspace_id = $1 and purpose <> 'removed'`;

/** The refusal when a business has as many files, or as much of them, as it may. */
async function filesQuota({ pool, config }: FilesGround, workspaceId: string): Promise<Refusal | undefined> {
  const used = await inWorkspace(
    pool,
    workspaceId,
    (tx) => tx.query<{ n: number; bytes: number }>(usedSql, [workspaceId]),
    {
      readOnly: true,
    },
  );
  const { n = 0, bytes = 0 } = used[0] ?? {};
  if (Number(n) >= config.quotas.files) return quotaReached('files', config.quotas.files);
  return bytes >= config.quotas.fileMb * 1024 ** 2 ? quotaReached('fileMb', config.quotas.fileMb) : undefined;
}

/** An upload looks at the disk again after so many bytes. */
const bytesBetweenLooks = 16 * 1024 ** 2;

/**
 * Takes an upload as it streams: too large, or of a type that is not taken, ends it at once and leaves nothing behind.
 * The file is whole on disk when this answers; `keepFile` makes it known in the caller's transaction.
 */
export async function receiveFile(
  house: FilesGround,
  workspaceId: string,
  body: AsyncIterable<Uint8Array> | undefined,
  guard: Guard,
): Promise<ReceivedFile | Refusal> {
  const full = (await refuseOnFullDisk(house)) ?? (await filesQuota(house, workspaceId));
  if (full !== undefined) return full;
  const fileId = uuidv7(house.clock.now().getTime());
  const path = filePath(house, workspaceId, fileId);
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  const file = await open(partial, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  let looked = 0;
  let contentType = '';
  let refusal: Refusal | undefined;
  let whole = false;
  try {
    for await (const chunk of body ?? []) {
      if (size === 0 && chunk.length > 0) {
        contentType = sniffType(Buffer.from(chunk.subarray(0, 4096)));
        if (!guard.types.has(contentType)) refusal = files('type-refused', { type: contentType });
      }
      size += chunk.length;
      if (size > guard.limit) refusal = files('too-large', { limitMb: Math.round(guard.limit / 1024 ** 2) });
      looked += chunk.length;
      if (looked >= bytesBetweenLooks) {
        looked = 0;
        refusal = await refuseOnFullDisk(house);
      }
      if (refusal !== undefined) break;
      hash.update(chunk);
      await file.write(chunk);
    }
    if (size === 0) refusal = files('empty');
    if (refusal === undefined) await file.sync();
    whole = refusal === undefined;
  } finally {
    await file.close();
    if (!whole) await rm(partial, { force: true });
  }
  if (refusal !== undefined) return refusal;
  await rename(partial, path);
  return { fileId, size, contentType, sha256: hash.digest(), guard };
}

/** Makes a received file known, in the caller's transaction. */
export async function keepFile(tx: Tx, file: ReceivedFile, createdBy: string, now: Date): Promise<void> {
  await tx.query(keepFileSql, keepFileParams(tx.workspaceId, file, createdBy, now));
}

/** The same as a deferred part of a write. */
export const keepFileSql = `insert into files_file (workspace_id, file_id, purpose, name, content_type, size, sha256, created_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export function keepFileParams(workspaceId: string, file: ReceivedFile, createdBy: string, now: Date): unknown[] {
  const { fileId, guard, contentType, size, sha256 } = file;
  return [workspaceId, fileId, guard.purpose, cleanName(guard.name), contentType, size, sha256, createdBy, now];
}

/** The last part of a name, without control characters: what a download will be called. */
export function cleanName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
  return (name.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f"]/g, '').slice(0, 200) || 'file';
}

export async function findFile(tx: Tx, fileId: string): Promise<StoredFile | undefined> {
  const [row] = await tx.query<StoredFile>(
    `select file_id as "fileId", purpose, name, content_type as "contentType", size, created_at as "createdAt"
     from files_file where workspace_id = $1 and file_id = $2`,
    [tx.workspaceId, fileId],
  );
  return row;
}

/** Headers under which a file leaves: always as a download, never as what its bytes might pretend to be. */
export function downloadHeaders(name: string, contentType: string): Record<string, string> {
  const ascii = cleanName(name).replace(/[^\x20-\x7e]/g, '_');
  return {
    'content-type': contentType,
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(cleanName(name))}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  };
}

export function readFileStream(house: FilesGround, workspaceId: string, fileId: string): Readable {
  return createReadStream(filePath(house, workspaceId, fileId));
}

/** Forgets a file: its row in the caller's transaction, then its bytes. A crash between leaves bytes that `sweepFiles` finds. */
export async function dropFile(house: FilesGround, tx: Tx, fileId: string): Promise<void> {
  await tx.query(deleteFileSql, [tx.workspaceId, fileId]);
  await rm(filePath(house, tx.workspaceId, fileId), { force: true });
}

/** Removes bytes that no row knows and that are older than a day: uploads cut off by a crash. */
export async function sweepFiles(house: FilesGround, tx: Tx): Promise<number> {
  const folder = join(house.config.dataDir, 'files', tx.workspaceId);
  const names = await readdir(folder).catch(() => [] as string[]);
  const old = names.filter((name) => idTime(name) < house.clock.now().getTime() - 86_400_000);
  if (old.length === 0) return 0;
  const known = await tx.query<{ id: string }>(
    'select file_id::text as id from files_file where workspace_id = $1 and file_id::text = any($2)',
    [tx.workspaceId, old],
  );
  const kept = new Set(known.map((row) => row.id));
  const lost = old.filter((name) => !kept.has(name));
  for (const name of lost) await rm(join(folder, name), { force: true });
  return lost.length;
}

function idTime(name: string): number {
  return Number.parseInt(name.slice(0, 8) + name.slice(9, 13), 16) || Number.POSITIVE_INFINITY;
}
