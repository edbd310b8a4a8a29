import type { MeasureAnswer, MeasureName, MeasurePart } from '@peyvand/sdk/measures';

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

/** Measures whose trend is the whole period moved on: a month alone says nothing of who stayed. */
const movesOn: ReadonlySet<MeasureName> = new Set(['retention', 'attrition']);

/** Over which windows the trend of a measure is told. */
export const trendOfMeasure = (name: MeasureName): 'month' | 'period' => (movesOn.has(name) ? 'period' : 'month');

const ratiosOfMoney: ReadonlySet<MeasureName> = new Set(['repeat-revenue-share', 'concentration', 'seasonality']);
const sumsOverCounts: ReadonlySet<MeasureName> = new Set(['aov', 'clv-simple', 'clv-discounted']);

/** True where that part of an answer is a sum of money and no count. */
export function isMoneyPart({ name, cell }: MeasureAnswer, part: 'numerator' | 'denominator'): boolean {
  // a month of the year is its sales over how many such months there were
  if (name === 'seasonality' && cell !== undefined) return part === 'numerator';
  return ratiosOfMoney.has(name) || (part === 'numerator' && sumsOverCounts.has(name));
}

/** True where the rows of a part carry money, and not one each. */
export function isMoneyRows(name: MeasureName, { part }: MeasurePart): boolean {
  if (ratiosOfMoney.has(name)) return true;
  return sumsOverCounts.has(name) && !['denominator', 'scored', 'repeaters', 'buyers'].includes(part);
}
