import { readSum } from '@peyvand/kernel/money';
import pg from 'pg';
import type { Log } from '../log.ts';
import { shareOut } from './share-connections.ts';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

// The driver's list of type ids leaves arrays out.
const parseInt8Array = pg.types.getTypeParser(INT8_ARRAY as unknown as typeof pg.types.builtins.INT8) as (
  text: string,
) => (string | null)[];

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      // Money and counts. One row is a safe integer by its checks; a sum of many that passes 2^53 is its exact decimal string,
      // never a rounded number and never an error: rows that are legal alone must not break the list that adds them up.
      if (oid === INT8) return readSum;
      // a calendar day stays the text YYYY-MM-DD: a Date would drag a time zone into it
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8_ARRAY)
        return (text: string) => parseInt8Array(text).map((one) => (one === null ? null : readSum(one)));
    }
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  },
};

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
    types,
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
