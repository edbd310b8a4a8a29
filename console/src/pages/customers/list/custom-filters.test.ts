import { expect, test } from 'vitest';
import { customWishOf, numbersOf, wishOfNumbers, withCustomWish } from './custom-filters.ts';

test('a filter of an own field is read out of the address and put back, beside those of other fields', () => {
  const address = ['size=L', 'weight>=50', 'weight<=80.5'];
  expect(customWishOf(address, 'size')).toEqual({ is: 'L' });
  expect(customWishOf(address, 'weight')).toEqual({ least: '50', most: '80.5' });
  expect(withCustomWish(address, 'weight', { least: '60' })).toEqual(['size=L', 'weight>=60']);
  expect(withCustomWish(address, 'size', {})).toEqual(['weight>=50', 'weight<=80.5']);
  expect(withCustomWish(['size=L'], 'size', {})).toBeUndefined();
});

test('a value may hold any sign, and what is no filter at all is nobody’s', () => {
  expect(customWishOf(['motto=a=b>=c'], 'motto')).toEqual({ is: 'a=b>=c' });
  expect(customWishOf(['=L', 'nonsense'], 'size')).toEqual({});
});

test('money stands in the address in the unit that people say', () => {
  expect(wishOfNumbers({ least: 5_000_000 }, 10)).toEqual({ least: '500000' });
  expect(numbersOf({ least: '500000', most: '12.5' }, 10)).toEqual({ least: 5_000_000, most: 125 });
  expect(numbersOf({ least: 'much' })).toEqual({});
});
