/** Customer science: pure functions, arrays in, numbers out. See the README for the list and the conventions. */

export * from './customers/cohorts.ts';
export * from './customers/concentration.ts';
export * from './customers/rfm-grid.ts';
export * from './customers/rfm-scores.ts';
export * from './models/dert.ts';
export type { Fit } from './models/fit.ts';
export { type BetaGeometricParams, fitBgnbd, fitMbgnbd } from './models/fit-beta-geometric.ts';
export * from './models/fit-gammagamma.ts';
export { fitParetonbd, type ParetonbdParams } from './models/fit-paretonbd.ts';
export { type CollapsedHistories, collapseHistories, type Histories } from './models/histories.ts';
export * from './models/predict.ts';
export * from './models/predict-all.ts';
export type { PurchaseModel, PurchaseParams } from './models/predictor.ts';
export { type FitWarning, warningText } from './models/warnings.ts';
