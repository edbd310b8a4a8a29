import type { Tx } from '../ground/database/transaction.ts';
import type { House } from './house.ts';
import type { Lane } from './lanes/lanes.ts';

/** Work that time or a reaction starts. May run twice and on any worker: its effect must not. */
export interface Job {
  /** module.verb: "imports.run". */
  readonly name: string;
  /** Where it waits and runs; default: upkeep. */
  readonly lane?: Lane;
  /** UTC cron line, for what time does ("15 1 * * *"). */
  readonly cron?: string;
  /** Heavy work: the product runs it in a process of its own, whose memory goes with it. */
  readonly apart?: boolean;
  /** Of a job apart: its heap collects early. A little slower, and a hundred megabytes less at a million customers. */
  readonly lean?: boolean;
  /** It stops between two steps when its signal says so, answers 'more', and goes on from there: its slot can be given to others. */
  readonly resumes?: boolean;
  run(house: House, payload: JobPayload, signal: AbortSignal): Promise<Outcome>;
}

/** 'more': there is work left, and the job stands in line again. */
// biome-ignore lint/suspicious/noConfusingVoidType: most jobs simply end, and say nothing.
export type Outcome = 'more' | undefined | void;

/** Runs a job marked `apart` somewhere else. */
export type RunApart = (job: Job, payload: JobPayload, signal: AbortSignal) => Promise<Outcome>;

export interface JobPayload {
  /** A job's payload always carries the workspace; absent only for cron jobs, which walk the list. */
  readonly workspaceId?: string;
  /** So small that a process of its own would take longer to start than the work takes. */
  readonly small?: boolean;
  readonly [field: string]: unknown;
}

export interface AddJobOptions {
  /** One job for each key: adding again moves the one that waits; of one that runs, a further run is asked for. */
  readonly key?: string;
  readonly runAt?: Date;
  /** A job that waits under the key already keeps its time: else one that is asked for again and again never runs. */
  readonly keepRunAt?: boolean;
  /** Small work that never waits behind large work of the same kind. */
  readonly quick?: boolean;
}

export interface Jobs {
  /** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
  add(tx: Tx, name: string, payload: JobPayload, options?: AddJobOptions): Promise<void>;
}

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
