import type { Tx } from '../ground/database/transaction.ts';
import type { Lane } from './lanes/lanes.ts';

/** Work that time or a reaction starts. May run twice and on any worker: its effect must not. */
export interface JobOf<H> {
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
  run(house: H, payload: JobPayload, signal: AbortSignal): Promise<Outcome>;
}

/** 'more': there is work left, and the job stands in line again. */
// biome-ignore lint/suspicious/noConfusingVoidType: most jobs simply end, and say nothing.
export type Outcome = 'more' | undefined | void;

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
