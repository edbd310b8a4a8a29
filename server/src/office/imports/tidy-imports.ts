import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../../edge/house.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { dropFile, sweepFiles } from '../../ground/files/store-file.ts';
import { lastDone } from '../audit/index.ts';

const daysKept = 30;

// Imports that have ended and either are old, or were uploaded before somebody was erased whom they may hold.
const endedSql = `select import_id as "importId", file_id as "fileId" from intake_import
where workspace_id = $1 and state in ('ready', 'done', 'failed', 'cancelled', 'undone') and (coalesce(ended_at, created_at) < $2
  or created_at <= ${lastDone('customer.erased')})`;

/**
 * Every night: files of imports that ended some weeks ago go with their rejected rows and before-images, for they hold
 * personal values; the counts stay. Where somebody was erased since, the files of the business go in the same night.
 */
export async function tidyImports(house: House, tx: Tx): Promise<void> {
  const before = new Date(house.clock.now().getTime() - daysKept * 86_400_000);
  const ended = await tx.query<{ importId: string; fileId: string | null }>(endedSql, [tx.workspaceId, before]);
  for (const { importId, fileId } of ended) {
    if (fileId === null) continue;
    await tx.query('update intake_import set file_id = null where workspace_id = $1 and import_id = $2', [
      tx.workspaceId,
      importId,
    ]);
    await dropFile(house, tx, fileId);
  }
  for (const table of ['intake_problem', 'intake_before'])
    await tx.query(
      `delete from ${table} t using intake_import i where t.workspace_id = $1 and i.workspace_id = $1 and i.import_id = t.import_id
         and coalesce(i.ended_at, i.created_at) < $2 and i.state in ('done', 'failed', 'cancelled', 'undone')`,
      [tx.workspaceId, before],
    );
  await dropErrorFiles(
    house,
    ended.map((one) => one.importId),
  );
  await sweepFiles(house, tx);
}

/** Error files that the command line could not put beside their source (cli/import.ts) begin with the import's id. */
async function dropErrorFiles(house: House, importIds: readonly string[]): Promise<void> {
  const folder = join(house.config.dataDir, 'files', 'import-errors');
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names) if (importIds.includes(name.slice(0, 36))) await rm(join(folder, name), { force: true });
}
