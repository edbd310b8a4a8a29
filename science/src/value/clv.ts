/**
 * Simple forms of customer lifetime value. With revenue in, they answer revenue ("LTV"); they are a value only when
 * margins go in. Rates are fractions per period.
 */

/** AOV × (1 + r): the value of one order and at most one repeat. 100 and 20 % → 120. */
export function simpleClv(averageOrderValue: number, repeatRate: number): number {
  refuseRate('a repeat rate', repeatRate, 0, 1);
  return averageOrderValue * (1 + repeatRate);
}

/** AOV / (1 − r): every order is repeated with chance r, for ever. 100 and 20 % → 125. Infinity at r = 1. */
export function geometricClv(averageOrderValue: number, repeatRate: number): number {
  refuseRate('a repeat rate', repeatRate, 0, 1);
  return averageOrderValue / (1 - repeatRate);
}

/** What a customer brings and costs in one period. */
export interface PeriodFlow {
  readonly revenue: number;
  /** Everything that serving takes: time, shipping, returns, discounts, points, commission. */
  readonly costToServe: number;
}

export interface DiscountedClvOptions {
  /** Rate per period. */
  readonly discount: number;
  /** Exponent of the first period: 0 when it is paid now (at the first purchase), 1 when at its end (default). */
  readonly firstPeriod?: 0 | 1;
  readonly acquisitionCost?: number;
}

/**
 * Discounted value with cost to serve: Σ (R_t − C_t) / (1+d)^t − acquisition cost.
 * (300, 60), (240, 70), (200, 80) at the ends of years 1 to 3 and d = 10 % → 448.84; margins 100, 100, 100 from now on
 * and d = 25 % → 244.
 */
export function discountedClv(flows: readonly PeriodFlow[], options: DiscountedClvOptions): number {
  const { discount, firstPeriod = 1, acquisitionCost = 0 } = options;
  refuseRate('a discount', discount, -1, Number.POSITIVE_INFINITY);
  return flows.reduce(
    (sum, { revenue, costToServe }, i) => sum + (revenue - costToServe) / (1 + discount) ** (i + firstPeriod),
    -acquisitionCost,
  );
}

/** Margins on days, arrays of one length: revenue less cost to serve. */
export interface DatedFlows {
  /** Days in any numbering. */
  readonly day: ArrayLike<number>;
  readonly margin: ArrayLike<number>;
}

const DAYS_PER_YEAR = 365.2425;

/**
 * The same sum with real dates: margin / (1+d)^(days/365.2425), d a year, counted from the valuation day. What lies in
 * the past stands at face value unless `compoundPast` asks to carry it up to today.
 */
export function discountedDatedClv(
  { day, margin }: DatedFlows,
  options: { readonly valuationDay: number; readonly annualDiscount: number; readonly compoundPast?: boolean },
): number {
  const { valuationDay, annualDiscount, compoundPast = false } = options;
  refuseRate('a discount', annualDiscount, -1, Number.POSITIVE_INFINITY);
  let sum = 0;
  for (let i = 0; i < day.length; i++) {
    const years = ((day[i] ?? 0) - valuationDay) / DAYS_PER_YEAR;
    const counted = years < 0 && !compoundPast ? 0 : years;
    sum += (margin[i] ?? 0) / (1 + annualDiscount) ** counted;
  }
  return sum;
}

export interface RetentionClvInput {
  /** Margin of one period. */
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
  /** 'now': the first margin comes at once; 'after-survival': after one period, if the customer is still there. */
  readonly firstMargin: 'now' | 'after-survival';
  /** Number of margins counted; for ever when left out. */
  readonly terms?: number;
}

/**
 * Value of a customer who stays with chance r each period: m(1+d)/(1+d−r) with the first margin now, m·r/(1+d−r) after
 * one survival. m = 100, r = .8, d = .1 → 366.67 and 266.67; five terms from now 292.06.
 * Throws RangeError where the sum has no limit (r ≥ 1 + d).
 */
export function retentionClv({ margin, retention, discount, firstMargin, terms }: RetentionClvInput): number {
  refuseRate('a retention', retention, 0, 1);
  const step = retention / (1 + discount);
  const first = firstMargin === 'now' ? margin : margin * step;
  if (terms !== undefined) return step === 1 ? first * terms : (first * (1 - step ** terms)) / (1 - step);
  if (!(step < 1)) throw new RangeError(`retention ${retention} at discount ${discount}: the sum has no limit`);
  return first / (1 - step);
}

/** (1+d)^(1/12) − 1: the monthly rate of an annual one. Never d/12. */
export function monthlyRate(annualRate: number): number {
  return Math.expm1(Math.log1p(annualRate) / 12);
}

/** (1+nominal)/(1+inflation) − 1: the rate for constant money. */
export function realRate(nominal: number, inflation: number): number {
  return (1 + nominal) / (1 + inflation) - 1;
}

function refuseRate(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) throw new RangeError(`${name} lies in ${low}..${high}, got ${value}`);
}
