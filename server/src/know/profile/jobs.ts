import { inWorkspace } from '../../platform/database/transaction.ts';
import type { Job } from '../../platform/jobs.ts';
import { listWorkspaceIds } from '../../platform/workspace/workspace.ts';
import { askForFit } from './commands/ask-for-fit.ts';
import { refitModels } from './commands/refit-models.ts';
import { refitKey } from './refit-key.ts';
import { isRefitDue, type PendingChanges } from './rules/refit-due.ts';
import { recomputeProfiles } from './tables.ts';

const tryAgainMs = 10_000;

export const jobs: readonly Job[] = [
  {
    name: 'profile.recompute',
    run: async (house, { workspaceId, customerIds }) => {
      if (workspaceId === undefined || !Array.isArray(customerIds)) return;
      await inWorkspace(house.workerPool, workspaceId, (tx) => recomputeProfiles(tx, customerIds.map(String)));
    },
  },
  {
    name: 'profile.refit',
    apart: true,
    lean: true,
    run: async (house, { workspaceId }, signal) => {
      if (workspaceId === undefined) return;
      if ((await refitModels(house, workspaceId, signal)) !== 'busy') return;
      const runAt = new Date(house.clock.now().getTime() + tryAgainMs);
      await inWorkspace(house.workerPool, workspaceId, (tx) =>
        house.jobs.add(tx, 'profile.refit', {}, { key: refitKey(workspaceId), runAt }),
      );
    },
  },
  {
    // after midnight in Tehran: days of few changes add up, and the as-of day has moved
    name: 'profile.refit-where-due',
    cron: '10 21 * * *',
    run: async (house) => {
      for (const workspaceId of await listWorkspaceIds(house.workerPool))
        await inWorkspace(house.workerPool, workspaceId, async (tx) => {
          const [pending] = await tx.query<PendingChanges>(
            `select changed, fitted_customers as "fittedCustomers", fitted_at as "fittedAt" from profile_pending where workspace_id = $1`,
            [workspaceId],
          );
          if (pending !== undefined && isRefitDue(pending, house.clock.now()))
            await askForFit(tx, (...job) => house.jobs.add(tx, ...job), house.clock.now());
        });
    },
  },
];
