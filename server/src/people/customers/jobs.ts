import { isRefusal } from '@peyvand/kernel/refusal';
import { inWorkspace } from '../../platform/database/transaction.ts';
import type { House } from '../../platform/house.ts';
import type { Job, JobPayload, Outcome } from '../../platform/jobs.ts';
import { listWorkspaceIds } from '../../platform/workspace/workspace.ts';
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
