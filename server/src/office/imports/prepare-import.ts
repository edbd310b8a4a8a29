import { hash } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../edge/house.ts';
import { inWorkspace, type Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../workspace/index.ts';
import { findImport, findSameFile, type ImportRow, newImportParams, newImportSql } from './import-row.ts';
import type { Intake } from './intake.ts';
import { headerKey } from './mapping/guess-columns.ts';
import { type Inspection, inspectTable } from './mapping/inspect-source.ts';
import { type Mapping, type MappingWish, toldOf } from './mapping/mapping.ts';
import { openTable } from './mapping/open-table.ts';
import { openSource } from './read/open-source.ts';
import type { Source } from './read/source.ts';
import { readFields } from './read-fields.ts';
import { UnreadableFile } from './refusals.ts';

export interface Prepared {
  readonly inspection: Inspection;
  readonly mapping: Mapping;
}

/**
 * Looks into a file: its columns, the guess, and what only its owner knows. A mapping saved for a file of this shape leads
 * the guess; what the caller says leads both.
 */
export async function inspectFile(
  house: Pick<House, 'workerPool'>,
  intake: Intake,
  workspace: Workspace,
  file: { path: string; open?: () => Promise<Source> },
  wish: MappingWish = {},
): Promise<Prepared | Refusal> {
  try {
    const table = await openTable(await (file.open?.() ?? openSource(file.path, { sheet: wish.sheet })));
    await table.close();
    const saved = await readSavedMapping(house, workspace.workspaceId, intake.kind, table.headers);
    const fields = await readFields(house, intake, workspace.workspaceId);
    const prepared = inspectTable(table, intake, fields, workspace, { ...saved, ...wish });
    if (isRefusal(prepared)) return prepared;
    const lacking = intake.checkFields(new Set(Object.values(prepared.mapping.columns)));
    // With nothing said yet a person chooses the columns on the next screen; a mapping that was given must do.
    return lacking !== undefined && wish.columns !== undefined ? lacking : prepared;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.refusal;
    throw error;
  }
}

export interface NewFile {
  readonly fileName: string;
  readonly fileSize: number | null;
  readonly fileId: string | null;
  readonly path: string | null;
  readonly origin: 'import' | 'demo';
  readonly actor: string;
  readonly fileHash?: Buffer;
}

/** What was looked at, with what is known of the same file from an earlier time. */
export async function rememberFile(tx: Tx, prepared: Prepared, fileHash: Buffer): Promise<Prepared> {
  const before = await findSameFile(tx, prepared.mapping.kind, fileHash);
  return before === undefined ? prepared : { ...prepared, inspection: { ...prepared.inspection, before } };
}

/** Keeps a looked-at file as an import that waits to be started. */
export async function createImport(
  house: House,
  workspace: Workspace,
  intake: Intake,
  prepared: Prepared,
  file: NewFile,
): Promise<ImportRow> {
  const now = house.clock.now();
  const importId = uuidv7(now.getTime());
  return inWorkspace(house.workerPool, workspace.workspaceId, async (tx) => {
    const row = { ...file, ...prepared, importId, kind: intake.kind, state: 'ready' as const, now };
    await tx.query(newImportSql, newImportParams(tx.workspaceId, row));
    return findImport(tx, importId) as Promise<ImportRow>;
  });
}

/** Files of one shape have the same headers, whatever their order and spelling. */
function shapeOf(headers: readonly string[]): Buffer {
  return Buffer.from(hash('sha256', headers.map(headerKey).sort().join('\u0000'), 'hex'), 'hex');
}

async function readSavedMapping(
  house: Pick<House, 'workerPool'>,
  workspaceId: string,
  kind: string,
  headers: readonly string[],
): Promise<MappingWish> {
  const rows = await inWorkspace(house.workerPool, workspaceId, (tx) =>
    tx.query<{ mapping: Mapping }>(
      'select mapping from intake_mapping where workspace_id = $1 and kind = $2 and shape = $3',
      [workspaceId, kind, shapeOf(headers)],
    ),
  );
  const mapping = rows[0]?.mapping;
  if (mapping === undefined) return {};
  // the sheet is asked anew: the next book has other months
  const { sheet: _, recipe: __, ...told } = toldOf(mapping);
  return { ...told, columns: mapping.columns };
}

/** Remembers a confirmed mapping for the next file of this shape. */
export async function saveMapping(tx: Tx, headers: readonly string[], mapping: Mapping, now: Date): Promise<void> {
  await tx.query(
    `insert into intake_mapping (workspace_id, kind, shape, mapping, saved_at) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, kind, shape) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`,
    [tx.workspaceId, mapping.kind, shapeOf(headers), JSON.stringify(mapping), now],
  );
}
