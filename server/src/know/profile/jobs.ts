import { inWorkspace } from '../../platform/database/transaction.ts';
import type { Job } from '../../platform/jobs.ts';
import { recomputeProfiles } from './tables.ts';

export const jobs: readonly Job[] = [
  {
    name: 'profile.recompute',
    run: async (house, { workspaceId, customerIds }) => {
      if (workspaceId === undefined || !Array.isArray(customerIds)) return;
      await inWorkspace(house.workerPool, workspaceId, (tx) => recomputeProfiles(tx, customerIds.map(String)));
    },
  },
];
