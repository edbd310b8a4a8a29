import {
  collapseHistories,
  type Fit,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  type PurchaseModel,
  type PurchaseParams,
  predictAll,
  whyNotOfPersons,
} from '@peyvand/science';
import type { KeptFit } from '../read-fit.ts';
import { keepFits } from './keep-fits.ts';

/** Who had bought until a day, packed by the database: see `dayRow`. */
export interface DayWish {
  readonly packed: Buffer;
  /** Number of the last day that the models see. */
  readonly end: number;
  readonly model: PurchaseModel;
  readonly horizonWeeks: number;
  readonly monthlyDiscount: number;
  readonly margin: number;
}

export interface FittedDay {
  readonly fits: Readonly<Record<string, KeptFit>>;
  readonly customers: number;
  readonly repeaters: number;
  /** Ids and values of the next twelve months as the texts of SQL arrays, in one order; null where the fit may not speak of values. */
  readonly people: { readonly ids: string; readonly clv: string } | null;
}

/** Bytes of a packed row: id, kept days, number of the first day and of the last, what was kept of all but the first. */
export const dayRow = 36;
const fitters = { bgnbd: fitBgnbd, mbgnbd: fitMbgnbd, paretonbd: fitParetonbd } as const;

/**
 * Fits the business's model and the one that the rule of chances asks to everybody who had bought until a day, and values each by
 * it: what the fit of that day would have said, without its hold-out test and ranks.
 */
export function fitDay({ packed, end, model, horizonWeeks, monthlyDiscount, margin }: DayWish): FittedDay {
  const n = packed.length / dayRow;
  const column = () => new Float64Array(n);
  const histories = { x: column(), tx: column(), T: column(), m: column() };
  let repeaters = 0;
  for (let i = 0; i < n; i++) {
    const at = i * dayRow;
    const x = packed.readInt32BE(at + 16) - 1;
    const first = packed.readInt32BE(at + 20);
    if (x > 0) repeaters++;
    histories.x[i] = x;
    histories.tx[i] = (packed.readInt32BE(at + 24) - first) / 7;
    histories.T[i] = (end - first) / 7;
    histories.m[i] = x === 0 ? 0 : packed.readDoubleBE(at + 28) / x;
  }
  const collapsed = collapseHistories(histories);
  const fit = (name: PurchaseModel): Fit<PurchaseParams> => fitters[name](histories, { collapsed });
  const mbgnbd = fit('mbgnbd');
  const chosen = model === 'mbgnbd' ? mbgnbd : fit(model);
  const gammagamma = fitGammaGamma(histories);
  const silent = whyNotOfPersons(chosen, repeaters) !== null || whyNotOfPersons(gammagamma, gammagamma.n) !== null;
  const told = silent
    ? undefined
    : predictAll(model, chosen.params, gammagamma.params, histories, {
        horizonWeeks,
        monthlyDiscount,
        margin,
        collapsed,
      });
  return {
    fits: keepFits({ mbgnbd, [model]: chosen, gammagamma }),
    customers: n,
    repeaters,
    people:
      told === undefined
        ? null
        : { ids: arrayOf(n, (i) => idAt(packed, i * dayRow)), clv: arrayOf(n, (i) => shown(told.clv[i])) },
  };
}

const shown = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? String(value) : 'NULL');
const idAt = (packed: Buffer, at: number) => packed.toString('hex', at, at + 16);

/** The text of an SQL array. */
function arrayOf(n: number, at: (i: number) => string): string {
  return `{${Array.from({ length: n }, (_, i) => at(i)).join(',')}}`;
}
