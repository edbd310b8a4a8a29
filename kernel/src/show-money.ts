/** Shows money with its unit: «۲٬۸۵۰٬۰۰۰ تومان», «۱۸٫۴ میلیون تومان», "$12.50". */
import type { Currency } from './currency.ts';
import type { Language } from './language.ts';
import { type NumberForm, showCompact, showNumber } from './show-number.ts';

export interface MoneyForm extends Pick<NumberForm, 'sign'> {
  /** Three figures and a word, for cards and charts. */
  readonly compact?: boolean | undefined;
  /** Leave the unit out, where a heading has it. */
  readonly unit?: 'with' | 'without' | undefined;
}

/** Words of units after the number; other currencies are named by their code. */
const UNIT_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  toman: { fa: 'تومان', en: 'toman' },
  rial: { fa: 'ریال', en: 'rial' },
  USD: { fa: 'دلار', en: 'USD' },
  EUR: { fa: 'یورو', en: 'EUR' },
  GBP: { fa: 'پوند', en: 'GBP' },
  AED: { fa: 'درهم', en: 'AED' },
  TRY: { fa: 'لیر', en: 'TRY' },
};

/** Signs that English writes before the number. */
const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/**
 * The one rule of rounding money for the eye: what was recorded is shown as it is, to the last smallest unit (a tenth of a
 * toman where a rial amount has one); what was computed (an average, a share, a forecast) is shown in whole units of what
 * is said, half away from zero.
 */
export function roundToShown(amount: number, currency: Currency): number {
  const { unit, factor } = currency.display;
  const step = unit === 'major' ? 1 : factor;
  const size = Math.round(Math.abs(amount) / step) * step;
  return amount < 0 && size !== 0 ? -size : size;
}

/**
 * Shows an amount in the currency's display unit.
 * @param amount smallest units; sums beyond 2^53 as bigint or as a string of digits. A fraction of them can only have been
 * computed: it is rounded by the rule above.
 */
export function showMoney(
  amount: number | bigint | string,
  currency: Currency,
  language: Language,
  form: MoneyForm = {},
): string {
  const { unit, factor } = currency.display;
  const exact = typeof amount === 'number' && !Number.isInteger(amount) ? roundToShown(amount, currency) : amount;
  const shown = inUnits(exact, factor);
  const decimals = unit === 'major' ? currency.minorDigits : String(factor).length - 1;
  const digits = form.compact
    ? showCompact(shown, language, { sign: form.sign })
    : showNumber(shown, language, { decimals, minDecimals: unit === 'major' ? decimals : 0, sign: form.sign });
  if (form.unit === 'without') return digits;
  const sign = language === 'en' && unit === 'major' ? SIGNS[currency.code] : undefined;
  if (sign !== undefined) return digits.replace(/^([−+]?)/, `$1${sign.replace('$', '$$$$')}`);
  return `${digits} ${moneyUnit(currency, language)}`;
}

/** The word of the unit in which a currency's sums are said, for the heading of a column: «تومان», "USD". */
export function moneyUnit({ code, display: { unit } }: Currency, language: Language): string {
  return UNIT_NAMES[unit === 'major' ? code : unit]?.[language] ?? code;
}

/** The amount in shown units as an exact decimal string; the factor is a power of ten. */
function inUnits(amount: number | bigint | string, factor: number): string {
  const text = String(amount);
  const negative = text.startsWith('-');
  const places = String(factor).length - 1;
  const digits = text.replace(/^-/, '').padStart(places + 1, '0');
  const value = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return negative ? `-${value}` : value;
}
