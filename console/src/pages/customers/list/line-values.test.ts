import type { CustomerLine } from '@peyvand/sdk/customers';
import { expect, test } from 'vitest';
import { isSame, wishOf } from './line-values.ts';

const maryam: CustomerLine = {
  id: '1',
  kind: 'person',
  name: 'مریم احمدی',
  phone: null,
  email: null,
  city: 'اصفهان',
  tags: ['وفادار', 'عمده'],
  ownerId: null,
  custom: { size: 'L', shoe: 38 },
  version: 3,
  createdAt: '2026-01-01T00:00:00Z',
  orders: 0,
  lastDay: null,
  net: 0,
  segment: null,
  pAlive: null,
  clv: null,
  hit: null,
};

test('of tags only what was added and what was taken away is sent', () => {
  expect(wishOf(maryam, { tags: ['عمده', 'نوروز'] })).toEqual({ addTags: ['نوروز'], removeTags: ['وفادار'] });
});

test('of the own fields only the one that was changed is sent; an emptied one as null', () => {
  expect(wishOf(maryam, { custom: { size: 'M', shoe: 38 } })).toEqual({ custom: { size: 'M' } });
  expect(wishOf(maryam, { custom: { size: 'L', shoe: null } })).toEqual({ custom: { shoe: null } });
  // the way back of a field that was empty before
  expect(wishOf({ ...maryam, custom: { size: 'L', shoe: 40 } }, { custom: { size: 'L' } })).toEqual({
    custom: { shoe: null },
  });
});

test('a cell that was left as it was is no change', () => {
  expect(isSame(maryam, { city: 'اصفهان' })).toBe(true);
  expect(isSame(maryam, { ownerId: '7' })).toBe(false);
});
