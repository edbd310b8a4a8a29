import { uuidv7 } from '@peyvand/kernel/ids';
import pg from 'pg';
import { type Log, nameFailure } from '../../ground/log.ts';
import type { House, Job, RunApart } from '../house.ts';
import { turnIsOver } from '../jobs.ts';
import { followSchedule } from './follow-schedule.ts';
import { type Lane, laneNames, laneOf, lanes, mostOfOne } from './lanes.ts';
import {
  endJob,
  failJob,
  freeLeases,
  leaseSeconds,
  putBack,
  renewLeases,
  type Taken,
  takeTurn,
  type Waiting,
  whoWaits,
} from './take-turn.ts';

/** What a lost notification leaves waiting is found by looking; turns are checked at the same time. */
const lookMs = 1_000;
const beatMs = 5_000;
const scheduleMs = 10_000;
/**
 * How long a job that can go on later keeps its slot: one with a process of its own gives it only to somebody who waits, and
 * what was thought small and is not goes on among the large.
 */
const turnMs = 5_000;
/** Between two tries to write down how a job ended, when the database is away. */
const writeAgainMs = 1_000;

interface Running extends Taken {
  job: Job;
  lane: Lane;
  apart: boolean;
  since: number;
  /** Ends it: its turn is over, its lease is lost, or the worker stops. */
  abort: AbortController;
}

export interface Queue {
  /** Something was added that can run at once. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Works off the lanes until it is stopped. Each lane has its slots, a business never holds the last one, and whose turn was
 * longest ago comes next. A commit takes a job and another ends it: nothing is lost when the process dies, and what it held
 * is free again when its leases are over. A database that is away for a while ends nothing: it is asked again.
 */
export async function startLanes(house: House, workerUrl: string, log: Log, runApart?: RunApart): Promise<Queue> {
  const pool = new pg.Pool({ connectionString: workerUrl, max: 3, application_name: 'peyvand-jobs' });
  pool.on('error', (error) => log.warn('job queue connection lost', { error }));
  pool.on('connect', (client) => client.on('error', () => {}));
  // One product at a time on an embedded folder: what is held there was held by a process that is gone.
  if (house.config.databaseUrl === undefined) await freeLeases(pool, null);
  const worker = new Worker(house, pool, log, runApart);
  worker.start();
  return worker;
}

class Worker implements Queue {
  readonly #id = uuidv7();
  readonly #jobs: ReadonlyMap<string, Job>;
  readonly #running = new Map<string, Running>();
  readonly #ended = new Set<Promise<void>>();
  readonly #filling = new Map<Lane, { again: boolean; done: Promise<void> }>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #house: House;
  readonly #pool: pg.Pool;
  readonly #log: Log;
  readonly #runApart: RunApart | undefined;
  #looking = false;
  #lookAgain = false;
  #stopped = false;
  #renewedAt = Date.now();

  constructor(house: House, pool: pg.Pool, log: Log, runApart: RunApart | undefined) {
    this.#house = house;
    this.#pool = pool;
    this.#log = log;
    this.#runApart = runApart;
    this.#jobs = new Map(house.jobList.map((job) => [job.name, job]));
  }

