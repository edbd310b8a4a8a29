import { Cron } from 'croner';
import type pg from 'pg';
import type { Job } from '../house.ts';

const moveSql = `with moved as (update platform_schedule set due_at = $2 where name = $1 and due_at = $3 returning name)
insert into platform_job as j (name, key, payload) select name, 'cron:' || name, '{}' from moved
on conflict (key) do update set run_at = now(), failed_at = null, attempts = 0 where j.locked_by is null`;

/**
 * Puts the jobs that time starts in line when they are due. Any number of processes may look: the row that moves on decides
 * who adds the job. One that fell due while the product was off is added once, at its start.
 */
export async function followSchedule(pool: pg.Pool, list: readonly Job[], now: Date): Promise<void> {
  const { rows } = await pool.query<{ name: string; due: Date }>('select name, due_at as due from platform_schedule');
  const known = new Map(rows.map((row) => [row.name, row.due]));
  for (const { name, cron } of list) {
    if (cron === undefined) continue;
    const due = known.get(name);
    const next = nextOf(cron, now);
    if (due === undefined)
      await pool.query('insert into platform_schedule (name, due_at) values ($1, $2) on conflict do nothing', [
        name,
        next,
      ]);
    else if (due <= now) await pool.query(moveSql, [name, next, due]);
    // the clock was ahead and has been put back, or the line is another one now
    else if (due > next) await pool.query('update platform_schedule set due_at = $2 where name = $1', [name, next]);
  }
}

/** The next instant of a cron line (UTC) after another instant. */
export function nextOf(line: string, after: Date): Date {
  const next = new Cron(line, { timezone: 'UTC', paused: true }).nextRun(after);
  if (next === null) throw new Error(`"${line}" never comes`);
  return next;
}
