import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../numeric/random.ts';
import { dayOf, readCdnowDays } from '../testing/read-cdnow.ts';
import { rfmGridProblems, rfmSegment, STANDARD_RFM_GRID } from './rfm-grid.ts';
import { rfmScores, rfmScoresNested, rfmSegments } from './rfm-scores.ts';
import { rankBy, rfmYardstick } from './rfm-yardstick.ts';

const asOf = dayOf('1998-07-01');
const customers = readCdnowDays();
const cdnow = {
  recencyDays: customers.map((days) => asOf - Math.max(...days.keys())),
  frequency: customers.map((days) => days.size),
  monetary: customers.map((days) => [...days.values()].reduce((sum, amount) => sum + amount, 0)),
};

function counts(scores: Uint8Array): number[] {
  return [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length);
}

describe('the CDNOW sample over 18 months, as of 1998-07-01', () => {
  const { r, f, m } = rfmScores(cdnow);

  test('has the known quintiles', () => {
    expect(counts(r)).toEqual([482, 471, 463, 470, 471]);
    expect(counts(f)).toEqual([1218, 0, 403, 358, 378]);
    expect(counts(m)).toEqual([481, 462, 472, 471, 471]);
  });

  test('customer 0001 (201 days, 4 times, 100.50) is 444, customer 0003 (546, 1, 6.79) is 111', () => {
    expect([cdnow.recencyDays[0], cdnow.frequency[0]]).toEqual([201, 4]);
    expect(cdnow.monetary[0]).toBeCloseTo(100.5, 8);
    expect([r[0], f[0], m[0]]).toEqual([4, 4, 4]);
    expect([cdnow.recencyDays[2], cdnow.frequency[2]]).toEqual([546, 1]);
    expect([r[2], f[2], m[2]]).toEqual([1, 1, 1]);
  });

  test('falls into the ten segments as known', () => {
    const segments = Array.from(r, (score, i) => rfmSegment(score, f[i] ?? 0));
    const count = (key: string) => segments.filter((one) => one === key).length;
    expect(Object.fromEntries(STANDARD_RFM_GRID.map(({ key }) => [key, count(key)]))).toEqual({
      champions: 413,
      loyal: 310,
      'potential-loyalist': 250,
      new: 0,
      promising: 0,
      'need-attention': 82,
      'about-to-sleep': 349,
      'cannot-lose': 3,
      'at-risk': 81,
      hibernating: 869,
    });
  });
});

test('equal values always get equal scores, and better values no lower ones', () => {
  const values = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, (frequency) => {
      const { r, f } = rfmScores({ recencyDays: frequency, frequency, monetary: frequency });
      for (const [i, a] of frequency.entries()) {
        for (const [j, b] of frequency.entries()) {
          if (a === b) expect(f[i]).toBe(f[j]);
          if (a > b) {
            expect(f[i]).toBeGreaterThanOrEqual(f[j] ?? 0);
            expect(r[i]).toBeLessThanOrEqual(r[j] ?? 0);
          }
        }
      }
    }),
  );
});

