import { expect, it } from 'vitest';
import { shareCategories } from './share-categories.ts';

it('tells what Maryam buys, largest first, and what came back is no part of it', () => {
  const mix = shareCategories([
    { category: 'قهوه', orders: 3, net: 250 },
    { category: '', orders: 1, net: 250 },
    { category: 'چای', orders: 4, net: 500 },
    { category: 'فنجان', orders: 1, net: 0 },
  ]);
  expect(mix.map(({ category, share }) => [category, share])).toEqual([
    ['چای', 0.5],
    ['', 0.25],
    ['قهوه', 0.25],
  ]);
});

it('is empty for somebody who kept nothing', () => {
  expect(shareCategories([{ category: 'چای', orders: 1, net: 0 }])).toEqual([]);
});
