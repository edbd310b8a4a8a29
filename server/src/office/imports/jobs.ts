import { rm } from 'node:fs/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import type { House, Job } from '../../edge/house.ts';
import type { JobPayload, Outcome } from '../../edge/job.ts';
import { inWorkspace, type Tx } from '../../ground/database/transaction.ts';
import { filePath } from '../../ground/files/store-file.ts';
import type { Keep } from '../../spine/keep.ts';
import { listWorkspaceIds } from '../workspace/index.ts';
import { findImport, type ImportRow, type ImportState, moveImport } from './import-row.ts';
import type { Intake } from './intake.ts';
import { imports } from './refusals.ts';
import { checkImport, runImport } from './run/run-import.ts';
import { undoImport } from './run/undo-import.ts';
import { tidyImports } from './tidy-imports.ts';

const jobOf: Partial<Record<ImportState, string>> = {
  waiting: 'imports.run',
  running: 'imports.run',
  checking: 'imports.check',
  undoing: 'imports.undo',
};

/** A file of so many bytes is soon done with: it never waits behind large ones. */
const quickBytes = 1024 * 1024;
/** A text of so many bytes needs no process of its own; a workbook always does, since nobody knows what it unpacks to. */
const smallBytes = 64 * 1024;
/** Rows of one transaction in the process that also serves pages. */
const smallBatch = 250;

/** What of an import decides where its job runs. */
type Sized = Pick<ImportRow, 'importId' | 'fileSize'> & { format: string };

/** Adds the job of an import's state, in the caller's transaction. */
export function addImportJob(
  house: House,
  tx: Tx,
  { importId, fileSize, format }: Sized,
  state: ImportState,
): Promise<void> {
  const name = jobOf[state];
  if (name === undefined) throw new Error(`no job goes with the state ${state}`);
  const quick = state !== 'running' && Number(fileSize) <= quickBytes;
  const small = quick && format === 'csv' && Number(fileSize) <= smallBytes;
  return house.jobs.add(tx, name, { importId, small }, { key: `import:${importId}`, quick });
}

/**
 * What time and people start of imports.
 * @param heldBy tables of other modules whose rows belong to a record of the kind
 */
export function importJobs(intakes: () => readonly Intake[], heldBy: (kind: string) => readonly Keep[]): Job[] {
  const of = (kind: string) => intakes().find((intake) => intake.kind === kind);
  const withRow =
    (
      state: ImportState[],
      work: (
        house: House,
        row: ImportRow,
        workspaceId: string,
        intake: Intake,
        options: { signal: AbortSignal; batchSize?: number },
      ) => Promise<unknown>,
    ) =>
    async (house: House, { workspaceId, importId, small }: JobPayload, signal: AbortSignal): Promise<Outcome> => {
      if (workspaceId === undefined || typeof importId !== 'string') return;
      const row = await inWorkspace(house.workerPool, workspaceId, (tx) => findImport(tx, importId));
      const intake = row === undefined ? undefined : of(row.kind);
      if (row === undefined || intake === undefined || !state.includes(row.state)) return;
      const options = { signal, ...(small === true ? { batchSize: smallBatch } : {}) };
      await orFail(house, workspaceId, row, () => work(house, row, workspaceId, intake, options));
      // stopped: the state of the import knows whether anything is left to do
      return signal.aborted ? 'more' : undefined;
    };
  return [
    {
      name: 'imports.run',
      lane: 'imports',
      resumes: true,
      apart: true,
      run: withRow(['waiting', 'running'], (house, row, workspaceId, intake, options) =>
        runImport(house, intake, workspaceId, row.importId, { path: pathOf(house, workspaceId, row), ...options }),
      ),
    },
    {
      name: 'imports.check',
      lane: 'checks',
      apart: true,
      run: withRow(['checking'], async (house, row, workspaceId, intake, options) => {
        const result = await checkImport(house, intake, workspaceId, row, {
          path: pathOf(house, workspaceId, row),
          ...options,
        });
        if (result === 'stopped') return;
        await inWorkspace(house.workerPool, workspaceId, async (tx) => {
          if (!isRefusal(result))
            await tx.query('update intake_import set check_result = $3 where workspace_id = $1 and import_id = $2', [
              workspaceId,
              row.importId,
              JSON.stringify(result),
            ]);
          await moveImport(tx, row.importId, ['checking'], isRefusal(result) ? 'failed' : 'ready', {
            refusal: isRefusal(result) ? result : null,
          });
        });
      }),
    },
    {
      name: 'imports.undo',
      lane: 'imports',
      resumes: true,
      apart: true,
      run: withRow(['undoing'], (house, row, workspaceId, _, { signal }) =>
        undoImport(house, { intakes: intakes(), heldBy }, workspaceId, row.importId, signal),
      ),
    },
    { name: 'imports.revive', cron: '* * * * *', run: (house) => forEachWorkspace(house, revive) },
    { name: 'imports.tidy', cron: '20 1 * * *', run: (house) => forEachWorkspace(house, tidyImports) },
  ];
}

function pathOf(house: House, workspaceId: string, row: ImportRow): string {
  return row.fileId === null ? (row.path ?? '') : filePath(house, workspaceId, row.fileId);
}

/**
 * A lost database is the queue's matter: it comes back. Anything else is a bug: the import stops where it is, says so, and can
 * be resumed, instead of being tried all night.
 */
async function orFail(house: House, workspaceId: string, row: ImportRow, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/^(ECONN|57P|08|53)/.test(code) || /Connection terminated|timeout/i.test(String(error))) throw error;
    house.log.error('an import stumbled', { importId: row.importId, error });
    await inWorkspace(house.workerPool, workspaceId, (tx) =>
      moveImport(tx, row.importId, ['running', 'checking', 'undoing'], 'failed', {
        refusal: imports('stumbled'),
        endedAt: house.clock.now(),
      }),
    );
  }
}

async function forEachWorkspace(house: House, work: (house: House, tx: Tx) => Promise<unknown>): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(house.workerPool))
    await inWorkspace(house.workerPool, workspaceId, (tx) => work(house, tx));
}

/** Imports whose runner died hold no lock any more: their job is added anew, and goes on from the checkpoint. */
async function revive(house: House, tx: Tx): Promise<void> {
  const rows = await tx.query<{
    importId: string;
    fileSize: number;
    format: string;
    state: ImportState;
    free: boolean;
  }>(
    `select import_id as "importId", file_size as "fileSize", coalesce(inspection #>> '{facts,format}', '') as format, state, pg_try_advisory_xact_lock(hashtextextended('import:' || import_id::text, 0)) as free
     from intake_import where workspace_id = $1 and state in ('waiting', 'running', 'checking', 'undoing') and file_id is not null`,
    [tx.workspaceId],
  );
  for (const row of rows) if (row.free) await addImportJob(house, tx, row, row.state);
}

/** For callers that found an upload unfit before it became an import. */
export async function discardUpload(house: House, workspaceId: string, fileId: string): Promise<void> {
  await rm(filePath(house, workspaceId, fileId), { force: true });
}
