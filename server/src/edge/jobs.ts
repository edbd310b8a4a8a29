import type { Jobs } from './job.ts';

/** Why a signal ends a job that only has to let others work: it goes on in its next turn. Any other reason is a stop. */
export const turnIsOver = 'its turn is over';

/** Workers hear on it that something is to be done at once. */
export const jobsChannel = 'peyvand_jobs';

const addSql = `with put as (
  insert into platform_job as j (name, business, key, payload, run_at, quick)
  values ($1, $2, $3, $4::jsonb, coalesce($5::timestamptz, now()), $7)
  on conflict (key) do update set name = excluded.name, payload = excluded.payload, quick = excluded.quick, failed_at = null,
    again = j.locked_by is not null,
    attempts = case when j.locked_by is not null or $6 and j.failed_at is null then j.attempts else 0 end,
    run_at = case when $6 and j.locked_by is null and j.failed_at is null then j.run_at else excluded.run_at end
  returning run_at)
select pg_notify('${jobsChannel}', '') from put where run_at <= now() + interval '1 second'`;

export const jobs: Jobs = {
  async add(tx, name, payload, options = {}) {
    const body = { workspaceId: tx.workspaceId, ...payload };
    await tx.prepared(addSql, [
      name,
      body.workspaceId,
      options.key ?? null,
      JSON.stringify(body),
      options.runAt ?? null,
      options.keepRunAt ?? false,
      options.quick ?? false,
    ]);
  },
};
