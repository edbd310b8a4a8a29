/** A cell block of the recency × frequency grid: all scores from..to, both included. */
export interface RfmRule {
  readonly key: string;
  readonly name: { readonly fa: string; readonly en: string };
  readonly r: readonly [from: number, to: number];
  readonly f: readonly [from: number, to: number];
}

/** The widespread grid of ten segments; each of the 25 cells belongs to exactly one of them. */
export const STANDARD_RFM_GRID: readonly RfmRule[] = [
  { key: 'champions', name: { fa: 'قهرمانان', en: 'Champions' }, r: [5, 5], f: [4, 5] },
  { key: 'loyal', name: { fa: 'وفادار', en: 'Loyal' }, r: [3, 4], f: [4, 5] },
  { key: 'potential-loyalist', name: { fa: 'در آستانهٔ وفاداری', en: 'Potential loyalist' }, r: [4, 5], f: [2, 3] },
  { key: 'new', name: { fa: 'تازه‌وارد', en: 'New' }, r: [5, 5], f: [1, 1] },
  { key: 'promising', name: { fa: 'امیدبخش', en: 'Promising' }, r: [4, 4], f: [1, 1] },
  { key: 'need-attention', name: { fa: 'نیازمند توجه', en: 'Need attention' }, r: [3, 3], f: [3, 3] },
  { key: 'about-to-sleep', name: { fa: 'رو به خاموشی', en: 'About to sleep' }, r: [3, 3], f: [1, 2] },
  { key: 'cannot-lose', name: { fa: 'نباید از دست داد', en: 'Cannot lose' }, r: [1, 2], f: [5, 5] },
  { key: 'at-risk', name: { fa: 'در خطر ریزش', en: 'At risk' }, r: [1, 2], f: [3, 4] },
  { key: 'hibernating', name: { fa: 'خاموش', en: 'Hibernating' }, r: [1, 2], f: [1, 2] },
];

/** A cell that an edited grid leaves out or gives away twice. */
export interface RfmGridProblem {
  readonly r: number;
  readonly f: number;
  /** The segments that claim the cell: none, or two and more. */
  readonly claimedBy: readonly string[];
}

/** The cells of an edited grid that do not belong to exactly one segment; empty when the grid is sound. */
export function rfmGridProblems(grid: readonly RfmRule[]): RfmGridProblem[] {
  const problems: RfmGridProblem[] = [];
  for (let r = 1; r <= 5; r++) {
    for (let f = 1; f <= 5; f++) {
      const claimedBy = grid.filter((rule) => covers(rule, r, f)).map((rule) => rule.key);
      if (claimedBy.length !== 1) problems.push({ r, f, claimedBy });
    }
  }
  return problems;
}

/**
 * The key of the segment of a customer with scores r and f, each 1..5, by the standard grid or an edited one.
 * Throws RangeError for scores outside 1..5 or a cell that the grid leaves out.
 */
export function rfmSegment(r: number, f: number, grid: readonly RfmRule[] = STANDARD_RFM_GRID): string {
  const rule = grid.find((one) => covers(one, r, f));
  if (!rule) throw new RangeError(`no segment for R ${r}, F ${f}`);
  return rule.key;
}

function covers(rule: RfmRule, r: number, f: number): boolean {
  return r >= rule.r[0] && r <= rule.r[1] && f >= rule.f[0] && f <= rule.f[1];
}
