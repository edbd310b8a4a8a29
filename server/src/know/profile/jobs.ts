import type { House, Job } from '../../edge/house.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { findWorkspace, listWorkspaceIds } from '../../office/workspace/index.ts';
import { askForFit } from './commands/ask-for-fit.ts';
import { refitModels } from './commands/refit-models.ts';
import { readCurrentFit } from './read-fit.ts';
import { refitKey } from './refit-key.ts';
import { isFitLate } from './rules/forecast-verdict.ts';
import { isRefitDue, type PendingChanges } from './rules/refit-due.ts';
import { readAsOf } from './sources.ts';
import { rebuildProfiles, recomputeProfiles } from './tables.ts';

const tryAgainMs = 10_000;

export const jobs: readonly Job[] = [
  {
    name: 'profile.recompute',
    lane: 'fits',
    run: async (house, { workspaceId, customerIds }) => {
      if (workspaceId === undefined || !Array.isArray(customerIds)) return;
      await inWorkspace(house.workerPool, workspaceId, (tx) => recomputeProfiles(tx, customerIds.map(String)));
    },
  },
  {
    name: 'profile.refit',
    lane: 'fits',
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
    // often, so that a server that slept catches up: days of few changes add up, and the as-of day moves by itself
    name: 'profile.refit-where-due',
    cron: '*/10 * * * *',
    run: async (house) => {
      for (const workspaceId of await listWorkspaceIds(house.workerPool)) await askWhereDue(house, workspaceId);
    },
  },
];

/** Asks for a fit where enough changed, or where time or a setting has left the fit behind: sales or none (FRONTDOOR 25). */
export async function askWhereDue(house: House, workspaceId: string): Promise<void> {
  const workspace = await findWorkspace(house.workerPool, workspaceId);
  if (workspace === undefined) return;
  const now = house.clock.now();
  await inWorkspace(house.workerPool, workspaceId, async (tx) => {
    // rows of an earlier release lack what forecasts are made from
    const old = await tx.query('select from profile_customer where workspace_id = $1 and kept_days is null limit 1', [
      workspaceId,
    ]);
    if (old.length > 0) await rebuildProfiles(tx);
    const [pending] = await tx.query<PendingChanges>(
      `select changed, fitted_customers as "fittedCustomers", fitted_at as "fittedAt" from profile_pending where workspace_id = $1`,
      [workspaceId],
    );
    const fit = await readCurrentFit(tx);
    const late = fit !== undefined && isFitLate(fit, workspace, await readAsOf(tx, workspace, now));
    if (late || (pending !== undefined && isRefitDue(pending, now)))
      await askForFit({ tx, now, later: (...job) => house.jobs.add(tx, ...job) });
  });
}
