import type pg from 'pg';
import type { Job } from '../house.ts';
import { type Lane, laneNames, laneOf, lateAfterMs } from './lanes.ts';

/** How a lane stands. */
export interface LaneState {
  lane: Lane;
  /** Seconds that the oldest due job has waited for a runner; 0 when none waits. */
  oldestWait: number;
  /** Somebody has waited for a minute or more. */
  late: boolean;
}

const waitsSql = `select name, quick, extract(epoch from now() - min(run_at))::float8 as wait from platform_job
where run_at <= now() and failed_at is null and (locked_by is null or lease_until < now()) group by name, quick`;

/** The oldest wait of each lane. */
export async function lookAtLanes(pool: pg.Pool, list: readonly Job[]): Promise<LaneState[]> {
  const jobs = new Map(list.map((job) => [job.name, job]));
  const { rows } = await pool.query<{ name: string; quick: boolean; wait: number }>(waitsSql);
  return laneNames.map((lane) => {
    const waits = rows.filter((row) => laneOf(jobs.get(row.name), row.quick) === lane).map((row) => row.wait);
    const oldest = Math.max(0, ...waits);
    return { lane, oldestWait: Math.round(oldest * 10) / 10, late: oldest * 1000 >= lateAfterMs };
  });
}

/** Jobs that were given up in the last week; of one business and the house, or of everybody. */
export async function failedJobs(pool: pg.Pool, business?: string): Promise<{ name: string; count: number }[]> {
  const { rows } = await pool.query(
    `select name, count(*)::int as count from platform_job where failed_at > now() - interval '7 days'
       and ($1::uuid is null or business in ($1, '00000000-0000-0000-0000-000000000000')) group by name order by name`,
    [business ?? null],
  );
  return rows as { name: string; count: number }[];
}
