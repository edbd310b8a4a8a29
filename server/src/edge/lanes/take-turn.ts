import type pg from 'pg';
import type { JobPayload } from '../job.ts';
import type { Lane } from './lanes.ts';

/** A job that a worker has taken. */
export interface Taken {
  id: string;
  name: string;
  business: string;
  payload: JobPayload;
  attempts: number;
}

/** A worker that has not renewed its leases for so long is dead; six beats, so that a busy minute kills nobody. */
export const leaseSeconds = 30;
/** After so many attempts a job is given up, and doctor says so. */
const mostAttempts = 12;

/** A lease that ends later than any we give was written by a clock that has been put back since. */
const isFree = `(j.locked_by is null or j.lease_until < now() or j.lease_until > now() + interval '2 minutes')`;

const takeSql = `with next as (
  select j.job_id from platform_job j left join platform_turn t on t.lane = $1 and t.business = j.business
  where j.name = any($2::text[]) and j.quick = $3 and j.run_at <= now() and j.failed_at is null and ${isFree}
    and j.business <> all($5::uuid[])
  order by coalesce(t.turn, 0), j.run_at, j.job_id limit 1 for update of j skip locked),
taken as (
  update platform_job j set locked_by = $4, lease_until = now() + interval '${leaseSeconds} seconds', attempts = j.attempts + 1, again = false
  from next where j.job_id = next.job_id returning j.job_id, j.name, j.business, j.payload, j.attempts),
turned as (
  insert into platform_turn (lane, business, turn) select $1, business, nextval('platform_turn_number') from taken
  on conflict (lane, business) do update set turn = excluded.turn)
select job_id::text as id, name, business::text, payload, attempts from taken`;

/**
 * Takes the next job of a lane: of the businesses that wait, the one whose last turn is longest ago; of hers, the oldest.
 * @param full businesses that have as many jobs here as one may have
 */
export async function takeTurn(
  pool: pg.Pool,
  lane: Lane,
  names: readonly string[],
  worker: string,
  full: readonly string[],
): Promise<Taken | undefined> {
  const text = { name: 'lanes-take', text: takeSql, values: [lane, names, lane === 'quick', worker, full] };
  return (await pool.query<Taken>(text)).rows[0];
}

/** What waits in the queue and could run now: by name, whose. */
export interface Waiting {
  name: string;
  quick: boolean;
  businesses: string[];
}

/** Everything that is due and has no runner. */
export async function whoWaits(pool: pg.Pool): Promise<Waiting[]> {
  const { rows } = await pool.query<Waiting>({
    name: 'lanes-waiting',
    text: `select j.name, j.quick, array_agg(distinct j.business::text) as businesses from platform_job j
      where j.run_at <= now() and j.failed_at is null and ${isFree} group by j.name, j.quick`,
  });
  return rows;
}

/** The job is over. Asked for again meanwhile, it stands in line once more. */
export async function endJob(pool: pg.Pool, id: string, worker: string): Promise<void> {
  const { rowCount } = await pool.query(
    'delete from platform_job where job_id = $1 and locked_by = $2 and not again returning 1',
    [id, worker],
  );
  if (rowCount === 0)
    await pool.query(
      `update platform_job set locked_by = null, lease_until = null, again = false, attempts = 0, last_error = null
       where job_id = $1 and locked_by = $2`,
      [id, worker],
    );
}

/**
 * The job gives its slot back before its end: no attempt is lost, and the next turn is the others'. What was thought small and
 * is not goes on among the large.
 */
export async function putBack(pool: pg.Pool, id: string, worker: string): Promise<void> {
  await pool.query(
    `update platform_job set locked_by = null, lease_until = null, again = false, attempts = 0, last_error = null,
       run_at = case when again then run_at else now() end, quick = false where job_id = $1 and locked_by = $2`,
    [id, worker],
  );
}

/** The job failed: it is tried again after a growing pause (up to an hour), and given up in the end. */
export async function failJob(pool: pg.Pool, id: string, worker: string, said: string): Promise<void> {
  await pool.query(
    `update platform_job set locked_by = null, lease_until = null, again = false, last_error = $3,
       attempts = case when again then 0 else attempts end,
       run_at = case when again then run_at else now() + least(3600, exp(attempts)) * interval '1 second' end,
       failed_at = case when attempts >= ${mostAttempts} and not again then now() end
     where job_id = $1 and locked_by = $2`,
    [id, worker, said],
  );
}

/** Keeps what this worker runs its own. @returns the ids that are still its own */
export async function renewLeases(pool: pg.Pool, ids: readonly string[], worker: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `update platform_job set lease_until = now() + interval '${leaseSeconds} seconds'
     where job_id = any($1::bigint[]) and locked_by = $2 returning job_id::text as id`,
    [ids, worker],
  );
  return rows.map((row) => row.id);
}

/** Gives back whatever a worker holds; without one, whatever anybody holds (an embedded server has one product). */
export async function freeLeases(pool: pg.Pool, worker: string | null): Promise<void> {
  await pool.query(
    `update platform_job set locked_by = null, lease_until = null, attempts = greatest(attempts - 1, 0)
     where locked_by is not null and ($1::text is null or locked_by = $1)`,
    [worker],
  );
}
