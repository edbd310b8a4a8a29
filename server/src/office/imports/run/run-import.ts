import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { turnIsOver } from '../../../edge/jobs.ts';
import { inWorkspace } from '../../../ground/database/transaction.ts';
import { findWorkspace, type Workspace } from '../../workspace/index.ts';
import { type CheckResult, findImport, type ImportRow, moveImport, noCounts, rowsOf } from '../import-row.ts';
import type { BulkClient, Intake } from '../intake.ts';
import { UnreadableFile } from '../refusals.ts';
import { BatchUnderWay } from './batch-under-way.ts';
import { collectGarbage } from './collect-garbage.ts';
import { DryMemory } from './dry-memory.ts';
import { endImport } from './end-import.ts';
import { lockImport, openBulk } from './open-bulk.ts';
import { openRun } from './open-run.ts';
import { inBatches, prefetch } from './prefetch.ts';
import type { RunOptions } from './run-options.ts';
import { type BatchOutcome, checkBatch, writeBatch } from './write-batch.ts';

const usualBatch = 4_000;
const rowsBetweenSweeps = 20_000;
const rowsWorthStatistics = 1_000;
const firstProblems = 20;

/**
 * Runs an import from its checkpoint to its end: reads, decides and writes batch after batch, each one transaction, two of
 * them in hand at a time (batch-under-way.ts). Called
 * by the job, which the queue starts again after a kill, and by the command line. Derived tables are right when it answers.
 * @returns the import as it then is; undefined when another runner has it
 */
export async function runImport(
  house: House,
  intake: Intake,
  workspaceId: string,
  importId: string,
  options: RunOptions,
): Promise<ImportRow | undefined> {
  const writer = await openWriter(house);
  const release = house.pump.holdBulk(workspaceId);
  try {
    if (!(await lockImport(writer, importId))) return undefined;
    const started = await inWorkspace(house.workerPool, workspaceId, async (tx) => {
      await moveImport(tx, importId, ['waiting', 'running'], 'running', { startedAt: house.clock.now() });
      return findImport(tx, importId);
    });
    if (started?.state !== 'running') return started;
    const workspace = await demandWorkspace(house, workspaceId);
    const refusal = await unlessUnreadable(() => work(house, writer, intake, started, workspace, options));
    if (refusal === 'stopped') return started;
    const after = await inWorkspace(house.workerPool, workspaceId, (tx) => findImport(tx, importId));
    // A few rows change no plan.
    if (after !== undefined && rowsOf(after) - rowsOf(started) >= rowsWorthStatistics)
      await writer.query('select intake_refresh_statistics($1)', [[...intake.tables, 'spine_event']]);
    const state = refusal === undefined ? 'done' : refusal === 'cancelled' ? 'cancelled' : 'failed';
    await endImport(house, started, workspaceId, state, isRefusal(refusal) ? refusal : null);
  } finally {
    release();
    await writer.end().catch(() => {});
  }
  await house.pump.drain(workspaceId, ['bulk']);
  return inWorkspace(house.workerPool, workspaceId, (tx) => findImport(tx, importId));
}

/**
 * A connection that writes batches. A batch and its checkpoint are one transaction, so losing the last ones with the server
 * only means reading them again; the line that says "done" waits for the disk (endImport), and with it for all that stands
 * before it in the journal.
 */
async function openWriter(house: House): Promise<BulkClient> {
  const writer = await openBulk(house);
  // Its transaction may stand idle while the batch before it is written, and not longer than any of that takes.
  await writer.query(
    `set synchronous_commit = off; set lock_timeout = '20s'; set idle_in_transaction_session_timeout = '5min'`,
  );
  return writer;
}

async function unlessUnreadable<T>(step: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.refusal;
    throw error;
  }
}

