/**
 * Phone numbers, kept as E.164 (+989123456789). Iranian numbers are read by hand, since nearly all are: a million in a
 * fraction of a second, and no mobile is refused for its prefix, because operators get new ones. Numbers of other
 * countries are read by libphonenumber (MIT).
 *
 * This file loads that library (about 40 ms): code that must start at once does not import it.
 */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { toLatinDigits } from './digits.ts';
import { isInvisible, withoutInvisible } from './invisible.ts';
import { groupForeignBy } from './show-phone.ts';

/** SMS goes to 'mobile'; 'other' may or may not take it (many countries do not tell the two apart). */
export type PhoneKind = 'mobile' | 'landline' | 'other';

/** The length is right, but the range is not one that we know. */
export type PhoneWarning = 'unknown-range';

export type PhoneReason = 'empty' | 'letters' | 'too-short' | 'too-long' | 'no-area-code' | 'unreadable';

export interface ReadPhone {
  readonly ok: true;
  readonly e164: string;
  readonly kind: PhoneKind;
  /** ISO 3166 code, undefined for numbers of no country (satellite, international free-phone). */
  readonly country: string | undefined;
  /** What is dialled behind a switchboard («داخلی ۱۲», "ext. 12"), in Latin digits. */
  readonly extension?: string;
  readonly warning?: PhoneWarning;
}

export type ParsedPhone = ReadPhone | { readonly ok: false; readonly reason: PhoneReason };

/**
 * Reads a phone number in any spelling: 0912…, 912…, 98912…, +98…, 0098…, digits of the three alphabets, with spaces,
 * dashes, dots and brackets.
 * @param country ISO 3166 code of the country whose numbers are written without a country code
 */
export function parsePhone(text: string, country = 'IR'): ParsedPhone {
  return readIranian(text, country === 'IR') ?? readAny(text, country);
}

const TEN_DIGITS = 10_000_000_000;

/**
 * The number with its extension as one text (RFC 3966 without its scheme): "+982188776655;ext=101". `parsePhone` reads it
 * back.
 */
export function wholeNumber({ e164, extension }: Pick<ReadPhone, 'e164' | 'extension'>): string {
  return extension === undefined ? e164 : `${e164};ext=${extension}`;
}

/**
 * What two spellings of one line share. Behind a switchboard each extension is a line of its own; a mobile has one owner,
 * whatever extension somebody wrote after it.
 */
export function phoneKey(phone: ReadPhone): string {
  return phone.kind === 'mobile' ? phone.e164 : wholeNumber(phone);
}

/**
 * The quick way, over the characters once. The ten digits of an Iranian number follow 0, 98 or 980 (many write
 * +98 0912…), alone or after 00; undefined leaves the text to the slow way.
 */
function readIranian(text: string, atHome: boolean): ReadPhone | undefined {
  let value = 0;
  let count = 0;
  let plus = false;
  let closed = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const digit = digitOf(unit);
    if (digit >= 0) {
      if (closed) return undefined;
      value = value * 10 + digit;
      if (++count > 15) return undefined;
    } else if (unit === 43 && !plus) {
      // Copied from a page that runs from right to left it stands at the other end: no digit may follow it there.
      plus = true;
      closed = count > 0;
    } else if (!isSeparator(unit)) return undefined;
  }
  const code = Math.floor(value / TEN_DIGITS);
  const number = value - code * TEN_DIGITS;
  const zeros = count - String(value).length;
  const abroad = (code === 98 || code === 980) && (plus ? zeros === 0 : zeros === 2 || (atHome && zeros === 0));
  const home = atHome && !plus && code === 0 && zeros <= 1;
  // Area codes run from 11 to 87; mobiles begin with 9.
  if (!(abroad || home) || number < 1_100_000_000) return undefined;
  return iranian(number);
}

function iranian(number: number): ReadPhone {
  const e164 = `+98${number}`;
  if (number < 9_000_000_000) return { ok: true, e164, kind: 'landline', country: 'IR' };
  const range = Math.floor(number / 100_000_000);
  const known = range <= 94 || range === 99;
  return known
    ? { ok: true, e164, kind: 'mobile', country: 'IR' }
    : { ok: true, e164, kind: 'mobile', country: 'IR', warning: 'unknown-range' };
}

/** The value of a Latin, Arabic or Persian digit, -1 for any other character. */
function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48;
  if (unit >= 0x06f0 && unit <= 0x06f9) return unit - 0x06f0;
  return unit >= 0x0660 && unit <= 0x0669 ? unit - 0x0660 : -1;
}

