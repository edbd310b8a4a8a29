/** A currency is data: its code, its smallest unit, and the unit in which people say its sums. */
import type { Day } from './day.ts';

export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Decimals of the smallest unit: IRR 0, USD 2. */
  readonly minorDigits: number;
  readonly display: CurrencyDisplay;
  /** First day on which the currency counts (a change of currency, or of its zeros, is a new entry). */
  readonly effectiveFrom?: Day | undefined;
}

export interface CurrencyDisplay {
  /** 'toman' and 'rial' are words after the number, 'major' is the currency's own unit with its sign. */
  readonly unit: 'toman' | 'rial' | 'major';
  /** Smallest units in one shown unit: toman 10, rial 1, dollar 100. */
  readonly factor: number;
}

/** The rial, said in toman, as Iranian businesses do. */
export const TOMAN: Currency = { code: 'IRR', minorDigits: 0, display: { unit: 'toman', factor: 10 } };

/** The rial, said in rial, as banks and gateways do. */
export const RIAL: Currency = { code: 'IRR', minorDigits: 0, display: { unit: 'rial', factor: 1 } };

/** A currency by its ISO 4217 code; the rial is said in toman unless told otherwise. Undefined for no code. */
export function currencyOf(code: string, unit: 'toman' | 'rial' = 'toman'): Currency | undefined {
  const upper = code.trim().toUpperCase();
  if (upper === 'IRR') return unit === 'toman' ? TOMAN : RIAL;
  if (!Intl.supportedValuesOf('currency').includes(upper)) return undefined;
  const { maximumFractionDigits: minorDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: upper,
  }).resolvedOptions();
  return { code: upper, minorDigits, display: { unit: 'major', factor: 10 ** minorDigits } };
}
