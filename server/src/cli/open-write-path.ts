import type pg from 'pg';
import { jobs } from '../edge/jobs.ts';
import { systemClock } from '../ground/clock.ts';
import { openPool } from '../ground/database/pool.ts';
import type { Log } from '../ground/log.ts';
import type { WritePath } from '../spine/write.ts';

/** The write path for the time of one command, through the same wall as the web process. A running product is not woken; its sweep finds what was written. */
export async function withWritePath<T>(
  database: { readonly migrated: { readonly roles: { readonly webUrl: string } }; readonly log: Log },
  work: (path: WritePath, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool({ url: database.migrated.roles.webUrl, log: database.log, name: 'peyvand-command', max: 2 });
  try {
    const { rows } = await pool.query('select epoch from spine_epoch');
    const epoch = rows[0].epoch as number;
    return await work({ pool, clock: systemClock, epoch, addJob: jobs.add, committed: () => {} }, pool);
  } finally {
    await pool.end();
  }
}