test('nested: 125 cells of equal size, give or take one', () => {
  const { r, f, m } = rfmScoresNested(cdnow);
  const cells = new Map<number, number>();
  for (const [i, score] of r.entries()) {
    const cell = score * 100 + (f[i] ?? 0) * 10 + (m[i] ?? 0);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  expect(cells.size).toBe(125);
  expect(Math.max(...cells.values()) - Math.min(...cells.values())).toBeLessThanOrEqual(1);
});

test('nested: who bought more recently never has the lower R', () => {
  const { r } = rfmScoresNested({
    recencyDays: [90, 10, 40, 70, 5],
    frequency: [1, 1, 1, 1, 1],
    monetary: [1, 2, 3, 4, 5],
  });
  expect([...r]).toEqual([1, 4, 3, 2, 5]);
});

test('arrays of unequal length or without a number are refused', () => {
  expect(() => rfmScores({ recencyDays: [1], frequency: [1, 2], monetary: [1] })).toThrow(RangeError);
  expect(() => rfmScores({ recencyDays: [Number.NaN], frequency: [1], monetary: [1] })).toThrow(RangeError);
});

describe('the grid', () => {
  test('covers each of the 25 cells once', () => {
    expect(rfmGridProblems(STANDARD_RFM_GRID)).toEqual([]);
  });

  test('edited so that two segments claim a cell and one is left out, tells which', () => {
    const edited = STANDARD_RFM_GRID.map((rule) => (rule.key === 'new' ? { ...rule, r: [4, 4] as const } : rule));
    expect(rfmGridProblems(edited)).toEqual([
      { r: 4, f: 1, claimedBy: ['new', 'promising'] },
      { r: 5, f: 1, claimedBy: [] },
    ]);
    expect(() => rfmSegment(5, 1, edited)).toThrow(RangeError);
  });
});

describe('the segment of those of whom nothing can be said', () => {
  const equal = (n: number, frequency = 3) => ({
    recencyDays: Array.from({ length: n }, () => 4),
    frequency: Array.from({ length: n }, () => frequency),
    monetary: Array.from({ length: n }, () => 100),
  });
  const segmentsOf = (input: Parameters<typeof rfmScores>[0]) => rfmSegments(input, rfmScores(input));

  test('FRONTDOOR 31: equal people, and fewer than twenty, have one label and are not hibernating', () => {
    for (const n of [1, 2, 10, 19, 20, 40, 1000]) expect(new Set(segmentsOf(equal(n)))).toEqual(new Set(['too-few']));
    const different = {
      recencyDays: Array.from({ length: 19 }, (_, i) => i * 20),
      frequency: Array.from({ length: 19 }, (_, i) => 1 + i),
      monetary: Array.from({ length: 19 }, (_, i) => i),
    };
    expect(new Set(segmentsOf(different))).toEqual(new Set(['too-few']));
  });

  test('nobody is called lost while fewer than a fifth bought more recently', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { minLength: 20, maxLength: 60 }),
        (rows) => {
          const input = {
            recencyDays: rows.map(([days]) => days),
            frequency: rows.map(([, n]) => n),
            monetary: rows.map(() => 1),
          };
          for (const [i, segment] of segmentsOf(input).entries()) {
            const better = rows.filter(([days]) => days < (input.recencyDays[i] ?? 0)).length;
            if (better >= rows.length / 5) continue;
            expect(['hibernating', 'at-risk', 'cannot-lose']).not.toContain(segment);
          }
        },
      ),
    );
  });

  test('leaves the segments of the CDNOW sample as they are', () => {
    const segments = segmentsOf(cdnow);
    expect(segments.filter((one) => one === 'hibernating')).toHaveLength(869);
    expect(segments).not.toContain('too-few');
  });
});

test('the yardstick gives each of those who were ranked the same scores and segment, and places the others among them', () => {
  const random = seededRandom(5);
  for (const n of [1, 7, 19, 20, 33, 400]) {
    const column = (most: number) => Array.from({ length: n }, () => Math.floor(random() * most));
    const input = {
      recencyDays: column(n === 33 ? 2 : 300),
      frequency: column(6).map((f) => f + 1),
      monetary: column(90),
    };
    const scores = rfmScores(input);
    const segments = rfmSegments(input, scores);
    const yardstick = JSON.parse(JSON.stringify(rfmYardstick(input)));
    for (let i = 0; i < n; i++) {
      const person = {
        recencyDays: input.recencyDays[i] ?? 0,
        frequency: input.frequency[i] ?? 0,
        monetary: input.monetary[i] ?? 0,
      };
      expect(rankBy(yardstick, person)).toEqual({
        r: scores.r[i],
        f: scores.f[i],
        m: scores.m[i],
        segment: segments[i],
      });
    }
    const best = rankBy(yardstick, { recencyDays: 0, frequency: 99, monetary: 1e9 });
    expect(best).toMatchObject({ r: Math.max(...scores.r), f: Math.max(...scores.f), m: Math.max(...scores.m) });
  }
});
