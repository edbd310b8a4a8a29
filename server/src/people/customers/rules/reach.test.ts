import { expect, it } from 'vitest';
import { type Reach, reachEntries, reachPrefixes, readReach } from './reach.ts';

it('what she said of how to be reached is kept and read back the same', () => {
  const wishes: Reach[] = [
    { channel: 'sms', branch: 'چهارباغ', hours: { from: 9 * 60, to: 17 * 60 + 30 } },
    { channel: null, branch: null, hours: null },
    { channel: 'call', branch: null, hours: { from: 0, to: 1440 } },
  ];
  for (const wish of wishes) {
    const entries = reachEntries(wish);
    expect(readReach(entries.map((one) => one.code))).toEqual(wish);
    for (const { code } of entries) expect(reachPrefixes).toContain(code.split(':')[0]);
  }
});

it('hours are shown as a clock does, and a branch of nothing but marks is none', () => {
  expect(reachEntries({ channel: null, branch: null, hours: { from: 545, to: 1020 } })).toMatchObject([
    { value: '09:05–17:00' },
  ]);
  expect(reachEntries({ channel: null, branch: ' \u200f ', hours: null })).toEqual([]);
});

it('a code that nobody wrote that way is no hour', () => {
  expect(readReach(['reach-hours:morning', 'likes-tea'])).toEqual({ channel: null, branch: null, hours: null });
});
