import { describe, expect, it } from 'vitest';
import { costOf, linkProducts } from './cost.ts';
import type { Line } from './total.ts';

const line = (changed: Partial<Line> = {}): Line =>
  ({
    sku: 'A',
    name: '',
    category: '',
    quantity: 1000,
    unitPrice: 100,
    discount: 0,
    amount: 100,
    unitCost: null,
    ...changed,
  }) as Line;
const product = { productId: 'p', name: 'چای', category: 'نوشیدنی', unitCost: 40, goods: true } as never;

describe('what the goods of an order cost', () => {
  it('is unknown as long as the cost of one line is', () => {
    expect(
      costOf([
        { quantity: 1000, unitCost: 5 },
        { quantity: 1000, unitCost: null },
      ]),
    ).toBeNull();
    expect(costOf([])).toBeNull();
  });

  it('is what each line costs, rounded line by line, and never a number that cannot be exact', () => {
    expect(
      costOf([
        { quantity: 2500, unitCost: 3 },
        { quantity: 1000, unitCost: 0 },
      ]),
    ).toBe(8);
    expect(
      costOf([
        { quantity: 1000, unitCost: Number.MAX_SAFE_INTEGER },
        { quantity: 1000, unitCost: 1 },
      ]),
    ).toBeNull();
  });
});

describe('a line with what is known of its product', () => {
  it('keeps what the till said, and takes the rest from the product', () => {
    expect(linkProducts([line()], [product])).toMatchObject([
      { productId: 'p', name: 'چای', category: 'نوشیدنی', unitCost: 40 },
    ]);
    expect(linkProducts([line({ name: 'چای سیاه', unitCost: 55 })], [product])).toMatchObject([
      { name: 'چای سیاه', category: 'نوشیدنی', unitCost: 55 },
    ]);
    expect(linkProducts([line()], [undefined])).toMatchObject([{ productId: null, name: '', unitCost: null }]);
  });

  it('costs nothing where it is a fee, and something unknown where it is goods', () => {
    const bare = { productId: 'p', name: '', category: '', unitCost: null };
    expect(linkProducts([line()], [{ ...bare, goods: false } as never])[0]?.unitCost).toBe(0);
    expect(linkProducts([line()], [{ ...bare, goods: true } as never])[0]?.unitCost).toBeNull();
  });
});
