import { describe, expect, it } from 'vitest';
import { judgeAnswer, nextAttempt } from './schedule.ts';

const noon = new Date('2026-11-21T12:00:00Z');
const minutesAfter = (attempts: number, spread = 0) => {
  const at = nextAttempt(attempts, noon, spread);
  return at === undefined ? undefined : (at.getTime() - noon.getTime()) / 60_000;
};

describe('a failed attempt', () => {
  it('is repeated with growing pauses and given up after ten', () => {
    const pauses = Array.from({ length: 9 }, (_, i) => minutesAfter(i + 1));
    expect(pauses).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
    expect(minutesAfter(10)).toBeUndefined();
  });

  it('comes back a little later than others that failed with it', () => {
    expect(minutesAfter(2, 1)).toBe(5.5);
  });
});

it.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'again'],
  [404, 'again'],
  [410, 'gone'],
  [503, 'again'],
  [undefined, 'again'],
] as const)('takes the answer %s as %s', (status, meaning) => expect(judgeAnswer(status)).toBe(meaning));
