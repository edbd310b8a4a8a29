import { expect, test } from 'vitest';
import { isSlug, proposeSlug } from './propose-slug.ts';

test.each([
  ['فروشگاه چهارباغ', 'froshgah-chaharbagh'],
  ['کافهٔ آرش ۲', 'kafe-arsh-2'],
  ['قنادي‌ كاميار', 'ghnadi-kamiar'],
  ['Café Maryam & Sons', 'cafe-maryam-sons'],
  ['  --  ', ''],
])('«%s» is proposed as "%s"', (name, slug) => {
  expect(proposeSlug(name)).toBe(slug);
});

test('what is proposed for a long name is an address that the server takes', () => {
  const slug = proposeSlug('نمایندگی پخش سراسری لوازم خانگی زاینده‌رود اصفهان شعبهٔ مرکزی');
  expect(isSlug(slug)).toBe(true);
  expect(slug.length).toBeLessThanOrEqual(40);
});

test('an address has no capital, no space and no leading hyphen', () => {
  expect(['a', 'shop-2', '7seen'].every(isSlug)).toBe(true);
  expect(['', 'Shop', 'a b', '-a', 'چهارباغ'].some(isSlug)).toBe(false);
});
