import type { Refusal } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Inspection } from './mapping/inspect-source.ts';
import type { Mapping } from './mapping/mapping.ts';

export type ImportState =
  | 'ready'
  | 'waiting'
  | 'checking'
  | 'running'
  | 'cancelled'
  | 'done'
  | 'failed'
  | 'undoing'
  | 'undone';

/** What the rows of an import did; rows = created + updated + unchanged + rejected. */
export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  customersCreated: number;
}

export const noCounts = (): Counts => ({ created: 0, updated: 0, unchanged: 0, rejected: 0, customersCreated: 0 });
export const rowsOf = (counts: Counts): number => counts.created + counts.updated + counts.unchanged + counts.rejected;

export interface Problem {
  rowNumber: number;
  header: string;
  code: string;
  message: { fa: string; en: string };
  /** Only a cell was left out; the row was taken. */
  taken: boolean;
}

/** How often a kind of problem came, with one of its sentences. */
export interface ProblemKind {
  code: string;
  taken: boolean;
  count: number;
  message: { fa: string; en: string };
}

/** Counts and first problems of a dry run. */
export interface CheckResult extends Counts {
  rows: number;
  notices: Record<string, number>;
  problems: Problem[];
  kinds: ProblemKind[];
}

export interface ImportRow extends Counts {
  importId: string;
  kind: string;
  state: ImportState;
  fileName: string;
  fileSize: number | null;
  fileId: string | null;
  path: string | null;
  origin: 'import' | 'demo';
  inspection: Inspection;
  mapping: Mapping;
  cancel: boolean;
  checkpoint: number;
  bytesRead: number;
  notices: Record<string, number>;
  checkResult: CheckResult | null;
  /** What its undo did. */
  undone: { removed: number; restored: number; kept: number } | null;
  refusal: Pick<Refusal, 'code' | 'message'> | null;
  actor: string;
  /** Owners whose customers it matches; null: everybody's. Of whoever started it last. */
  owners: string[] | null;
  /** Whose the customers are that it makes; null: nobody's. */
  ownerId: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

const columns = `import_id as "importId", kind, state, file_name as "fileName", file_size as "fileSize", file_id as "fileId", path, origin,
  inspection, mapping, cancel, checkpoint, bytes_read as "bytesRead", created_rows as created, updated_rows as updated,
  unchanged_rows as unchanged, rejected_rows as rejected, customers_created as "customersCreated", notices, check_result as "checkResult", undone,
  refusal, actor, owners, owner_id as "ownerId", created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"`;

export async function findImport(tx: Tx, importId: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(
    `select ${columns} from intake_import where workspace_id = $1 and import_id = $2`,
    [tx.workspaceId, importId],
  );
  return row;
}

// what is only asked of one import, and large
const listColumns = columns.replace('inspection,', `inspection - 'samples' - 'guesses' as inspection,`);

/**
 * Newest first, without samples and guesses; rides on intake_import_newest.
 * @param actors whose imports are shown; null: everybody's
 */
export async function listImports(
  tx: Tx,
  actors: readonly string[] | null,
  before: readonly unknown[] | undefined,
  most: number,
): Promise<ImportRow[]> {
  return tx.query<ImportRow>(
    `select ${listColumns} from intake_import where workspace_id = $1
       and ($2::timestamptz is null or (created_at, import_id) < ($2::timestamptz, $3::uuid))
       and ($5::text[] is null or actor = any($5))
     order by created_at desc, import_id desc limit $4`,
    [tx.workspaceId, before?.[0] ?? null, before?.[1] ?? null, most, actors],
  );
}

export interface NewImport {
  importId: string;
  kind: string;
  state: ImportState;
  fileName: string;
  fileSize: number | null;
  fileId: string | null;
  path: string | null;
  origin: 'import' | 'demo';
  inspection: Inspection;
  mapping: Mapping;
  actor: string;
  now: Date;
  /** SHA-256 of the file, by which it is known again. */
  fileHash?: Buffer | undefined;
}

export const newImportSql = `insert into intake_import (workspace_id, import_id, kind, state, file_name, file_size, file_id, path, origin,
  inspection, mapping, actor, created_at, file_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

export function newImportParams(workspaceId: string, row: NewImport): unknown[] {
  return [
    workspaceId,
    row.importId,
    row.kind,
    row.state,
    row.fileName,
    row.fileSize,
    row.fileId,
    row.path,
    row.origin,
    JSON.stringify(row.inspection),
    JSON.stringify(row.mapping),
    row.actor,
    row.now,
    row.fileHash ?? null,
  ];
}

/** The last time that the same file was brought in as this kind and not taken back; rides on intake_import_file. */
export async function findSameFile(
  tx: Tx,
  kind: string,
  fileHash: Buffer,
): Promise<{ importId: string; at: Date; rows: number } | undefined> {
  const [row] = await tx.query<{ importId: string; at: Date; rows: number }>(
    `select import_id as "importId", ended_at as at, created_rows + updated_rows + unchanged_rows + rejected_rows as rows from intake_import
     where workspace_id = $1 and file_hash = $3 and kind = $2 and state = 'done' order by ended_at desc limit 1`,
    [tx.workspaceId, kind, fileHash],
  );
  return row;
}

/** Moves an import from one of some states to another; false when it is in none of them. */
export async function moveImport(
  tx: Tx,
  importId: string,
  from: readonly ImportState[],
  to: ImportState,
  change: { startedAt?: Date; endedAt?: Date | null; refusal?: Pick<Refusal, 'code' | 'message'> | null } = {},
): Promise<boolean> {
  const moved = await tx.run(
    `update intake_import set state = $4, cancel = cancel and $4 = 'running', started_at = coalesce(started_at, $5), ended_at = $6, refusal = $7
     where workspace_id = $1 and import_id = $2 and state = any($3)`,
    [
      tx.workspaceId,
      importId,
      from,
      to,
      change.startedAt ?? null,
      change.endedAt ?? null,
      change.refusal === undefined || change.refusal === null
        ? null
        : JSON.stringify({ code: change.refusal.code, message: change.refusal.message }),
    ],
  );
  return moved > 0;
}

/** True while an import of the workspace writes its rows, or is being taken back. */
export async function isImportRunning(tx: Tx): Promise<boolean> {
  const running = await tx.prepared(
    `select 1 from intake_import where workspace_id = $1 and state in ('running', 'undoing') limit 1`,
    [tx.workspaceId],
  );
  return running.length > 0;
}
