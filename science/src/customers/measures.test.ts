import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCdnowDays, readCdnowRows } from '../testing/read-cdnow.ts';
import { concentrationCurve, customersBringing, gini, lorenz, topShare } from './concentration.ts';
import { averageOrderValue, customerValue, purchaseFrequency, purchaseFunnel, repeatRate } from './purchase-rates.ts';
import { relationshipRatio, relationshipRoi, rorOf } from './relationship-ratio.ts';
import { annualChurn, customerFlow, retentionMeasures } from './retention.ts';

const days = readCdnowDays();
const rows = readCdnowRows();
const spend = days.map((one) => [...one.values()].reduce((sum, amount) => sum + amount, 0));

describe('concentration', () => {
  test('1 to 5 has a Gini index of .26667', () => {
    expect(gini([3, 1, 5, 2, 4])).toBeCloseTo(0.26667, 5);
  });

  test('ten customers from 5 to 650: Gini .705, the top 20 % bring 77.0 %', () => {
    const values = [5, 10, 10, 15, 20, 40, 50, 80, 120, 650];
    expect(gini(values)).toBeCloseTo(0.705, 3);
    expect(topShare(values, 0.2)).toBeCloseTo(0.77, 3);
    expect(customersBringing(values, 0.8)).toBe(0.3);
  });

  test('CDNOW: Gini .6309, the top 20 % bring 67.46 %', () => {
    expect(gini(spend)).toBeCloseTo(0.6309, 4);
    expect(topShare(spend, 0.2)).toBeCloseTo(0.6746, 4);
  });

  test('nothing spent is not defined, not zero', () => {
    expect(gini([0, 0])).toBeNaN();
    expect(gini([])).toBeNaN();
    expect(topShare([], 0.2)).toBeNaN();
    expect(customersBringing([0], 0.8)).toBeNaN();
  });

  test('customers who cost money lift the curve above the whole: it is not cut', () => {
    const { value } = concentrationCurve([100, 50, -50], 3);
    expect([...value]).toEqual([0, 1, 1.5, 1]);
    expect(topShare([100, 50, -50], 0.67)).toBe(1);
  });

  test('the Lorenz curve runs from (0, 0) to (1, 1) below the diagonal, twice its gap being the Gini index', () => {
    const values = fc
      .array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 30 })
      .filter((all) => all.some((v) => v > 0));
    fc.assert(
      fc.property(values, (all) => {
        const { customers, value } = lorenz(all, all.length);
        expect([value[0], value.at(-1)]).toEqual([0, expect.closeTo(1, 9)]);
        let area = 0;
        for (let i = 1; i < value.length; i++) {
          expect(value[i]).toBeLessThanOrEqual((customers[i] ?? 0) + 1e-9);
          area += ((value[i] ?? 0) + (value[i - 1] ?? 0)) / 2 / all.length;
        }
        expect(gini(all)).toBeCloseTo(1 - 2 * area, 9);
      }),
    );
  });
});

describe('repeat rate and order value of CDNOW', () => {
  test('48.32 % by day, 48.88 % by order', () => {
    const orders = new Map<string, number>();
    for (const { customer } of rows) orders.set(customer, (orders.get(customer) ?? 0) + 1);
    expect(repeatRate(days.map((one) => one.size))).toBe(1139 / 2357);
    expect(repeatRate([...orders.values()])).toBe(1152 / 2357);
  });

  test('36.4534 a day, 35.2785 an order', () => {
    const revenue = rows.reduce((sum, { amount }) => sum + amount, 0);
    expect(revenue).toBeCloseTo(244_091.94, 2);
    expect(averageOrderValue(revenue, 6696)).toBeCloseTo(36.4534, 4);
    expect(averageOrderValue(revenue, 6919)).toBeCloseTo(35.2785, 4);
    expect(customerValue(revenue, 6919, 2357)).toBeCloseTo(purchaseFrequency(6919, 2357) * 35.2785, 2);
  });

  test('the funnel counts how many reached each purchase', () => {
    expect(purchaseFunnel([1, 1, 3, 0, 7], 5)).toEqual([4, 2, 2, 1, 1]);
  });

  test('no orders, no average', () => {
    expect(averageOrderValue(0, 0)).toBeNaN();
    expect(repeatRate([0, 0])).toBeNaN();
  });
});

describe('return on relationship', () => {
  test('125 of 500 is 25 %, one in 4; with 250 it rises to 50 % while H/R falls to 2', () => {
    expect(rorOf(500, 125)).toEqual({ ror: 0.25, oneIn: 4 });
    expect(rorOf(500, 250)).toEqual({ ror: 0.5, oneIn: 2 });
  });

  test('a referred repeat buyer counts once, somebody not helped never', () => {
    const answer = relationshipRatio({ helped: [1, 1, 1, 1, 0], repeat: [1, 1, 0, 0, 1], referred: [0, 1, 1, 0, 1] });
    expect(answer).toEqual({
      helped: 4,
      repeatOnly: 1,
      referredOnly: 1,
      both: 1,
      relationship: 3,
      ror: 0.75,
      oneIn: 4 / 3,
    });
  });

  test('nobody helped: not defined; nobody through the relationship: 0 %, and no "one in"', () => {
    expect(rorOf(0, 0)).toEqual({ ror: Number.NaN, oneIn: Number.NaN });
    expect(rorOf(10, 0)).toEqual({ ror: 0, oneIn: Number.NaN });
    expect(() => rorOf(10, 11)).toThrow(RangeError);
  });

  test('the ROI of the relationship is a figure of its own', () => {
    expect(relationshipRoi(300, 500, 200)).toBe(3);
    expect(relationshipRoi(1, 1, 0)).toBeNaN();
  });
});

describe('200 customers, 40 lost, 60 won', () => {
  const measures = retentionMeasures({ start: 200, won: 60, lost: 40 });

  test('each measure under its own label', () => {
    expect(measures).toMatchObject({ end: 220, kept: 160, average: 210, retention: 0.8, cohortAttrition: 0.2 });
    expect(measures.attrition).toBeCloseTo(0.1905, 4);
    expect(measures.seedRatio).toBeCloseTo(0.7619, 4);
  });

  test('the complement of the seed ratio is not the churn', () => {
    expect(1 - measures.seedRatio).toBeCloseTo(0.2381, 4);
  });
});

test('1000 customers, 250 won, 1100 at the end: 14.3 % attrition, 85.0 % retention', () => {
  const { attrition, retention, end } = retentionMeasures({ start: 1000, won: 250, lost: 150 });
  expect(end).toBe(1100);
  expect(attrition).toBeCloseTo(0.143, 3);
  expect(retention).toBe(0.85);
});

test('S + N + reactivated − lost = E, the seed ratio never passes 1', () => {
  const flags = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()));
  fc.assert(
    fc.property(flags, (people) => {
      const column = (i: 0 | 1 | 2) => people.map((person) => (person[i] ? 1 : 0));
      const { end, seedRatio } = retentionMeasures(customerFlow(column(0), column(1), column(2)));
      expect(end).toBe(people.filter(([, atEnd]) => atEnd).length);
      expect(!(seedRatio > 1)).toBe(true);
    }),
  );
});

test('nobody at the start: retention is not defined; losing more than there were is refused', () => {
  expect(retentionMeasures({ start: 0, won: 5, lost: 0 }).retention).toBeNaN();
  expect(() => retentionMeasures({ start: 5, won: 0, lost: 6 })).toThrow(RangeError);
});

test('5 % a month is 45.96 % a year', () => {
  expect(annualChurn(0.05)).toBeCloseTo(0.4596, 4);
});
