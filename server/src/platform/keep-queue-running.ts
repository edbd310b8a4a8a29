import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, type RunnerOptions, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from './log.ts';
import { freeJobsOf } from './worker-heartbeat.ts';

/** Between the end of a queue and its next start: a killed database server needs about as long to be back. */
const restartMs = 1_000;

/**
 * Runs the job queue until it is stopped. The queue ends itself when it cannot write down how a job ended, because the
 * database went away under it: then the jobs it held are set free, to be run once more, and it starts again.
 */
export async function keepQueueRunning(
  options: RunnerOptions,
  pool: pg.Pool,
  log: Log,
): Promise<{ stop(): Promise<void>; workerIds: () => readonly string[] }> {
  const stopping = new AbortController();
  let workerIds: string[] = [];
  const start = (): Promise<Runner> => {
    const ids: string[] = [];
    workerIds = ids;
    const events: WorkerEvents = new EventEmitter();
    // the queue writes the id of the pool into the lock, or the worker's where there is none
    events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id));
    events.on('worker:create', ({ worker }) => ids.push(worker.workerId));
    // Written down in batches (without delay) the end of a job is waited for; without batches the queue leaves a failure
    // to do so as an unhandled rejection, and a killed database server takes the whole product along.
    const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
    return run({ ...options, events, preset });
  };
  let runner = await start();

  const supervise = async () => {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error) => log.warn('the job queue stopped', { error }));
      while (!stopping.signal.aborted) {
        await pause(restartMs, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        try {
          await freeJobsOf(pool, workerIds);
          runner = await start();
          break;
        } catch (error) {
          log.warn('the job queue could not be started again', { error });
        }
      }
    }
  };
  const supervision = supervise();
  return {
    workerIds: () => workerIds,
    async stop() {
      stopping.abort();
      await runner.stop().catch(() => {});
      await supervision;
    },
  };
}
