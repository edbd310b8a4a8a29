import { Worker } from 'node:worker_threads';
import type { FittedPopulation, FitWish } from './rules/fit-population.ts';

/** The thread's own heap; its columns of numbers lie outside it. Without a bound it would collect garbage late. */
const heapMb = 128;
const youngMb = 8;

/** Fits in a thread apart. The arrays of the wish move there and are empty here afterwards, so that none exists twice. */
export function fitApart(wish: FitWish, signal?: AbortSignal): Promise<FittedPopulation> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), {
      workerData: wish,
      transferList: [...buffersOf(wish.population), ...buffersOf(wish.calibration ?? {})],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
    });
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

/** The memory of all arrays among the fields, to be moved and not copied. */
export function buffersOf(fields: object): ArrayBuffer[] {
  return Object.values(fields).flatMap((field) =>
    ArrayBuffer.isView(field) && field.buffer instanceof ArrayBuffer ? [field.buffer] : [],
  );
}
