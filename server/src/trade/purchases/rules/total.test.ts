import { isRefusal } from '@peyvand/kernel/refusal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, linkProducts } from './cost.ts';
import { readPayments } from './payments.ts';
import { addUp } from './total.ts';

const cream = { sku: 'CREAM-50', quantity: '2', unitPrice: 1_250_000 };
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : 'accepted');

describe('the total of a purchase', () => {
  it('is the sum of its lines, less discount, plus shipping and tax', () => {
    const order = addUp({ lines: [{ ...cream, discount: 150_000 }], discount: 50_000, shipping: 80_000, tax: 211_500 });
    expect(order).toMatchObject({ items: 2_350_000, total: 2_591_500 });
  });

  it('rounds half up in each line: 1.5 kg of 333 rials are 500', () => {
    expect(addUp({ lines: [{ sku: 'RICE', quantity: '1.5', unitPrice: 333 }] })).toMatchObject({ total: 500 });
    expect(addUp({ lines: [{ sku: 'RICE', quantity: '۱٫۵', unitPrice: 333 }] })).toMatchObject({ total: 500 });
  });

  it('may be nothing: a gift is a purchase', () => {
    expect(addUp({ lines: [{ ...cream, unitPrice: 0 }], total: 0 })).toMatchObject({ total: 0 });
  });

  it('is refused with the reason when it cannot be right', () => {
    expect(codeOf(addUp({ lines: [cream], total: 2_500_001 }))).toBe('purchases.total-differs');
    expect(codeOf(addUp({ lines: [cream], discount: 2_500_001 }))).toBe('purchases.total-negative');
    expect(codeOf(addUp({ lines: [{ ...cream, discount: 2_500_001 }] }))).toBe('purchases.discount-too-large');
    for (const quantity of ['0', '-1', 0, '1.2345', 'two', Number.NaN])
      expect(codeOf(addUp({ lines: [{ ...cream, quantity }] }))).toBe('purchases.quantity-unreadable');
    const huge = { ...cream, unitPrice: Number.MAX_SAFE_INTEGER };
    expect(codeOf(addUp({ lines: [huge] }))).toBe('purchases.amount-too-large');
    const half = { ...huge, quantity: 1 };
    expect(codeOf(addUp({ lines: [half, half] }))).toBe('purchases.amount-too-large');
  });

  it('holds for any order', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9_999_999 }).map((thousandths) => thousandths / 1000),
      unitPrice: fc.integer({ min: 0, max: 1_000_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.nat(1_000_000), (lines, tax) => {
        const order = addUp({ lines: lines.map((one) => ({ sku: 'X', ...one })), tax });
        if (isRefusal(order)) throw new Error(order.code);
        const expected = lines.reduce(
          (sum, { quantity, unitPrice }) =>
            sum + (BigInt(Math.round(quantity * 1000)) * BigInt(unitPrice) * 2n + 1000n) / 2000n,
          BigInt(tax),
        );
        expect(BigInt(order.total)).toBe(expected);
      }),
    );
  });
});

describe('the cost of a purchase', () => {
  const order = addUp({ lines: [cream, { sku: 'POST', quantity: 1, unitPrice: 100 }] });
  const lines = isRefusal(order) ? [] : order.lines;
  const known = { productId: 'p', name: 'کرم', category: 'آرایشی', unitCost: 700_000, goods: true };

  it('comes from the till, else from the product; fees cost nothing', () => {
    const linked = linkProducts(lines, [known, { ...known, unitCost: null, goods: false }]);
    expect(linked.map((line) => line.unitCost)).toEqual([700_000, 0]);
    expect(costOf(linked)).toBe(1_400_000);
    expect(linked[0]).toMatchObject({ name: 'کرم', category: 'آرایشی', productId: 'p' });
  });

  it('is unknown while the cost of one line is', () => {
    expect(costOf(linkProducts(lines, [known, undefined]))).toBeNull();
    expect(costOf([])).toBeNull();
  });
});

describe('payments of a purchase', () => {
  const now = new Date('2026-11-21T09:00:00Z');
  const order = {
    total: 1000,
    paid: 300,
    at: now,
    telling: { timeZone: 'Asia/Tehran', calendar: 'jalali', now },
  } as const;

  it('are taken at the time of the purchase unless they say their own', () => {
    const read = readPayments([{ method: 'کارت', amount: 700 }], order);
    expect(read).toEqual([{ method: 'کارت', amount: 700, paidAt: order.at, reference: '' }]);
    expect(readPayments([{ method: 'cash', amount: 1, paidAt: '1405/09/01' }], order)).toMatchObject([
      { paidAt: new Date('2026-11-21T20:30:00Z') },
    ]);
  });

  it('never pass what is owed, and need a readable time', () => {
    expect(codeOf(readPayments([{ method: 'cash', amount: 701 }], order))).toBe('purchases.paid-too-much');
    expect(codeOf(readPayments([{ method: 'cash', amount: 1, paidAt: 'yesterday' }], order))).toBe(
      'purchases.time-unreadable',
    );
  });
});
