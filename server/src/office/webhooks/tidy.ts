import type { Job } from '../../edge/house.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { listWorkspaceIds } from '../workspace/index.ts';
import { askForDelivery } from './line.ts';

const keptDays = 30;

const lostSql = `select p.endpoint_id as "endpointId" from webhooks_endpoint p where p.workspace_id = $1 and p.off_reason is null
  and coalesce(p.paused_until, $2) <= $2 and exists (select 1 from webhooks_delivery d
    where d.workspace_id = $1 and d.endpoint_id = p.endpoint_id and d.state = 'waiting' and d.next_at <= $2)`;

/** Lines whose job is not there (a restored archive carries no queue) go on: nothing lies still until the next event. */
export const revive: Job = {
  name: 'webhooks.revive',
  cron: '* * * * *',
  async run(house) {
    const now = house.clock.now();
    for (const workspaceId of await listWorkspaceIds(house.workerPool))
      await inWorkspace(house.workerPool, workspaceId, async (tx) => {
        for (const { endpointId } of await tx.query<{ endpointId: string }>(lostSql, [workspaceId, now]))
          await askForDelivery(tx, house.jobs, endpointId, now);
      });
  },
};

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
