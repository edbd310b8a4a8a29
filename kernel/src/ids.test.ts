import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUuid, uuidTime, uuidv7 } from './ids.ts';

describe('uuidv7', () => {
  it('has the version and the variant of RFC 9562', () => {
    for (let i = 0; i < 1000; i++) {
      expect(uuidv7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('rises strictly within the process', () => {
    let before = uuidv7();
    for (let i = 0; i < 100_000; i++) {
      const id = uuidv7();
      if (id <= before) throw new Error(`${id} is not after ${before}`);
      before = id;
    }
    expect(isUuid(before)).toBe(true);
  });

  it('carries the instant it was stamped with', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => uuidTime(uuidv7(now)) === now));
  });

  it('keeps the order of making for a whole import stamped with one instant', () => {
    const nowruz1405 = Date.UTC(2026, 2, 21);
    const ids = Array.from({ length: 50_000 }, () => uuidv7(nowruz1405));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(uuidTime(ids.at(-1) ?? '')).toBe(nowruz1405);
  });

  it('sorts as the instants do, and a given instant does not move the wall clock', () => {
    const later = uuidv7(Date.UTC(2099, 0, 1));
    const earlier = uuidv7(Date.UTC(1999, 0, 1));
    expect(earlier < later).toBe(true);
    expect(uuidv7() < later).toBe(true);
  });

  it('refuses an instant that 48 bits cannot hold', () => {
    for (const now of [-1, 1.5, Number.NaN, 2 ** 48]) expect(() => uuidv7(now)).toThrow(RangeError);
  });
});

describe('isUuid and uuidTime', () => {
  it('know a UUID of any version, and the time of version 7 only', () => {
    expect(uuidTime('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(1645557742000);
    expect(isUuid('c232ab00-9414-11ec-b3c8-9f6bdeced846')).toBe(true);
    expect(uuidTime('c232ab00-9414-11ec-b3c8-9f6bdeced846')).toBeUndefined();
  });

  it('refuse what only looks like one', () => {
    for (const text of [
      '',
      'Maryam',
      '017f22e279b07cc398c4dc0c0c07398f',
      '017f22e2-79b0-7cc3-98c4-dc0c0c07398g',
      ' 017f22e2-79b0-7cc3-98c4-dc0c0c07398',
    ]) {
      expect(isUuid(text)).toBe(false);
      expect(uuidTime(text)).toBeUndefined();
    }
  });
});
