import pg from 'pg';
import type { Log } from '../log.ts';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;

/** bigint columns hold money and counts: a checked safe integer here; sums that may pass 2^53 are cast to text in SQL. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53 read from the database: ${text}`);
  return value;
}

// The driver's list of type ids leaves arrays out.
const parseInt8Array = pg.types.getTypeParser(INT8_ARRAY as unknown as typeof pg.types.builtins.INT8) as (
  text: string,
) => (string | null)[];

const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8) return safeInteger;
      // a calendar day stays the text YYYY-MM-DD: a Date would drag a time zone into it
      if (oid === DATE) return (text: string) => text;
      if (oid === INT8_ARRAY)
        return (text: string) => parseInt8Array(text).map((one) => (one === null ? null : safeInteger(one)));
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
}

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
  return pool;
}
