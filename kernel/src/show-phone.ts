import { toDigitsOf } from './digits.ts';
import type { Language } from './language.ts';

const IRANIAN = /^\+98(\d{2})(\d)(\d{3})(\d{4})$/;

/**
 * How numbers of other countries are grouped. phone.ts hands in libphonenumber's way when it is loaded: a page that shows
 * phones need not wait for 120 KB of other countries' rules, and until they are there such a number stands ungrouped.
 */
let groupForeign = (e164: string): string => e164;

export function groupForeignBy(format: (e164: string) => string): void {
  groupForeign = format;
}

/**
 * A number as it is read aloud: ۰۹۱۲ ۳۴۵ ۶۷۸۹ and ۰۲۱ ۸۸۸۸ ۸۸۸۸ for Iran, international groups for others, an extension
 * behind it. On a page it stands in an element of its own with dir="ltr": its groups would change places in a Persian line.
 * @param number as `wholeNumber` writes it, with or without an extension
 */
export function showPhone(number: string, language: Language): string {
  const [e164 = '', extension] = number.split(';ext=');
  const behind = extension === undefined ? '' : ` ${language === 'fa' ? 'داخلی' : 'ext.'} ${extension}`;
  return toDigitsOf(language, showNumber(e164) + behind);
}

function showNumber(e164: string): string {
  const [, area, third, middle, last] = IRANIAN.exec(e164) ?? [];
  if (area === undefined) return groupForeign(e164);
  return area.startsWith('9') ? `0${area}${third} ${middle} ${last}` : `0${area} ${third}${middle} ${last}`;
}
