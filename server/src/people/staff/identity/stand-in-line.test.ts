import { expect, it } from 'vitest';
import { inLine } from './stand-in-line.ts';

it('GATES 6: judging passwords keeps a share for browsers that are known, and the line of strangers has an end', async () => {
  let atOnce = 0;
  let most = 0;
  let judged = 0;
  const open: (() => void)[] = [];
  const work = async () => {
    most = Math.max(most, ++atOnce);
    await new Promise<void>((resolve) => open.push(resolve));
    atOnce -= 1;
    judged += 1;
  };
  const codes: (string | undefined)[] = [];
  const strangers = Array.from({ length: 120 }, () =>
    inLine(false, work).catch((error: { code?: string }) => void codes.push(error.code)),
  );
  let hers = false;
  const known = inLine(true, async () => {
    hers = true;
  });
  await known;
  // she was judged while the first stranger still was
  expect([hers, judged, atOnce]).toEqual([true, 0, 1]);
  while (judged + codes.length < 120) {
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(strangers);
  expect([most, judged, codes.length]).toEqual([1, 51, 69]);
  expect(new Set(codes)).toEqual(new Set(['PEYVAND_BUSY']));
});
