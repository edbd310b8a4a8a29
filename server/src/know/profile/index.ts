/** The door of know/profile: what others may call. */
export { readFitOfDay } from './fit-of-day.ts';
export { type FitRecord, readCurrentFit } from './read-fit.ts';
export { readForecastVerdict } from './read-verdict.ts';
export type { AsOf } from './rules/as-of.ts';
export { type CustomerRule, daysWithoutGap, ruleOf, sayRule } from './rules/customer-rule.ts';
export {
  type ForecastVerdict,
  groupRate,
  isBeforeFit,
  judgeForecasts,
  judgeModel,
  type Silence,
  sayWhyNot,
} from './rules/forecast-verdict.ts';
export { currentScores, factsVersion, profileRows, readAsOf } from './sources.ts';
