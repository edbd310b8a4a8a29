import type { Fit } from '@peyvand/science/models/fit';
import { fitBgnbd, fitMbgnbd } from '@peyvand/science/models/fit-beta-geometric';
import { fitGammaGamma, type GammaGammaParams } from '@peyvand/science/models/fit-gammagamma';
import { fitParetonbd } from '@peyvand/science/models/fit-paretonbd';
import { collapseHistories } from '@peyvand/science/models/histories';
import { type FitSilence, whyNotOfPersons } from '@peyvand/science/models/may-speak';
import { type Predictions, predictAll } from '@peyvand/science/models/predict-all';
import type { PurchaseModel, PurchaseParams } from '@peyvand/science/models/predictor';
import type { CustomerTable } from './gather-customers.ts';
import type { AnalyseRequest } from './parse-request.ts';

/** The fits, and what the chosen model predicts for each customer. */
export interface Modelling {
  readonly fits: Partial<Record<PurchaseModel, Fit<PurchaseParams>>>;
  readonly gammaGamma: Fit<GammaGammaParams> | undefined;
  readonly predictedWith: PurchaseModel;
  /** Customers with x > 0. */
  readonly repeaters: number;
  /** Why nothing is foretold of single customers; null where it is. */
  readonly persons: FitSilence | null;
  /** Why no value of single customers is told. */
  readonly values: FitSilence | null;
  /** Undefined when the chosen model may not speak of persons. */
  readonly predictions: Predictions | undefined;
}

/** BG/NBD calls every one-time buyer alive for ever; so MBG/NBD predicts unless another is asked for. */
const DEFAULT_MODEL: PurchaseModel = 'mbgnbd';
const FITTERS = { bgnbd: fitBgnbd, mbgnbd: fitMbgnbd, paretonbd: fitParetonbd };
const MODELS: readonly PurchaseModel[] = ['bgnbd', 'mbgnbd', 'paretonbd'];
const MONTH_LENGTH = { week: 4.345, day: 30.415 };

/** Fits the asked model, or all three, and Gamma-Gamma where there are amounts; predicts with one of them. */
export function fitModels(table: CustomerTable, request: AnalyseRequest): Modelling {
  const collapsed = collapseHistories(table);
  const fits: Partial<Record<PurchaseModel, Fit<PurchaseParams>>> = {};
  for (const model of request.model ? [request.model] : MODELS) {
    fits[model] = FITTERS[model](table, { collapsed });
  }
  const gammaGamma = request.amountColumn === undefined ? undefined : fitGammaGamma(table);
  const predictedWith = request.model ?? DEFAULT_MODEL;
  const chosen = fits[predictedWith];
  const repeaters = table.x.reduce((count, x) => count + (x > 0 ? 1 : 0), 0);
  // the one rule of the product: what a fit does not know of persons is not written of them
  const persons = whyNotOfPersons(chosen, repeaters);
  const values = gammaGamma === undefined ? null : (persons ?? whyNotOfPersons(gammaGamma, gammaGamma.n));
  return {
    fits,
    gammaGamma,
    predictedWith,
    repeaters,
    persons,
    values,
    predictions:
      chosen && persons === null
        ? predictAll(predictedWith, chosen.params, values === null ? gammaGamma?.params : undefined, table, {
            horizonWeeks: request.horizon,
            monthlyDiscount: request.monthlyDiscount,
            margin: request.margin,
            monthLength: MONTH_LENGTH[request.unit],
            collapsed,
          })
        : undefined,
  };
}
