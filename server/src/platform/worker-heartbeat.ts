import type pg from 'pg';
import type { Log } from './log.ts';

const beatMs = 5_000;
/** A worker that has not been seen for so long is dead: six beats, so that a busy minute kills nobody. */
const deadAfter = '30 seconds';

/**
 * Says that this process's workers live, and takes the jobs of dead ones back into the queue, at once when a process
 * starts. A job may run twice (its effect must not), so a worker that was wrongly thought dead does no harm.
 */
export function startHeartbeat(
  pool: pg.Pool,
  processId: string,
  workerIds: () => readonly string[],
  log: Log,
): { stop(): Promise<void> } {
  const beat = async () => {
    await pool.query(
      `insert into platform_worker (worker_id, process_id) select id, $1 from unnest($2::text[]) id
       on conflict (worker_id) do update set seen_at = now()`,
      [processId, workerIds()],
    );
    await pool.query(
      `with dead as (
         select distinct locked_by from graphile_worker.jobs j where locked_by is not null
           and not exists (select 1 from platform_worker w where w.worker_id = j.locked_by and w.seen_at > now() - $1::interval)),
       gone as (delete from platform_worker where seen_at < now() - interval '1 day')
       select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`,
      [deadAfter],
    );
  };
  const safely = () => beat().catch((error) => log.warn('the heartbeat of the job workers failed', { error }));
  void safely();
  const timer = setInterval(safely, beatMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await pool.query('delete from platform_worker where process_id = $1', [processId]).catch(() => {});
    },
  };
}

/**
 * Before this process's workers exist, on an embedded server that only this process uses: every lock is a dead one's.
 */
export async function freeAllJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs where locked_by is not null having count(*) > 0`,
  );
}

/** The locks of workers that have ended. */
export async function freeJobsOf(pool: pg.Pool, workerIds: readonly string[]): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1)', [workerIds]);
}
