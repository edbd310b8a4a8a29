import type { Tx } from '../ground/database/transaction.ts';

/** Runs `work` so that what it wrote is undone when it throws. Answers what it threw. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<unknown> {
  const saved = tx.client.query('savepoint reaction');
  saved.catch(() => {});
  try {
    // the savepoint is already under way: the first statement of the work follows it down the pipe
    await work();
    await tx.client.query('release savepoint reaction');
    return undefined;
  } catch (error) {
    await saved;
    await tx.client.query('rollback to savepoint reaction');
    return error ?? new Error('thrown nothing');
  }
}
