import { inWorkspace } from '../database/transaction.ts';
import type { Job } from '../jobs.ts';
import { listWorkspaceIds } from '../workspace/workspace.ts';

const keptDays = 30;

/** What was sent is kept for a month, as long as an idempotency key. */
export const tidy: Job = {
  name: 'webhooks.tidy',
  cron: '40 2 * * *',
  async run(house, _payload, signal) {
    const before = new Date(house.clock.now().getTime() - keptDays * 86_400_000);
    for (const workspaceId of await listWorkspaceIds(house.workerPool)) {
      if (signal.aborted) return;
      await inWorkspace(house.workerPool, workspaceId, (tx) =>
        tx.run(`delete from webhooks_delivery where workspace_id = $1 and created_at < $2 and state <> 'waiting'`, [
          workspaceId,
          before,
        ]),
      );
    }
  },
};
