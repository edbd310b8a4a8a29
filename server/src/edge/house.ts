import type pg from 'pg';
import type { Clock } from '../ground/clock.ts';
import type { Config } from '../ground/config.ts';
import type { Log } from '../ground/log.ts';
import type { Secrets } from '../ground/secrets.ts';
import type { Acts } from '../spine/act.ts';
import type { Events } from '../spine/gather-events.ts';
import type { Keep } from '../spine/keep.ts';
import type { PersonalPart } from '../spine/personal.ts';
import type { Pump } from '../spine/pump.ts';
import type { WritePath } from '../spine/write.ts';
import type { JobOf, JobPayload, Jobs, Outcome } from './job.ts';

/** Everything a module may be handed; made once by the composition root. */
export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Pool of the role that sees nothing without a workspace. */
  readonly pool: pg.Pool;
  /** Pool of the worker role: bulk work, longer time-outs. */
  readonly workerPool: pg.Pool;
  /** Web and worker have database roles of their own. */
  readonly separateRoles: boolean;
  readonly path: WritePath;
  readonly pump: Pump;
  /** Where files are looked into; absent: in this thread. */
  readonly inspectApart?: Apart | undefined;
  readonly jobs: Jobs;
  /** Every job that a module or the house declares. */
  readonly jobList: readonly Job[];
  readonly secrets: Secrets;
  /** How the names of machines outside become addresses. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Every act that the history of changes knows. */
  readonly acts: Acts;
  /** Every kind of event that a module declares. */
  readonly events: Events;
  /** What each module keeps about a person. */
  readonly personal: readonly PersonalPart[];
  /** Every table with a customer's id that a module declares. */
  readonly keeps: readonly Keep[];
}

/** Work that time or a reaction starts, with the house it runs in. */
export type Job = JobOf<House>;

/** Runs a job marked `apart` somewhere else. */
export type RunApart = (job: Job, payload: JobPayload, signal: AbortSignal) => Promise<Outcome>;

/** Threads of another program than the one that serves requests; what they are asked and answer is that program's own. */
export interface Apart {
  look(ask: object): Promise<object>;
  stop(): Promise<void>;
}
