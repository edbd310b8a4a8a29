import { describe, expect, it } from 'vitest';
import { decide, type LatestWord } from './decide.ts';

const word = (state: 'granted' | 'withdrawn', source: string, day: string): LatestWord => ({
  state,
  source,
  at: new Date(day),
});
const erased = new Date('2026-06-01');

describe('may we write to her?', () => {
  it('given no word, only about what she bought', () => {
    expect(decide('service', undefined, undefined)).toEqual({ allowed: true, reason: 'service' });
    for (const purpose of ['marketing', 'profiling', 'research'] as const)
      expect(decide(purpose, undefined, undefined)).toEqual({ allowed: false, reason: 'not-asked' });
  });

  it('given a grant, yes; given a withdrawal, no, not even about service', () => {
    expect(decide('marketing', word('granted', 'import', '2026-01-01'), undefined)).toEqual({
      allowed: true,
      reason: 'granted',
    });
    expect(decide('marketing', word('withdrawn', 'sms', '2026-01-01'), undefined)).toEqual({
      allowed: false,
      reason: 'withdrawn',
    });
    expect(decide('service', word('withdrawn', 'sms', '2026-01-01'), undefined)).toEqual({
      allowed: false,
      reason: 'withdrawn',
    });
  });

  it('given an erasure, only a later grant by herself counts', () => {
    const verdict = (source: string, day: string) => decide('marketing', word('granted', source, day), erased).reason;
    expect(verdict('import', '2026-09-01')).toBe('suppressed');
    expect(verdict('staff', '2026-09-01')).toBe('suppressed');
    expect(verdict('form', '2026-05-01')).toBe('suppressed');
    expect(verdict('form', '2026-09-01')).toBe('granted');
    expect(decide('marketing', undefined, erased).reason).toBe('suppressed');
    expect(decide('service', undefined, erased).allowed).toBe(true);
  });
});
