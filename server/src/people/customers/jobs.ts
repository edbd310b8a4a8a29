import { isRefusal } from '@peyvand/kernel/refusal';
import type { House, Job } from '../../edge/house.ts';
import type { JobPayload, Outcome } from '../../edge/job.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { deleteFilesOf } from '../../ground/files/file-rows.ts';
import { actedSince } from '../../office/audit/index.ts';
import { listWorkspaceIds } from '../../office/workspace/index.ts';
import { write } from '../../spine/write.ts';
import { findAllDuplicates } from './commands/find-duplicates.ts';
import { runBulkBatch } from './commands/run-bulk-batch.ts';
import { bulkJobs } from './commands/start-bulk.ts';
import { findBulk } from './reads/find-bulk.ts';

/** After imports for one workspace, and nightly for all: rarity of names changes with everybody else's. */
export const findDuplicates: Job = {
  name: 'customers.find-duplicates',
  lane: 'fits',
  apart: true,
  cron: '40 0 * * *',
  async run(house, { workspaceId }, signal) {
    const ids = workspaceId === undefined ? await listWorkspaceIds(house.workerPool) : [workspaceId];
    for (const id of ids) {
      if (signal.aborted) throw new Error('stopped; the job goes on at its next attempt');
      await inWorkspace(house.workerPool, id, (tx) => findAllDuplicates(tx, house.clock.now()));
    }
  },
};

/** Files that were taken away can be put back for so long. */
const keptAsideMs = 30 * 86_400_000;

/** Daily: ends the files that were taken away thirty days ago. Their bytes go with the sweep of those that no row knows. */
export const dropRemovedFiles: Job = {
  name: 'customers.drop-removed-files',
  lane: 'upkeep',
  cron: '20 1 * * *',
  async run(house, _payload, signal) {
    const before = new Date(house.clock.now().getTime() - keptAsideMs);
    for (const id of await listWorkspaceIds(house.workerPool)) {
      if (signal.aborted) throw new Error('stopped; the job goes on at its next attempt');
      await inWorkspace(house.workerPool, id, (tx) => tx.run(dropRemovedSql, [id, before]));
    }
  },
};

const dropRemovedSql = deleteFilesOf(
  'removed',
  `not ${actedSince('customer.file-removed', { kind: 'file', id: 'f.file_id::text' }, '$2')}`,
);

const bulkBatch = 500;

async function runBulk(house: House, { workspaceId = '', bulkId }: JobPayload, signal: AbortSignal): Promise<Outcome> {
  const bulk = await inWorkspace(house.workerPool, workspaceId, (tx) => findBulk(tx, null, String(bulkId)));
  if (bulk === undefined) return;
  const path = { ...house.path, pool: house.workerPool };
  while (!signal.aborted) {
    const done = await write(path, { workspaceId, actor: bulk.actor, source: 'bulk' }, (w) =>
      runBulkBatch(w, bulk.id, bulkBatch),
    );
    if (isRefusal(done)) throw new Error(done.message.en);
    if (!done.answer.more) return;
  }
  return 'more';
}

/** Both go on where a stopped run left off: a batch and its progress are one commit. */
export const runBulkEdit: Job = { name: bulkJobs.run, lane: 'imports', resumes: true, run: runBulk };
export const undoBulkEdit: Job = { name: bulkJobs.undo, lane: 'imports', resumes: true, run: runBulk };
