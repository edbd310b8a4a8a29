import { inWorkspace } from '../../platform/database/transaction.ts';
import type { Job } from '../../platform/jobs.ts';
import { listWorkspaceIds } from '../../platform/workspace/workspace.ts';
import { findAllDuplicates } from './commands/find-duplicates.ts';

/** After imports for one workspace, and nightly for all: rarity of names changes with everybody else's. */
export const findDuplicates: Job = {
  name: 'customers.find-duplicates',
  cron: '40 0 * * *',
  async run(house, { workspaceId }, signal) {
    const ids = workspaceId === undefined ? await listWorkspaceIds(house.workerPool) : [workspaceId];
    for (const id of ids) {
      if (signal.aborted) throw new Error('stopped; the job goes on at its next attempt');
      await inWorkspace(house.workerPool, id, (tx) => findAllDuplicates(tx, house.clock.now()));
    }
  },
};
