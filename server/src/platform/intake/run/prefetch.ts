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
