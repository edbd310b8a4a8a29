/**
 * Reads sums as people and files write them. Exact: digits are shifted by powers of ten and never multiplied as fractions.
 */
import type { Currency } from './currency.ts';
import { parseDecimal, type ReadingOfNumbers } from './parse-number.ts';
import { withoutJoiners } from './visible.ts';

export type MoneyReason =
  | 'empty'
  | 'unreadable'
  /** "2.500": two and a half or two thousand five hundred? The file's owner must say. */
  | 'ambiguous-mark'
  /** More decimals than the currency has. */
  | 'too-precise'
  | 'too-large'
  /** The text names another currency than the workspace's. */
  | 'other-currency';

export type ParsedMoney =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly reason: MoneyReason };

export interface ReadingOfMoney extends ReadingOfNumbers {
  /** Unit of numbers that name none; without it the currency's display unit. A word in the text always wins. */
  readonly unit?: 'toman' | 'rial' | undefined;
}

/**
 * Reads a typed sum to the currency's smallest units: «۲٬۸۵۰٬۰۰۰ تومان», "28,500,000", «۱۸٫۴ میلیون», "$12.50".
 * Unit words and signs are understood and checked; a number that could mean two sums is refused with the reason.
 */
export function parseMoney(text: string, currency: Currency, reading: ReadingOfMoney = {}): ParsedMoney {
  const words = readWords(text);
  if (words.number === '') return refuse('empty');
  if (words.code !== undefined && words.code !== currency.code) return refuse('other-currency');
  const decimal = parseDecimal(words.number, reading);
  if (decimal === undefined) return refuse(/^\d{1,3}[,،]\d{1,2}$/.test(words.number) ? 'ambiguous-mark' : 'unreadable');
  const dotted =
    (decimal.mark === '.' || decimal.mark === '/') && decimal.fraction.length === 3 && decimal.whole !== '0';
  if (dotted && words.scale === 0 && currency.minorDigits < 3 && reading.decimalMark === undefined)
    return refuse('ambiguous-mark');
  const places = words.scale + unitPlaces(currency, words.unit ?? reading.unit);
  const fraction = decimal.fraction.replace(/0+$/, '');
  if (fraction.length > places) return refuse('too-precise');
  const size = Number(decimal.whole + fraction.padEnd(places, '0'));
  if (!Number.isSafeInteger(size)) return refuse('too-large');
  return { ok: true, amount: decimal.negative && size !== 0 ? -size : size };
}

function refuse(reason: MoneyReason): ParsedMoney {
  return { ok: false, reason };
}

/** Decimal places from the unit in which a number is said to the smallest unit: toman 1, rial 0, dollar 2. */
function unitPlaces(currency: Currency, unit: 'toman' | 'rial' | undefined): number {
  if (currency.code !== 'IRR' || (unit === undefined && currency.display.unit === 'major')) return currency.minorDigits;
  return currency.minorDigits + ((unit ?? currency.display.unit) === 'toman' ? 1 : 0);
}

interface MoneyWords {
  /** What is left when the words are taken away. */
  readonly number: string;
  readonly unit?: 'toman' | 'rial';
  readonly code?: string;
  /** Power of ten of هزار, میلیون, میلیارد. */
  readonly scale: number;
}

const UNIT_WORDS: readonly (readonly [RegExp, 'toman' | 'rial' | undefined, string])[] = [
  [/تومان|تومن|\btomans?\b|\bIRT\b/i, 'toman', 'IRR'],
  [/ریال|ريال|﷼|\brials?\b|\bIRR\b/i, 'rial', 'IRR'],
  [/US\$|\$|دلار|\bUSD\b/i, undefined, 'USD'],
  [/€|یورو|\bEUR\b/i, undefined, 'EUR'],
  [/£|پوند|\bGBP\b/i, undefined, 'GBP'],
];

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/میلیارد|ميليارد|\bbillion\b/i, 9],
  [/میلیون|ميليون|\bmillion\b/i, 6],
  [/هزار|\bthousand\b/i, 3],
];

function readWords(text: string): MoneyWords {
  let number = text;
  let found: { unit?: 'toman' | 'rial'; code?: string } = {};
  for (const [word, unit, code] of UNIT_WORDS) {
    if (!word.test(number)) continue;
    number = number.replace(word, ' ');
    found = unit === undefined ? { code } : { unit, code };
    break;
  }
  let scale = 0;
  for (const [word, power] of SCALES) {
    if (!word.test(number)) continue;
    number = number.replace(word, ' ');
    scale = power;
    break;
  }
  const code = /^\s*([A-Z]{3})\b|\b([A-Z]{3})\s*$/.exec(number);
  if (code !== null && found.code === undefined) {
    number = number.replace(code[0], ' ');
    found = { code: code[1] ?? code[2] };
  }
  return { number: withoutJoiners(number).trim(), ...found, scale };
}
