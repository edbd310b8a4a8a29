import type { MeasureName } from '@peyvand/sdk/measures';

/** Which words name the parts of a measure that can be listed. */
export const partWords = {
  ror: 'ror',
  retention: 'movement',
  attrition: 'attrition',
  'repeat-rate': 'repeat',
  'repeat-revenue-share': 'repeatRevenue',
  aov: 'orders',
  'clv-simple': 'orders',
  'clv-discounted': 'people',
  concentration: 'top',
  cohorts: 'cohorts',
  rfm: 'loyal',
  'purchase-funnel': 'funnel',
  seasonality: 'season',
  intimacy: 'intimacy',
} as const satisfies Record<MeasureName, string>;

/** How the trend of a measure is told; those that speak of all time, or of the future, have none. */
export const trendOfMeasure: Readonly<Record<MeasureName, 'monthly' | 'rolling' | 'none'>> = {
  ror: 'monthly',
  retention: 'rolling',
  attrition: 'rolling',
  'repeat-rate': 'monthly',
  'repeat-revenue-share': 'monthly',
  aov: 'monthly',
  'clv-simple': 'monthly',
  'clv-discounted': 'none',
  concentration: 'monthly',
  cohorts: 'none',
  rfm: 'none',
  'purchase-funnel': 'none',
  seasonality: 'none',
  intimacy: 'none',
};

const ratiosOfMoney: ReadonlySet<MeasureName> = new Set(['repeat-revenue-share', 'concentration', 'seasonality']);
const sumsOverCounts: ReadonlySet<MeasureName> = new Set(['aov', 'clv-simple', 'clv-discounted']);

/** True where that part of a measure is a sum of money and no count. */
export function isMoneyPart(name: MeasureName, part: 'numerator' | 'denominator'): boolean {
  return ratiosOfMoney.has(name) || (part === 'numerator' && sumsOverCounts.has(name));
}
