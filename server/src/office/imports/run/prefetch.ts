import { setImmediate } from 'node:timers/promises';

/** Asks for the next slice before the last one is done with: the file is read while the database writes. */
export async function* prefetch<T>(slices: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = slices[Symbol.asyncIterator]();
  let next = iterator.next();
  next.catch(() => {});
  try {
    for (let got = await next; !got.done; got = await next) {
      next = iterator.next();
      next.catch(() => {});
      yield got.value;
    }
  } finally {
    await next.catch(() => {});
    await iterator.return?.();
  }
}

/** Cuts slices of any length into batches of a size. */
export async function* inBatches<T>(slices: AsyncIterable<readonly T[]>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const slice of slices)
    for (const one of slice) {
      batch.push(one);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

const sliceSize = 500;

/** Cuts long slices, and lets answers of the database in between two: it must not wait for its next statement. */
export async function* inSlices<T>(slices: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  for await (const slice of slices)
    for (let at = 0; at < slice.length; at += sliceSize) {
      yield slice.slice(at, at + sliceSize);
      await setImmediate();
    }
}
