import {
  type CollapsedHistories,
  collapseHistories,
  type Fit,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  type GammaGammaParams,
  type HoldoutReport,
  type Predictions,
  type PurchaseModel,
  type PurchaseParams,
  predictAll,
  type RfmScores,
  rfmScores,
  validateHoldout,
} from '@peyvand/science';
import { weeksToNextPurchase } from './next-purchase.ts';

/** Everybody who bought, arrays of one length. Weeks of 7 days, money in minor units. */
export interface Population {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Mean value of the repeat purchase days. */
  readonly m: Float64Array;
  readonly recencyDays: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
}

/** The part before the cut, and what each of its customers did after it. */
export interface Calibration {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly holdout: Float64Array;
  readonly weeks: number;
}

export interface FitWish {
  readonly population: Population;
  readonly calibration: Calibration | undefined;
  readonly model: PurchaseModel;
  readonly horizonWeeks: number;
  readonly monthlyDiscount: number;
  readonly margin: number;
}

export interface FittedPopulation {
  readonly fits: { readonly [M in PurchaseModel]: Fit<PurchaseParams> } & {
    readonly gammagamma: Fit<GammaGammaParams>;
  };
  readonly holdout: Partial<Record<PurchaseModel, HoldoutReport>>;
  readonly rfm: RfmScores;
  /** Undefined when the chosen model could not be fitted: nobody has bought twice. */
  readonly predictions: Predictions | undefined;
  /** Weeks to the next purchase, NaN where none is foretold. */
  readonly nextWeeks: Float64Array;
}

const fitters = { bgnbd: fitBgnbd, mbgnbd: fitMbgnbd, paretonbd: fitParetonbd } as const;
export const models: readonly PurchaseModel[] = ['mbgnbd', 'bgnbd', 'paretonbd'];

/** Fits all models, tests them on what they have not seen, and scores everybody by the chosen one. */
export function fitPopulation(wish: FitWish): FittedPopulation {
  const { population, calibration, model } = wish;
  // the test first: its arrays are garbage before the larger ones are made
  const holdout = calibration === undefined ? {} : testOn(calibration);
  const collapsed = collapseHistories(population);
  const fits = fitAll(population, collapsed);
  const gammagamma = fitGammaGamma(population);
  const { params } = fits[model];
  const predictions = isUsable(params)
    ? predictAll(model, params, isUsable(gammagamma.params) ? gammagamma.params : undefined, population, {
        ...wish,
        collapsed,
      })
    : undefined;
  const nextWeeks = new Float64Array(population.x.length).fill(Number.NaN);
  if (predictions !== undefined)
    for (const [i, x] of population.x.entries())
      nextWeeks[i] = weeksToNextPurchase(params, x, population.T[i] ?? 0, predictions.pAlive[i] ?? 0) ?? Number.NaN;
  return {
    fits: { ...fits, gammagamma },
    holdout,
    rfm: rfmScores(population),
    predictions,
    nextWeeks,
  };
}

function fitAll(histories: Pick<Population, 'x' | 'tx' | 'T'>, collapsed: CollapsedHistories) {
  const fit = (model: PurchaseModel): Fit<PurchaseParams> => fitters[model](histories, { collapsed });
  return { bgnbd: fit('bgnbd'), mbgnbd: fit('mbgnbd'), paretonbd: fit('paretonbd') };
}

function testOn(calibration: Calibration): Partial<Record<PurchaseModel, HoldoutReport>> {
  if (calibration.x.length === 0) return {};
  const fits = fitAll(calibration, collapseHistories(calibration));
  const reports: Partial<Record<PurchaseModel, HoldoutReport>> = {};
  for (const model of models) {
    const { params } = fits[model];
    if (isUsable(params))
      reports[model] = validateHoldout({
        model,
        params,
        histories: calibration,
        holdout: calibration.holdout,
        length: calibration.weeks,
      });
  }
  return reports;
}

function isUsable(params: object): boolean {
  return Object.values(params).every((value) => value > 0 && Number.isFinite(value));
}