async function work(
  house: House,
  writer: BulkClient,
  intake: Intake,
  row: ImportRow,
  workspace: Workspace,
  options: RunOptions,
): Promise<undefined | 'cancelled' | 'stopped'> {
  const opened = await openRun(house, intake, row, workspace, options);
  const writers = [writer];
  let checkpoint = row.checkpoint;
  let rows = rowsOf(row);
  let unswept = 0;
  let turns = 0;
  let last: { way: BatchUnderWay; outcome: Promise<BatchOutcome> } | undefined;
  const written = async () => {
    const outcome = await last?.outcome;
    if (outcome === undefined) return;
    rows += rowsOf(outcome.counts);
    options.onProgress?.(rows);
  };
  try {
    for await (const batch of prefetch(inBatches(opened.elements, options.batchSize ?? usualBatch))) {
      const fresh = batch.filter((one) => one.ordinal > checkpoint);
      if (fresh.length === 0) continue;
      await last?.way.decided;
      const stops = options.signal?.aborted === true && (options.signal.reason !== turnIsOver || turns > 0);
      if (stops || (await isCancelled(house, row, workspace))) {
        await written();
        return stops ? 'stopped' : 'cancelled';
      }
      const place = { self: new BatchUnderWay(), before: last?.way };
      const done = { from: checkpoint, to: fresh.at(-1)?.ordinal ?? 0, bytesRead: opened.source.bytesRead() };
      // The two in hand take turns with the two connections; a small file needs but one.
      const turn = turns++ % 2;
      const client = writers[turn] ?? (await openWriter(house));
      writers[turn] = client;
      const next = { way: place.self, outcome: writeBatch(client, opened.run, fresh, done, place) };
      next.outcome.catch(() => {});
      await written().finally(() => {
        last = next;
      });
      checkpoint = done.to;
      unswept += fresh.length;
      if (unswept >= rowsBetweenSweeps) {
        collectGarbage();
        unswept = 0;
      }
    }
    await written();
    return undefined;
  } finally {
    await last?.outcome.catch(() => {});
    await opened.close();
    await writers[1]?.end().catch(() => {});
  }
}

async function isCancelled(house: House, row: ImportRow, workspace: Workspace): Promise<boolean> {
  return inWorkspace(house.workerPool, workspace.workspaceId, async (tx) => {
    const found = await tx.prepared<{ cancel: boolean }>(
      'select cancel from intake_import where workspace_id = $1 and import_id = $2',
      [workspace.workspaceId, row.importId],
    );
    return found[0]?.cancel ?? true;
  });
}

/**
 * A dry run: the whole file is read and decided upon, nothing is written. Counts are those that the run will have, as long as
 * nobody else changes the same records meanwhile.
 */
export async function checkImport(
  house: House,
  intake: Intake,
  workspaceId: string,
  row: ImportRow,
  options: RunOptions,
): Promise<CheckResult | Refusal | 'stopped'> {
  const workspace = await demandWorkspace(house, workspaceId);
  const client = await openBulk(house);
  try {
    return await unlessUnreadable(async () => {
      const opened = await openRun(house, intake, row, workspace, options);
      const memory = new DryMemory(client, workspaceId);
      await memory.open();
      const result: CheckResult = { rows: 0, ...noCounts(), notices: {}, problems: [], kinds: [] };
      try {
        for await (const batch of prefetch(inBatches(opened.elements, options.batchSize ?? usualBatch))) {
          if (options.signal?.aborted) return 'stopped';
          const outcome = await checkBatch(client, opened.run, batch, memory);
          await memory.settle();
          addOutcome(result, outcome);
          options.onProgress?.(result.rows);
        }
      } finally {
        await opened.close();
      }
      return result;
    });
  } finally {
    await client.end().catch(() => {});
  }
}

function addOutcome(result: CheckResult, { counts, notices, problems }: BatchOutcome): void {
  result.rows += rowsOf(counts);
  for (const name of ['created', 'updated', 'unchanged', 'rejected', 'customersCreated'] as const)
    result[name] += counts[name];
  for (const [code, count] of Object.entries(notices)) result.notices[code] = (result.notices[code] ?? 0) + count;
  for (const { cells: _, place: __, ...problem } of problems.slice(0, firstProblems - result.problems.length))
    result.problems.push(problem);
  for (const { code, taken, message } of problems) {
    const known = result.kinds.find((one) => one.code === code && one.taken === taken);
    if (known === undefined) result.kinds.push({ code, taken, count: 1, message });
    else known.count += 1;
  }
}

async function demandWorkspace(house: House, workspaceId: string): Promise<Workspace> {
  const workspace = await findWorkspace(house.workerPool, workspaceId);
  if (workspace === undefined) throw new Error(`no open workspace ${workspaceId}`);
  return workspace;
}
