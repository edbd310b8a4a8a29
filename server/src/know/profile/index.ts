/** The door of know/profile: what others may call. */
export { type FitRecord, readCurrentFit } from './read-fit.ts';
export type { AsOf } from './rules/as-of.ts';
export { type CustomerRule, daysWithoutGap, ruleOf, sayRule } from './rules/customer-rule.ts';
export { currentScores, profileRows, readAsOf } from './sources.ts';
