import pg from 'pg';
import type { House } from '../../../edge/house.ts';
import { bindTx, openTransaction, type Tx } from '../../../ground/database/transaction.ts';
import type { BulkClient } from '../intake.ts';

/**
 * A connection of the worker role for one import alone: it may COPY (the pools pipeline, which COPY cannot), holds the
 * import's temporary tables, and with them the lock that keeps a second runner away.
 */
export async function openBulk(house: House): Promise<BulkClient> {
  const client = new pg.Client({
    ...house.workerPool.options,
    application_name: 'peyvand-import',
    pipeline: false,
    // between two batches this connection waits for the file, never inside a transaction
    statement_timeout: 600_000,
  } as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  await client.query(`set work_mem = '64MB'; set temp_buffers = '32MB'`);
  return client;
}

/** Takes the lock of an import for as long as the connection lives; false when another runner has it. */
export async function lockImport(client: BulkClient, importId: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [
    `import:${importId}`,
  ]);
  return rows[0].free as boolean;
}

/** One transaction of the workspace on that connection; `keep` false rolls it back (a dry run). */
export async function inBulk<T>(
  client: BulkClient,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
  keep = true,
): Promise<T> {
  await openTransaction(client, workspaceId);
  try {
    const result = await work(bindTx(client, workspaceId));
    await client.query(keep ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
