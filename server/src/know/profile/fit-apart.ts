import { Worker } from 'node:worker_threads';
import type { FittedPopulation, FitWish } from './rules/fit-population.ts';

/** Fits in a thread apart. The arrays of the wish are copied into it once. */
export function fitApart(wish: FitWish, signal?: AbortSignal): Promise<FittedPopulation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: wish });
    const stop = () => {
      void worker.terminate();
      reject(new Error('the fit was stopped'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('the fit ended without a result'));
    });
  });
}
