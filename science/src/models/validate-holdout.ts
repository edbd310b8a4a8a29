import { checkHistory, type Histories } from './histories.ts';
import { type PurchaseModel, type PurchaseParams, predictorOf } from './predictor.ts';

export interface HoldoutInput {
  readonly model: PurchaseModel;
  /** Fitted on the calibration histories alone. */
  readonly params: PurchaseParams;
  readonly histories: Histories;
  /** Purchases of each customer in the hold-out that follows, in the order of the histories. */
  readonly holdout: ArrayLike<number>;
  /** Length of the hold-out, in the unit of the histories. */
  readonly length: number;
}

/** How good the forecast was, beside two baselines that need no model. */
export interface HoldoutReport {
  readonly n: number;
  readonly actual: number;
  readonly expected: number;
  /** expected / actual − 1; NaN when nothing was bought. */
  readonly totalError: number;
  /** Mean absolute error per customer. */
  readonly mae: number;
  readonly baselines: {
    /** Everybody buys the mean of the hold-out: the best single number, known only afterwards. */
    readonly mean: { readonly expected: number; readonly mae: number };
    /** Everybody goes on at the own rate: x / T × length. */
    readonly ownRate: { readonly expected: number; readonly mae: number };
  };
  /** Means by repeat purchases in the calibration; the last row holds `x` and more. For the calibration plot. */
  readonly byX: readonly {
    readonly x: number;
    readonly customers: number;
    readonly actual: number;
    readonly expected: number;
  }[];
}

const LAST_X = 7;

/**
 * Compares a forecast with what really happened after the calibration, as the papers do. Throws RangeError for arrays of
 * unequal length, impossible histories or a length ≤ 0.
 */
export function validateHoldout({ model, params, histories, holdout, length }: HoldoutInput): HoldoutReport {
  const n = histories.x.length;
  if (holdout.length !== n) throw new RangeError(`${n} histories, ${holdout.length} hold-out counts`);
  if (!(length > 0)) throw new RangeError(`a hold-out has a length above 0, got ${length}`);
  const predictor = predictorOf(model, params);
  let actual = 0;
  for (let i = 0; i < n; i++) actual += holdout[i] ?? 0;
  const ofModel = { expected: 0, absolute: 0 };
  const ofMean = { expected: 0, absolute: 0 };
  const ofOwn = { expected: 0, absolute: 0 };
  const rows = Array.from({ length: LAST_X + 1 }, (_, x) => ({ x, customers: 0, actual: 0, expected: 0 }));
  for (let i = 0; i < n; i++) {
    const x = histories.x[i] ?? 0;
    const tx = histories.tx[i] ?? 0;
    const T = histories.T[i] ?? 0;
    checkHistory(x, tx, T, i);
    const bought = holdout[i] ?? 0;
    const expected = predictor.pAlive(x, tx, T) * predictor.purchasesIfAlive(length, x, T);
    for (const [tally, guess] of [
      [ofModel, expected],
      [ofMean, actual / n],
      [ofOwn, T === 0 ? 0 : (x / T) * length],
    ] as const) {
      tally.expected += guess;
      tally.absolute += Math.abs(guess - bought);
    }
    const row = rows[Math.min(x, LAST_X)];
    if (!row) continue;
    row.customers++;
    row.actual += bought;
    row.expected += expected;
  }
  return {
    n,
    actual,
    expected: ofModel.expected,
    totalError: actual === 0 ? Number.NaN : ofModel.expected / actual - 1,
    mae: ofModel.absolute / n,
    baselines: {
      mean: { expected: ofMean.expected, mae: ofMean.absolute / n },
      ownRate: { expected: ofOwn.expected, mae: ofOwn.absolute / n },
    },
    byX: rows
      .filter((row) => row.customers > 0)
      .map((row) => ({ ...row, actual: row.actual / row.customers, expected: row.expected / row.customers })),
  };
}
