import { describe, expect, it } from 'vitest';
import { EmptyAtStart, NewKeys } from './new-keys.ts';

describe('the keys that a run has made itself', () => {
  it('are all known again, and of the others hardly any', () => {
    const keys = new NewKeys();
    const phone = (i: number) => `phone  +98912${String(i).padStart(7, '0')}`;
    for (let i = 0; i < 100_000; i++) keys.add(phone(i));
    const known = (from: number) =>
      Array.from({ length: 100_000 }, (_, i) => phone(from + i)).filter((one) => keys.mayHave(one)).length;
    expect(known(0)).toBe(100_000);
    expect(known(100_000)).toBeLessThan(100);
  });

  it('say nothing about a table that was not empty', async () => {
    const empty = new EmptyAtStart();
    expect(await empty.keysOf('full', async () => false)).toBeUndefined();
    expect(await empty.keysOf('full', async () => true)).toBeUndefined();
  });

  it('are no longer trusted once somebody else was met', async () => {
    const empty = new EmptyAtStart();
    const keys = await empty.keysOf('customers', async () => true);
    expect(await empty.keysOf('customers', async () => false)).toBe(keys);
    empty.distrust();
    expect(await empty.keysOf('customers', async () => true)).toBeUndefined();
  });
});
