/** Customer science: pure functions, arrays in, numbers out. See the README for the list and the conventions. */

export * from './clusters/gap-statistic.ts';
export * from './clusters/k-means.ts';
export * from './clusters/rand-index.ts';
export * from './clusters/silhouette.ts';
export * from './clusters/standardise.ts';
export * from './customers/cohorts.ts';
export * from './customers/concentration.ts';
export * from './customers/purchase-rates.ts';
export * from './customers/relationship-ratio.ts';
export * from './customers/retention.ts';
export * from './customers/rfm-grid.ts';
export {
  LEAST_TO_COMPARE,
  type RfmInput,
  type RfmScores,
  rfmScores,
  rfmScoresNested,
  rfmSegments,
  TOO_FEW_TO_TELL,
} from './customers/rfm-scores.ts';
export * from './customers/rfm-yardstick.ts';
export * from './growth/referral.ts';
export * from './growth/wilson.ts';
export { type Arithmetic, chanceOfBeingAlive } from './models/chance-of-being-alive.ts';
export * from './models/dert.ts';
export type { Fit } from './models/fit.ts';
export { type BetaGeometricParams, fitBgnbd, fitMbgnbd } from './models/fit-beta-geometric.ts';
export type { FitOptions } from './models/fit-from-starts.ts';
export * from './models/fit-gammagamma.ts';
export { fitParetonbd, type ParetonbdParams } from './models/fit-paretonbd.ts';
export * from './models/fit-sbg.ts';
export { type CollapsedHistories, collapseHistories, type Histories } from './models/histories.ts';
export { logLikelihood } from './models/log-likelihood.ts';
export * from './models/may-speak.ts';
export * from './models/predict.ts';
export { type Predictions, type PredictOptions, predictAll, WEEKS_PER_MONTH } from './models/predict-all.ts';
export * from './models/prediction-interval.ts';
export * from './models/predictive-interval.ts';
export type { PurchaseModel, PurchaseParams } from './models/predictor.ts';
export { simulateBgnbd } from './models/simulate-bgnbd.ts';
export * from './models/validate-holdout.ts';
export { type FitWarning, warningText } from './models/warnings.ts';
export { type Random, seededRandom } from './numeric/random.ts';
export * from './points/chain-ladder.ts';
export * from './points/ifrs15.ts';
export * from './satisfaction/acsi.ts';
export * from './satisfaction/csat.ts';
export * from './satisfaction/nps.ts';
export * from './value/clv.ts';
