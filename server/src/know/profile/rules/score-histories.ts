import { addDays, type Day } from '@peyvand/kernel/calendar';
import { type GammaGammaParams, type PurchaseParams, predictAll, whyNotOfPersons } from '@peyvand/science';
import type { FitRecord } from '../read-fit.ts';
import { judgeModel } from './forecast-verdict.ts';
import type { PersonHistory } from './history-of.ts';
import { weeksToNextPurchase } from './next-purchase.ts';

/** What a fit foretells of a person; null where it may not speak, or nothing can be told. */
export interface Foretold {
  readonly pAlive: number | null;
  readonly expectedPurchases: number | null;
  readonly averageValue: number | null;
  readonly clv: number | null;
  readonly nextDay: Day | null;
}

/** The casts are sound: a kept fit holds the parameters of the model under whose name it is stored. */
export const paramsOf = (fit: FitRecord) => fit.fits[fit.model]?.params as unknown as PurchaseParams;
export const spendOf = (fit: FitRecord) => fit.fits.gammagamma?.params as unknown as GammaGammaParams;

const nothing: Foretold = {
  ...{ pAlive: null, expectedPurchases: null, averageValue: null, clv: null, nextDay: null },
};

/** Foretells people from their histories by the parameters of a fit, as that fit did itself. */
export function scoreHistories(fit: FitRecord, histories: readonly (PersonHistory | undefined)[]): Foretold[] {
  const known = histories.filter((one) => one !== undefined);
  if (known.length === 0 || judgeModel(fit) !== null) return histories.map(() => nothing);
  const spend = fit.fits.gammagamma;
  const { horizonWeeks, monthlyDiscount, margin } = fit.assumptions;
  const column = (name: keyof PersonHistory) => Float64Array.from(known, (one) => one[name]);
  const told = predictAll(
    fit.model,
    paramsOf(fit),
    whyNotOfPersons(spend, spend?.n ?? 0) === null ? spendOf(fit) : undefined,
    { x: column('x'), tx: column('tx'), T: column('T'), m: column('m') },
    { horizonWeeks, monthlyDiscount, margin: margin ?? 1 },
  );
  let place = 0;
  return histories.map((history) => {
    if (history === undefined) return nothing;
    const i = place++;
    const figure = (values: Float64Array) => (Number.isFinite(values[i]) ? (values[i] ?? null) : null);
    const weeks = weeksToNextPurchase(paramsOf(fit), history.x, history.T, told.pAlive[i] ?? 0);
    return {
      pAlive: figure(told.pAlive),
      expectedPurchases: figure(told.expectedPurchases),
      averageValue: figure(told.averageValue),
      clv: figure(told.clv),
      nextDay: weeks === null ? null : addDays(fit.asOf, Math.round(weeks * 7)),
    };
  });
}
