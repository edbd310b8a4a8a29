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
  type RfmYardstick,
  rfmScores,
  rfmSegments,
  rfmYardstick,
  validateHoldout,
  whyNotOfPersons,
} from '@peyvand/science';
import { weeksToNextPurchase } from './next-purchase.ts';

/** Everybody who bought. Weeks of 7 days, money in minor units. */
export interface Population {
  /** Histories of those who kept something, net of what came back: arrays of one length. */
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Mean value of the repeat purchase days, of what was kept. */
  readonly m: Float64Array;
  /** Where each of them stands among all. */
  readonly place: Int32Array;
  /** All who bought: arrays of another length. */
  readonly recencyDays: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
  /** Day number of the last purchase. */
  readonly lastDay: Float64Array;
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
  /** Key of the segment of each. */
  readonly segments: readonly string[];
  /** What the ranks were cut by: who moves on is placed by it. */
  readonly yardstick: RfmYardstick;
  /** What the scores were made from. */
  readonly saw: { readonly days: Float64Array; readonly lastDay: Float64Array; readonly net: Float64Array };
  /** Undefined when the chosen model may not speak of single persons; values NaN where the spend's may not. */
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
  const all = population.recencyDays.length;
  let repeaters = 0;
  for (const x of population.x) if (x > 0) repeaters++;
  const { params } = fits[model];
  const told =
    whyNotOfPersons(fits[model], repeaters) === null
      ? predictAll(
          model,
          params,
          whyNotOfPersons(gammagamma, gammagamma.n) === null ? gammagamma.params : undefined,
          population,
          { ...wish, collapsed },
        )
      : undefined;
  const nextWeeks = new Float64Array(all).fill(Number.NaN);
  if (told !== undefined)
    for (const [i, x] of population.x.entries())
      nextWeeks[population.place[i] ?? 0] =
        weeksToNextPurchase(params, x, population.T[i] ?? 0, told.pAlive[i] ?? 0) ?? Number.NaN;
  const rfm = rfmScores(population);
  return {
    fits: { ...fits, gammagamma },
    holdout,
    rfm,
    segments: rfmSegments(population, rfm),
    yardstick: rfmYardstick(population),
    saw: { days: population.frequency, lastDay: population.lastDay, net: population.monetary },
    predictions: told && placePredictions(told, population.place, all),
    nextWeeks,
  };
}

/** Predictions of some, at their places among all; NaN for the others. */
function placePredictions(told: Predictions, place: Int32Array, all: number): Predictions {
  if (place.length === all) return told;
  const spread = (values: Float64Array) => {
    const placed = new Float64Array(all).fill(Number.NaN);
    for (const [i, at] of place.entries()) placed[at] = values[i] ?? Number.NaN;
    return placed;
  };
  return {
    pAlive: spread(told.pAlive),
    expectedPurchases: spread(told.expectedPurchases),
    averageValue: spread(told.averageValue),
    clv: spread(told.clv),
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
