import { expect, it } from 'vitest';
import { productSearchKey, skuKey } from './sku.ts';

it('one code is one code: digits of any script, spaces and case do not matter', () => {
  for (const written of ['12الف', '۱۲الف', ' ١٢الف ', '\u200f۱۲الف']) expect(skuKey(written)).toBe('12الف');
  expect(skuKey('CREAM-50')).toBe(skuKey('cream-۵۰'));
  expect(skuKey('A 1')).not.toBe(skuKey('A1'));
});

it('a word of a name or a code is found by its beginning', () => {
  expect(productSearchKey('چای سیاه', 'TEA-۱')).toBe(` ${['چای سیاه', 'tea-1'].join(' ')}`);
  expect(productSearchKey('', '')).toBe('');
});
