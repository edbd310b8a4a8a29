import { describe, expect, it } from 'vitest';
import { type Known, measureIntimacy } from './intimacy.ts';

const stranger: Known = {
  name: '',
  identifiers: [],
  birthday: null,
  gender: null,
  city: '',
  companyId: null,
  householdId: null,
  ownerId: null,
  tags: [],
  readiness: null,
  budget: null,
  preferences: [],
};

describe('customer intimacy', () => {
  it('R-009: is the share of the six blocks that are known', () => {
    expect(measureIntimacy(stranger).percent).toBe(0);
    const maryam: Known = {
      ...stranger,
      name: 'مریم',
      identifiers: ['+98912'],
      city: 'قم',
      gender: 'female',
      preferences: [{ component: 'product', attitude: 'dislikes' }],
    };
    const { percent, blocks } = measureIntimacy(maryam);
    expect([percent, blocks.filter((one) => one.known).map((one) => one.code)]).toEqual([
      50,
      ['identity', 'background', 'tastes'],
    ]);
    const all = [{ component: 'service', attitude: 'needs' }, ...maryam.preferences];
    expect(measureIntimacy({ ...maryam, readiness: 'ready', preferences: all }).percent).toBe(100);
  });
});
