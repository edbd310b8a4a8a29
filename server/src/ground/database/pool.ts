import pg from 'pg';
import type { Log } from '../log.ts';
import { columnTypes } from './column-types.ts';
import { shareOut } from './share-connections.ts';

export interface PoolOptions {
  url: string;
  log: Log;
  /** Connections at most. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name: string;
  /** No statement of a request may hold the log's horizon for longer (FOUNDATION: xmin is server-wide). */
  statementTimeoutMs?: number;
  /**
   * Businesses share the pool and stand in line for it so long; absent: whoever asks first is served first. Some connections stay
   * for the house's own short questions.
   */
  shared?: { houseKeeps: number; waitMs: number };
}

/** As much of one business may stand in line: beyond it the answer is "too much at once", and at once. */
const longestLine = 300;

/** A pool whose connections pipeline: statements of one transaction leave without waiting for the earlier answers. */
export function openPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.name,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    types: columnTypes,
    pipeline: true,
  } as pg.PoolConfig);
  pool.on('error', (error) => options.log.warn('database connection lost', { pool: options.name, error }));
  pool.on('connect', (client) => client.on('error', () => {}));
  if (options.shared !== undefined) {
    const { houseKeeps, waitMs } = options.shared;
    shareOut(pool, { lendable: pool.options.max - houseKeeps, waitMs, longestLine });
  }
  return pool;
}