/** Space, no-break space, - . / ( ) and the dashes, half-space, direction marks and all else that is invisible. */
function isSeparator(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 45 && unit <= 47) || unit === 40 || unit === 41 || unit === 9;
  if (unit === 0xa0 || unit === 0x202f || unit === 0x2212) return true;
  return (unit >= 0x2000 && unit <= 0x2015) || isInvisible(unit);
}

// «داخلی ۱۰۱» stands behind the number, in brackets or not; a line from right to left may begin with it.
const WORD = '(?:داخلی|داخلي|داخ\\.?|ext(?:ension)?\\.?|;ext=|x|#)';
const EXTENSION = new RegExp(`[\\s,،;(\\[/-]*${WORD}\\s*[:.=]?\\s*(\\d{1,6})\\s*[)\\]]?$`, 'i');
const LEADING_EXTENSION =
  /^[([]?\s*(?:داخلی|داخلي|ext(?:ension)?\.?)\s*[:.]?\s*(\d{1,6})\s*[)\]]?(?:\s*[-:،,]\s*|\s+)(?=\S)/i;

// Without a word: in brackets, or behind a dash, directly after a whole landline of Iran.
const BARE_EXTENSION = /^(.*\d)\s*(?:\(\s*([1-9]\d{1,3})\s*\)|-\s*([1-9]\d{2,3}))$/;

/**
 * "021-88776655 (102)", "021-88776655-103". Behind a dash it may also be the last of a row of lines ("88771000-1010",
 * "88776655-56"): two digits are never taken, nor is what counts on from the number.
 */
function readBareExtension(plain: string, country: string): ReadPhone | undefined {
  const [, number = '', bracketed, dashed] = BARE_EXTENSION.exec(plain) ?? [];
  if (number === '') return undefined;
  const main = readIranian(number, country === 'IR');
  if (main?.kind !== 'landline') return undefined;
  if (bracketed !== undefined) return { ...main, extension: bracketed };
  return dashed === undefined || dashed >= main.e164.slice(-dashed.length) ? undefined : { ...main, extension: dashed };
}

function readAny(text: string, country: string): ParsedPhone {
  const plain = withoutInvisible(toLatinDigits(text.normalize('NFKC')))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  if (plain === '') return { ok: false, reason: 'empty' };
  const [said, extension] = EXTENSION.exec(plain) ?? LEADING_EXTENSION.exec(plain) ?? [];
  if (said !== undefined) {
    const main = parsePhone(plain.replace(said, ''), country);
    return main.ok ? { ...main, extension: main.extension ?? extension ?? '' } : main;
  }
  if (/[^\d\s+().\-/]/.test(plain)) return { ok: false, reason: 'letters' };
  const behind = readBareExtension(plain, country);
  if (behind !== undefined) return behind;
  const digits = plain.replace(/\D/g, '');
  if (digits.length > 15) return { ok: false, reason: 'too-long' };
  if (digits.length < 7) return { ok: false, reason: 'too-short' };
  const again = plain === text ? undefined : readIranian(plain, country === 'IR');
  if (again !== undefined) return again;
  const asInternational = plain.replace(/^([^+]*)\+$/, '+$1').replace(/^\(?00/, '+');
  if (country === 'IR' && !asInternational.startsWith('+')) return { ok: false, reason: iranianReason(digits) };
  return readForeign(asInternational, country);
}

function iranianReason(digits: string): PhoneReason {
  if (/^[1-9]\d{6,7}$/.test(digits)) return 'no-area-code';
  return digits.length < 10 || (digits.length === 10 && digits.startsWith('0')) ? 'too-short' : 'too-long';
}

function readForeign(text: string, country: string): ParsedPhone {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const found = parsePhoneNumberFromString(text, { defaultCountry: home, extract: false });
  if (found === undefined) return { ok: false, reason: 'unreadable' };
  if (found.country === 'IR') {
    // What the quick way did not take has not the ten digits that every Iranian number has.
    return { ok: false, reason: found.nationalNumber.length < 10 ? 'too-short' : 'too-long' };
  }
  // Seven digits with the zero that is not dialled from abroad are six.
  if (found.number.length < 8) return { ok: false, reason: 'too-short' };
  if (!found.isPossible()) return { ok: false, reason: 'unreadable' };
  const read: ReadPhone = { ok: true, e164: found.number, kind: kindOf(found.getType()), country: found.country };
  return found.isValid() ? read : { ...read, warning: 'unknown-range' };
}

function kindOf(type: string | undefined): PhoneKind {
  if (type === 'MOBILE') return 'mobile';
  return type === 'FIXED_LINE' ? 'landline' : 'other';
}

export { showPhone } from './show-phone.ts';

groupForeignBy((e164) => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164);
