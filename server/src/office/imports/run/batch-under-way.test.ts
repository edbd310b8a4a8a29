import { expect, it } from 'vitest';
import { BatchUnderWay, DecidedTooEarly } from './batch-under-way.ts';

/** Whether a promise has come to its end when everything that can run has run. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  const note = () => {
    over = true;
  };
  promise.then(note, note);
  await new Promise(setImmediate);
  return over;
}

it('lets the next batch be decided as soon as it has said what it writes', async () => {
  const batch = new BatchUnderWay();
  expect(await isOver(batch.decided)).toBe(false);
  batch.announce(['phone 1']);
  expect(await isOver(batch.decided)).toBe(true);
});

it('of an intake that never says what it writes, the next batch waits for the end', async () => {
  const batch = new BatchUnderWay();
  batch.end();
  expect(await isOver(batch.decided)).toBe(true);
});

it('keeps whoever would read what it writes waiting for its end, and nobody else', async () => {
  const batch = new BatchUnderWay();
  batch.announce(['phone 1', 'phone 2']);
  const same = batch.settle(['phone 0', 'phone 2']);
  expect(await isOver(batch.settle(['phone 3']))).toBe(true);
  expect(await isOver(same)).toBe(false);
  batch.end();
  await same;
});

it('sends back whoever built on it when it is decided anew: at once, and also who had waited for its end', async () => {
  const batch = new BatchUnderWay();
  batch.announce(['phone 1']);
  const waited = batch.settle(['phone 1']);
  batch.again();
  await expect(batch.firm).rejects.toBeInstanceOf(DecidedTooEarly);
  expect(await isOver(waited)).toBe(false);
  batch.end();
  await expect(waited).rejects.toBeInstanceOf(DecidedTooEarly);
  await batch.ended;
});

it('fails with its error for all who wait, and lets the next batch begin so that it hears of it', async () => {
  const batch = new BatchUnderWay();
  batch.fail(new Error('disk full'));
  await batch.decided;
  await expect(batch.ended).rejects.toThrow('disk full');
  await expect(batch.firm).rejects.toThrow('disk full');
});