  start(): void {
    const every = (ms: number, what: string, work: () => Promise<void>) => {
      const safely = () => work().catch((error) => this.#stopped || this.#log.warn(what, { error }));
      this.#timers.push(setInterval(safely, ms).unref());
      void safely();
    };
    every(lookMs, 'the job queue could not be looked at', () => this.#look());
    every(beatMs, 'the leases of running jobs could not be renewed', () => this.#renew());
    every(scheduleMs, 'the schedule could not be followed', () =>
      followSchedule(this.#pool, this.#house.jobList, new Date()),
    );
  }

  wake(): void {
    this.#look().catch((error) => this.#stopped || this.#log.warn('the job queue could not be looked at', { error }));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const running of this.#running.values()) running.abort.abort();
    await Promise.allSettled([...[...this.#filling.values()].map(({ done }) => done), ...this.#ended]);
    await freeLeases(this.#pool, this.#id).catch(() => {});
    await this.#pool.end();
  }

  async #look(): Promise<void> {
    if (this.#stopped) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    try {
      do {
        this.#lookAgain = false;
        const waiting = await whoWaits(this.#pool);
        this.#endTurns(waiting);
        for (const lane of new Set(waiting.map((one) => laneOf(this.#jobs.get(one.name), one.quick))))
          await this.#fill(lane);
      } while (this.#lookAgain && !this.#stopped);
    } finally {
      this.#looking = false;
    }
  }

  /** Takes jobs of a lane until its slots are full or nobody waits; a slot that comes free meanwhile is looked at too. */
  #fill(lane: Lane): Promise<void> {
    const under = this.#filling.get(lane);
    if (under !== undefined) {
      under.again = true;
      return under.done;
    }
    const filling = { again: false, done: Promise.resolve() };
    this.#filling.set(lane, filling);
    filling.done = this.#takeAll(lane, filling);
    return filling.done;
  }

  async #takeAll(lane: Lane, filling: { again: boolean }): Promise<void> {
    const names = this.#namesOf(lane);
    try {
      while (!this.#stopped && this.#in(lane).length < lanes[lane].slots) {
        filling.again = false;
        const taken = await takeTurn(this.#pool, lane, names, this.#id, this.#fullIn(lane));
        if (taken !== undefined) this.#begin(lane, taken);
        else if (!filling.again) return;
      }
    } finally {
      this.#filling.delete(lane);
    }
  }

  #namesOf(lane: Lane): string[] {
    return [...this.#jobs.values()].filter((job) => laneOf(job, lane === 'quick') === lane).map((job) => job.name);
  }

  #in(lane: Lane): Running[] {
    return [...this.#running.values()].filter((running) => running.lane === lane);
  }

  #fullIn(lane: Lane): string[] {
    const held = new Map<string, number>();
    for (const { business } of this.#in(lane)) held.set(business, (held.get(business) ?? 0) + 1);
    return [...held].filter(([, count]) => count >= mostOfOne(lane)).map(([business]) => business);
  }

  #begin(lane: Lane, taken: Taken): void {
    const job = this.#jobs.get(taken.name);
    if (job === undefined) throw new Error(`no job ${taken.name}`);
    const here = lane === 'quick' && taken.payload.small === true;
    const apart = job.apart === true && !here && this.#runApart !== undefined;
    const running: Running = { ...taken, job, lane, apart, since: Date.now(), abort: new AbortController() };
    this.#running.set(taken.id, running);
    const ended = this.#run(running).finally(() => {
      this.#running.delete(taken.id);
      this.#ended.delete(ended);
      if (!this.#stopped) this.#fill(lane).catch((error) => this.#log.warn('a lane could not be filled', { error }));
    });
    this.#ended.add(ended);
  }

  async #run(running: Running): Promise<void> {
    const { id, name, job, apart, abort } = running;
    try {
      const outcome = apart
        ? await this.#workApart(running)
        : await job.run(this.#house, running.payload, abort.signal);
      await this.#book(() => (outcome === 'more' ? putBack : endJob)(this.#pool, id, this.#id));
      this.#log.info(outcome === 'more' ? 'job gave its slot back' : 'job done', {
        job: name,
        ms: Date.now() - running.since,
      });
    } catch (error) {
      // stopped by us in the middle is no failure
      if (abort.signal.aborted) return this.#book(() => putBack(this.#pool, id, this.#id));
      this.#log.error('job failed', { job: name, attempts: running.attempts, error });
      await this.#book(() => failJob(this.#pool, id, this.#id, nameFailure(error)));
    }
  }

  /** While heavy work of a business runs elsewhere, this process's bulk lane sleeps for it: tables are caught up once, at its end. */
  async #workApart({ job, payload, abort }: Running) {
    const release = payload.workspaceId === undefined ? () => {} : this.#house.pump.holdBulk(payload.workspaceId);
    try {
      return await this.#runApart?.(job, payload, abort.signal);
    } finally {
      release();
    }
  }

  /** Writes down how a job ended; while the database is away, again and again. After a stop its lease is given back anyway. */
  async #book(how: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await how();
      } catch (error) {
        if (this.#stopped) return;
        this.#log.warn('the end of a job could not be written down yet', { error });
        await new Promise((resolve) => setTimeout(resolve, writeAgainMs));
      }
    }
  }

  #endTurns(waiting: readonly Waiting[]): void {
    const over = Date.now() - turnMs;
    for (const { job, apart, lane, since, abort } of this.#running.values())
      if (since <= over && (lane === 'quick' || (job.resumes && !apart))) abort.abort(turnIsOver);
    for (const lane of laneNames) {
      const inLane = this.#in(lane);
      if (inLane.length < lanes[lane].slots || inLane.some(({ abort }) => abort.signal.aborted)) continue;
      const stranger = (business: string) => !inLane.some((running) => running.business === business);
      const waits = ({ name, quick, businesses }: Waiting) =>
        laneOf(this.#jobs.get(name), quick) === lane && businesses.some(stranger);
      if (!waiting.some(waits)) continue;
      const [longest] = inLane.filter(({ job }) => job.resumes).sort((a, b) => a.since - b.since);
      if (longest !== undefined && longest.since <= over) longest.abort.abort(turnIsOver);
    }
  }

  /** A lease that is lost, or that could not be renewed in time, ends the work: somebody else may have it now. */
  async #renew(): Promise<void> {
    const ids = [...this.#running.keys()];
    if (ids.length === 0) {
      this.#renewedAt = Date.now();
      return;
    }
    try {
      const kept = new Set(await renewLeases(this.#pool, ids, this.#id));
      this.#renewedAt = Date.now();
      for (const id of ids) if (!kept.has(id)) this.#running.get(id)?.abort.abort();
    } catch (error) {
      if (Date.now() - this.#renewedAt > (leaseSeconds - beatMs / 1000) * 1000)
        for (const running of this.#running.values()) running.abort.abort();
      throw error;
    }
  }
}
