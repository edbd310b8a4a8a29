/**
 * Reads numbers as people and files write them: digits of the three alphabets, ٬ ، , and spaces between groups of three,
 * ٫ . / before the decimals, a minus before or after, or brackets as accountants do. What can be read in two ways is
 * not read.
 */
import { toLatinDigits } from './digits.ts';
import { withoutJoiners } from './visible.ts';

/** A decimal number, exact: its digits before and after the mark, without sign. */
export interface Decimal {
  readonly negative: boolean;
  /** Digits without leading zeros, '0' for none. */
  readonly whole: string;
  /** Digits as written, '' for none. */
  readonly fraction: string;
  /** The decimal mark that stood there; '.' followed by three digits may have been meant as a group. */
  readonly mark: '' | '.' | ',' | '/' | '٫';
}

export interface ReadingOfNumbers {
  /** The file's decimal mark, where its owner has said it; ',' is read as one only then. */
  readonly decimalMark?: '.' | ',' | '/' | undefined;
}

const GROUPED = /^[1-9]\d{0,2}(?:([٬،,'’/. ])\d{3})(?:\1\d{3})*$/;

/** The exact decimal that a text writes, undefined when it writes none. */
export function parseDecimal(text: string, { decimalMark }: ReadingOfNumbers = {}): Decimal | undefined {
  const plain = withoutJoiners(toLatinDigits(text))
    .replace(/[\s\u00A0\u2009\u202F]+/g, ' ')
    .replace(/[−–‒﹣－]/g, '-')
    .trim();
  const signed = /^(?:\((.+)\)|-\s?(.+)|(.+?)\s?-|\+?(.+))$/.exec(plain);
  if (signed === null) return undefined;
  const negative = signed[4] === undefined;
  const body = (signed[1] ?? signed[2] ?? signed[3] ?? signed[4] ?? '').trim();
  const { integer, fraction, mark } = splitAtMark(body, decimalMark);
  const whole = withoutGroups(integer, decimalMark);
  if (whole === undefined || !/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return undefined;
  if (mark !== '' && fraction === '') return undefined;
  return { negative, whole: whole.replace(/^0+(?=\d)/, '') || '0', fraction, mark };
}

function splitAtMark(
  body: string,
  known: string | undefined,
): { integer: string; fraction: string; mark: Decimal['mark'] } {
  const marks =
    known === undefined
      ? (['٫', '/', '.'] as const)
      : known === '.'
        ? (['٫', '.'] as const)
        : ([known === ',' ? ',' : '/', '٫'] as const);
  for (const mark of marks) {
    const at = body.indexOf(mark);
    // A mark that comes twice parts groups and not decimals: 1.250.000.
    if (at >= 0 && at === body.lastIndexOf(mark))
      return { integer: body.slice(0, at), fraction: body.slice(at + 1), mark };
  }
  return { integer: body, fraction: '', mark: '' };
}

function withoutGroups(integer: string, decimalMark: string | undefined): string | undefined {
  if (/^\d*$/.test(integer)) return integer;
  const group = GROUPED.exec(integer)?.[1];
  return group === undefined || group === decimalMark ? undefined : integer.replace(/\D/g, '');
}

/** A decimal as an integer of its smallest parts (2 places: hundredths), undefined when it has more places or is too large. */
export function toScaled(decimal: Decimal, places: number): number | undefined {
  const fraction = decimal.fraction.replace(/0+$/, '');
  if (fraction.length > places) return undefined;
  const digits = decimal.whole + fraction.padEnd(places, '0');
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return undefined;
  return decimal.negative && value !== 0 ? -value : value;
}

/**
 * The number that a text writes, undefined when it writes none or is ambiguous ("12,5"). For counts and measures; money
 * is read by money.ts, which keeps it exact.
 */
export function parseNumber(text: string, reading: ReadingOfNumbers = {}): number | undefined {
  const decimal = parseDecimal(text, reading);
  if (decimal === undefined) return undefined;
  const value = Number(`${decimal.whole}.${decimal.fraction || '0'}`);
  return decimal.negative && value !== 0 ? -value : value;
}
