/**
 * Three alphabets write the same ten digits here: Latin 0-9, Arabic ٠-٩ (U+0660) and Persian ۰-۹ (U+06F0). The database
 * keeps Latin ones in whatever is counted, dialled or compared; a screen shows the language's own.
 */
import type { Language } from './language.ts';

const NOT_LATIN = /[٠-٩۰-۹]/;
const ALL_NOT_LATIN = /[٠-٩۰-۹]/g;
const NOT_PERSIAN = /[0-9٠-٩]/;
const ALL_NOT_PERSIAN = /[0-9٠-٩]/g;
const PERSIAN_ZERO = 0x06f0;

/** Persian and Arabic digits become 0-9; the rest of the text stays. */
export function toLatinDigits(text: string): string {
  return NOT_LATIN.test(text) ? text.replace(ALL_NOT_LATIN, (digit) => String(digitValue(digit))) : text;
}

/** Latin and Arabic digits become ۰-۹; the rest of the text stays. */
export function toPersianDigits(text: string): string {
  return NOT_PERSIAN.test(text)
    ? text.replace(ALL_NOT_PERSIAN, (digit) => String.fromCharCode(PERSIAN_ZERO + digitValue(digit)))
    : text;
}

/** The digits that a reader of the language expects: ۰-۹ in fa, 0-9 in en. */
export function toDigitsOf(language: Language, text: string): string {
  return language === 'fa' ? toPersianDigits(text) : toLatinDigits(text);
}

/** In each of the three blocks the low four bits of the code point are the digit's value. */
function digitValue(digit: string): number {
  return digit.charCodeAt(0) & 15;
}
