import { isRefusal } from '@peyvand/kernel/refusal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundAmount, refundLines, refundRest, type Sale, worthOfLines } from './refund.ts';

/** Three jars of cream at 100 and a brush at 50, 30 off the order and 20 for postage: 340 in all. */
const order = (returned: [number, number] = [0, 0]): Sale => ({
  total: 340,
  returned: 0,
  cost: 200,
  returnedCost: 0,
  lines: [
    { position: 1, quantity: 3000, amount: 300, unitCost: 50, returnedQuantity: returned[0] },
    { position: 2, quantity: 1000, amount: 50, unitCost: 50, returnedQuantity: returned[1] },
  ],
});
const refund = (...args: Parameters<typeof refundLines>) => {
  const answer = refundLines(...args);
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
};
const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : 'accepted');

describe('what comes back of an order', () => {
  it('carries its share of the order’s discount, postage and tax', () => {
    // 340 × 300/350 = 291.43 and 340 × 50/350 = 48.57: the unit that is left goes to the larger remainder
    expect(worthOfLines(order())).toEqual([291, 49]);
    expect(refund(order(), [{ position: 2 }])).toEqual({
      lines: [{ position: 2, quantity: 1000, amount: 49 }],
      amount: 49,
      cost: 50,
      whole: false,
    });
  });

  it('is the total when everything comes back at once', () => {
    expect(refund(order(), [{ position: 1 }, { position: 2 }])).toMatchObject({ amount: 340, cost: 200, whole: true });
    expect(refundRest(order())).toMatchObject({ amount: 340, cost: 200, whole: true });
  });

  it('adds up a line that is named twice', () => {
    expect(
      refund(order(), [
        { position: 1, quantity: 1000 },
        { position: 1, quantity: 1000 },
      ]).lines,
    ).toEqual([{ position: 1, quantity: 2000, amount: 194 }]);
  });

  it('is refused beyond what was bought, and for a line that is not there', () => {
    expect(codeOf(refundLines(order(), [{ position: 1, quantity: 3001 }]))).toBe('purchases.return-too-much');
    expect(codeOf(refundLines(order([2000, 0]), [{ position: 1, quantity: 1500 }]))).toBe('purchases.return-too-much');
    expect(codeOf(refundLines(order([0, 1000]), [{ position: 2 }]))).toBe('purchases.return-too-much');
    expect(
      codeOf(
        refundLines(order(), [
          { position: 1, quantity: 2000 },
          { position: 1, quantity: 2000 },
        ]),
      ),
    ).toBe('purchases.return-too-much');
    expect(codeOf(refundLines(order(), [{ position: 3 }]))).toBe('purchases.line-unknown');
  });

  it('is shared by quantity when the goods were free', () => {
    const free: Sale = { ...order(), total: 20, lines: order().lines.map((line) => ({ ...line, amount: 0 })) };
    expect(worthOfLines(free)).toEqual([15, 5]);
  });

  it('leaves out a discount that a file wrote as a line of its own', () => {
    const [cream] = order().lines;
    if (cream === undefined) throw new Error('no line');
    const sale: Sale = {
      ...order(),
      total: 270,
      lines: [cream, { position: 2, quantity: -1000, amount: -30, unitCost: null, returnedQuantity: 0 }],
    };
    expect(worthOfLines(sale)).toEqual([270, 0]);
    expect(codeOf(refundLines(sale, [{ position: 2 }]))).toBe('purchases.return-too-much');
    expect(refund(sale, [{ position: 1 }])).toMatchObject({ amount: 270, whole: true });
  });

  it('is money alone when the order has no lines', () => {
    const sale: Sale = { total: 500, returned: 200, cost: null, returnedCost: 0, lines: [] };
    expect(refundAmount(sale, 100)).toMatchObject({ amount: 100, whole: false });
    expect(refundAmount(sale, 300)).toMatchObject({ amount: 300, whole: true });
    expect(codeOf(refundAmount(sale, 301))).toBe('purchases.amount-too-much');
  });

  it('adds up to exactly the total, however it is cut into pieces', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 20_000 }),
      amount: fc.integer({ min: 0, max: 10_000_000_000 }),
      pieces: fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 50_000_000_000 }),
        (wish, total) => {
          const lines = wish.map((one, index) => ({ ...one, position: index + 1, unitCost: 7, returnedQuantity: 0 }));
          let amount = 0;
          let whole = false;
          const give = (position: number, quantity: number) => {
            const answer = refund({ total, returned: amount, cost: 1, returnedCost: 0, lines }, [
              { position, quantity },
            ]);
            const back = lines[position - 1];
            if (back !== undefined) back.returnedQuantity += quantity;
            expect(answer.amount).toBeGreaterThanOrEqual(0);
            amount += answer.amount;
            whole = answer.whole;
          };
          for (const { position, pieces } of lines)
            for (const piece of pieces) {
              const left = (lines[position - 1]?.quantity ?? 0) - (lines[position - 1]?.returnedQuantity ?? 0);
              if (piece < left) give(position, piece);
            }
          for (const { position, quantity, returnedQuantity } of lines.map((one) => ({ ...one })))
            give(position, quantity - returnedQuantity);
          expect(amount).toBe(total);
          expect(whole).toBe(true);
        },
      ),
    );
  });
});
