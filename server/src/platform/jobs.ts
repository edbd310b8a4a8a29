import { uuidv7 } from '@peyvand/kernel/ids';
import { Logger, runMigrations, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { Tx } from './database/transaction.ts';
import type { House } from './house.ts';
import { keepQueueRunning } from './keep-queue-running.ts';
import { type Log, withoutWords } from './log.ts';
import { freeAllJobs, startHeartbeat } from './worker-heartbeat.ts';

/** Runs a job marked `apart` somewhere else. */
export type RunApart = (job: Job, payload: JobPayload, signal: AbortSignal) => Promise<void>;

/** Work that time or a reaction starts. May run twice and on any worker: its effect must not. */
export interface Job {
  /** module.verb: "imports.run". */
  readonly name: string;
  /** UTC cron line, for what time does ("15 1 * * *"). */
  readonly cron?: string;
  /** Heavy work: the product runs it in a process of its own, whose memory goes with it. */
  readonly apart?: boolean;
  /** Of a job apart: its heap collects early. A little slower, and a hundred megabytes less at a million customers. */
  readonly lean?: boolean;
  run(house: House, payload: JobPayload, signal: AbortSignal): Promise<void>;
}

export interface JobPayload {
  /** A job's payload always carries the workspace; absent only for cron jobs, which walk the list. */
  readonly workspaceId?: string;
  readonly [field: string]: unknown;
}

export interface AddJobOptions {
  /** One waiting job for each key: adding again moves it. */
  readonly key?: string;
  readonly runAt?: Date;
  /** A job that waits under the key already keeps its time: else one that is asked for again and again never runs. */
  readonly keepRunAt?: boolean;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
}

export interface Jobs {
  /** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
  add(tx: Tx, name: string, payload: JobPayload, options?: AddJobOptions): Promise<void>;
}

const addSql = `select from graphile_worker.add_job($1, payload := $2::json, job_key := $3, run_at := $4,
  queue_name := $5, max_attempts := 12, job_key_mode := $6)`;

export const jobs: Jobs = {
  async add(tx, name, payload, options = {}) {
    const body = { workspaceId: tx.workspaceId, ...payload };
    await tx.prepared(addSql, [
      name,
      JSON.stringify(body),
      options.key ?? null,
      options.runAt ?? null,
      options.queue ?? null,
      options.keepRunAt ? 'preserve_run_at' : 'replace',
    ]);
  },
};

/** Installs the queue's own tables and lets our roles use them (they are global: a payload carries its workspace). */
export async function migrateJobs(ownerUrl: string, appRole: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool: pool, logger: quiet() });
    // The queue turns row-level security on for its own tables and leaves them to their owner.
    await pool.query(`do $$ declare t record; begin
      grant usage on schema graphile_worker to ${appRole};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${appRole};
      grant usage, select on all sequences in schema graphile_worker to ${appRole};
      grant execute on all functions in schema graphile_worker to ${appRole};
      for t in select tablename from pg_tables where schemaname = 'graphile_worker'
               and not exists (select 1 from pg_policies p where p.schemaname = 'graphile_worker' and p.tablename = pg_tables.tablename and p.policyname = 'app') loop
        execute format('create policy app on graphile_worker.%I to ${appRole} using (true) with check (true)', t.tablename);
      end loop; end $$`);
  } finally {
    await pool.end();
  }
}

/**
 * Takes and runs jobs in the plain mode (one commit to take, one to finish: nothing is lost when the process dies).
 * The queue wants a pool of its own, which does not pipeline, since it listens.
 */
export async function startJobs(
  house: House,
  list: readonly Job[],
  workerUrl: string,
  log: Log,
  apart?: RunApart,
): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: workerUrl, max: 4, application_name: 'peyvand-jobs' });
  pool.on('error', (error) => log.warn('job queue connection lost', { error }));
  pool.on('connect', (client) => client.on('error', () => {}));
  const taskList: TaskList = {};
  for (const job of list)
    taskList[job.name] = async (payload, helpers) => {
      const started = performance.now();
      await runOne(
        house,
        job,
        (payload ?? {}) as JobPayload,
        helpers.abortSignal ?? new AbortController().signal,
        apart,
      ).catch((error) => {
        // the queue keeps the message of what was thrown in its table
        throw withoutWords(error);
      });
      log.info('job done', { job: job.name, ms: Math.round(performance.now() - started) });
    };
  // The queue's crontab knows no dots in names.
  for (const job of list) if (job.cron !== undefined) taskList[cronName(job)] = taskList[job.name];
  const crontab = list
    .filter((job) => job.cron !== undefined)
    .map((job) => `${job.cron} ${cronName(job)}`)
    .join('\n');
  // One product at a time on an embedded folder: what is locked there was locked by a process that is gone.
  if (house.config.databaseUrl === undefined) await freeAllJobs(pool);
  const queue = await keepQueueRunning(
    {
      pgPool: pool,
      taskList,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 2000,
      logger: quiet(log),
      ...(crontab === '' ? {} : { crontab }),
    },
    pool,
    log,
  );
  const heartbeat = startHeartbeat(pool, uuidv7(), queue.workerIds, log);
  return {
    async stop() {
      await queue.stop();
      await heartbeat.stop();
      await pool.end();
    },
  };
}

/** While an import runs elsewhere, this process's bulk lane sleeps: the derived tables are caught up once, at its end. */
async function runOne(
  house: House,
  job: Job,
  payload: JobPayload,
  signal: AbortSignal,
  apart?: RunApart,
): Promise<void> {
  if (!job.apart || apart === undefined) return job.run(house, payload, signal);
  const release = payload.workspaceId === undefined ? () => {} : house.pump.holdBulk(payload.workspaceId);
  try {
    await apart(job, payload, signal);
  } finally {
    release();
  }
}

const cronName = (job: Job) => job.name.replaceAll('.', ':');

/** The queue would print a line for each finished job, which costs more than the job. Errors are kept. */
function quiet(log?: Log): Logger {
  return new Logger(() => (level, _, meta) => {
    if (level === 'error') log?.error('job queue', { error: meta?.error });
  });
}
