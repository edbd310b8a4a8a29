import { describe, expect, it } from 'vitest';
import { silenceText, whyNotOfPersons } from './may-speak.ts';

const settled = { params: { r: 1, alpha: 2, a: 1, b: 2 }, converged: true, warnings: [] };

describe('whether a fit speaks of single persons', () => {
  it('FRONTDOOR 26: only one that settled inside its bounds, with thirty who came again', () => {
    expect(whyNotOfPersons(settled, 30)).toBeNull();
    expect(whyNotOfPersons({ ...settled, warnings: ['few-repeaters'] }, 99)).toBeNull();
    expect(whyNotOfPersons(settled, 29)).toBe('few-repeaters');
    expect(whyNotOfPersons(settled, 0)).toBe('no-repeaters');
    expect(whyNotOfPersons(undefined, 0)).toBe('no-repeaters');
    expect(whyNotOfPersons({ ...settled, converged: false }, 500)).toBe('not-converged');
    expect(whyNotOfPersons({ ...settled, params: { r: Number.NaN } }, 500)).toBe('not-converged');
    expect(whyNotOfPersons({ ...settled, converged: false, warnings: ['at-bound'] }, 500)).toBe('at-bound');
    expect(whyNotOfPersons({ ...settled, warnings: ['loose-parameter'] }, 500)).toBe('open-parameter');
    expect(whyNotOfPersons({ ...settled, warnings: ['infinite-mean-value'] }, 500)).toBe('infinite-mean-value');
  });

  it('says each reason in both languages', () => {
    expect(silenceText('open-parameter').fa).toMatch(/برنمی‌آید/);
    expect(silenceText('open-parameter').en).toMatch(/do not tell who has left/);
  });
});
