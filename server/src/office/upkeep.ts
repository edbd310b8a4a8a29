import type { Job } from '../edge/house.ts';
import { inWorkspace } from '../ground/database/transaction.ts';
import { dropOldKeys } from '../spine/answers.ts';
import { listWorkspaceIds } from './workspace/index.ts';

/** Keys are kept for 30 days: a till that was off for a month does not send its receipts twice. */
const keysKeptDays = 30;

/** What the house does every night for itself. */
export const upkeepJobs: readonly Job[] = [
  {
    name: 'upkeep.partitions',
    cron: '10 0 * * *',
    async run(house) {
      await house.workerPool.query(
        `select spine_make_partition((now() + n * interval '1 month')::date) from generate_series(0, 2) n`,
      );
    },
  },
  {
    name: 'upkeep.idempotency-keys',
    cron: '40 0 * * *',
    async run(house, _, signal) {
      const before = new Date(house.clock.now().getTime() - keysKeptDays * 86_400_000);
      for (const workspaceId of await listWorkspaceIds(house.workerPool)) {
        // small batches: nothing long inside a transaction
        for (let gone = 5000; gone === 5000 && !signal.aborted; )
          gone = await inWorkspace(house.workerPool, workspaceId, (tx) => dropOldKeys(tx, before, 5000));
      }
    },
  },
];
