import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal } from '@peyvand/kernel/refusal';
import type pg from 'pg';
import type { Config } from '../config.ts';
import { inWorkspace, type Tx } from '../database/transaction.ts';
import type { Log } from '../log.ts';
import { type Quota, quotaBusy } from './quotas.ts';

/** How long a piece of work counts without a sign of life of its process, and how often the sign is given. */
const leaseSeconds = 60;
const beatMs = 20_000;

interface Ground {
  readonly pool: pg.Pool;
  readonly config: Config;
  readonly log: Log;
}

/**
 * Does a piece of work of which a business may have only so many at once, counted in rows over all processes. A process that
 * dies takes nothing with it: what it had counts for a minute more.
 * @returns what the work gives back, or the refusal that says when to ask again
 */
export async function withinQuota<T>(
  house: Ground,
  name: Quota,
  workspaceId: string,
  work: () => Promise<T>,
): Promise<T | Refusal> {
  const most = house.config.quotas[name];
  const id = await inWorkspace(house.pool, workspaceId, (tx) => begin(tx, name, most));
  if (id === undefined) return quotaBusy(name, most);
  const own = (sql: string, ...more: unknown[]) =>
    inWorkspace(house.pool, workspaceId, (tx) => tx.run(sql, [workspaceId, name, id, ...more])).catch((error) =>
      house.log.warn('the lease of work at once could not be written', { error }),
    );
  const beat = setInterval(() => void own(renewSql, leaseSeconds), beatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await own(endSql);
  }
}

// By the database's clock alone: the clocks of two machines do not agree.
const overSql = `delete from platform_at_once where workspace_id = $1 and kind = $2 and lease_until <= clock_timestamp()`;
const countSql = `select count(*)::int as n from platform_at_once where workspace_id = $1 and kind = $2`;
const beginSql = `insert into platform_at_once (workspace_id, kind, work_id, lease_until)
values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))`;
const renewSql = `update platform_at_once set lease_until = clock_timestamp() + make_interval(secs => $4)
where workspace_id = $1 and kind = $2 and work_id = $3`;
const endSql = `delete from platform_at_once where workspace_id = $1 and kind = $2 and work_id = $3`;

/** Two who begin at the same moment stand in line for the count. */
async function begin(tx: Tx, name: Quota, most: number): Promise<string | undefined> {
  const place = [tx.workspaceId, name];
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))`, [`at-once:${name}:`, tx.workspaceId]);
  await tx.run(overSql, place);
  const [row] = await tx.query<{ n: number }>(countSql, place);
  if ((row?.n ?? 0) >= most) return undefined;
  const id = uuidv7();
  await tx.run(beginSql, [...place, id, leaseSeconds]);
  return id;
}
