import { describe, expect, it } from 'vitest';
import { defineRefusals, isRefusal } from './refusal.ts';

const points = defineRefusals('points', {
  'account-closed': { status: 409, fa: 'این حساب بسته است.', en: 'This account is closed.' },
  'not-enough': {
    status: 422,
    fa: (data: { has: number; needs: number }) => `${data.needs} امتیاز لازم است و ${data.has} امتیاز دارید.`,
    en: (data: { has: number; needs: number }) => `You need ${data.needs} points and have ${data.has}.`,
  },
});

describe('a refusal', () => {
  it('carries code, status, the sentence in both languages and the data', () => {
    expect(points('not-enough', { has: 480, needs: 500 })).toEqual({
      refused: true,
      code: 'points.not-enough',
      status: 422,
      message: { fa: '500 امتیاز لازم است و 480 امتیاز دارید.', en: 'You need 500 points and have 480.' },
      data: { has: 480, needs: 500 },
    });
  });

  it('needs no data when its sentence needs none', () => {
    expect(points('account-closed')).toMatchObject({ code: 'points.account-closed', status: 409, data: {} });
  });

  it('is told apart from an answer', () => {
    expect(isRefusal(points('account-closed'))).toBe(true);
    for (const answer of [undefined, null, 'refused', { refused: false }, { code: 'points.account-closed' }]) {
      expect(isRefusal(answer)).toBe(false);
    }
  });

  it('of an unknown name is a bug and throws', () => {
    const loose = points as unknown as (reason: string) => unknown; // a caller without types
    expect(() => loose('no-such-reason')).toThrow('no refusal points.no-such-reason');
  });

  it('lets the module list its refusals', () => {
    expect(points.module).toBe('points');
    expect(Object.keys(points.specs)).toEqual(['account-closed', 'not-enough']);
  });
});
