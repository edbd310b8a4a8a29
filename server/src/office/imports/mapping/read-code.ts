import { toLatinDigits } from '@peyvand/kernel/digits';
import { cleanLine, withoutJoiners } from '@peyvand/kernel/text';
import type { RowProblem } from '../intake.ts';

/** "1.40303E+12": what a spreadsheet shows of a number that is too long for its column. */
const cut = /^[+-]?\d(?:[.,٫/]\d+)?e(?:\+\d{1,3}|\d{2,3})$/i;
const maybeCut = /e/i;

/**
 * The problem of a cell that should be a code, a number or a phone and was cut by a spreadsheet: many different ones look the
 * same then, so it is nobody's identity. Undefined for any other cell.
 */
export function cutProblem(text: string, field: string): RowProblem | undefined {
  if (!maybeCut.test(text) || !cut.test(withoutJoiners(toLatinDigits(text)).replace(/\s/g, ''))) return undefined;
  return {
    problem: true,
    field,
    code: 'imports.number-cut',
    message: {
      fa: `«${text}» عددی است که اکسل آن را بریده است و شمارهٔ اصلی در فایل نیست. در اکسل قالب این ستون را «متن» یا «عدد بدون اعشار» کنید و دوباره خروجی بگیرید.`,
      en: `"${text}" is a cut number: a spreadsheet has shortened it and the whole number is not in the file. Format the column as text, or as a number without decimals, and export it again.`,
    },
  };
}

/**
 * A code as it is kept: one line without what nobody sees; programs that took codes for numbers write 13085 as 13085.0. Nothing
 * but zeros is nobody's: shops give the id 0 to every guest.
 */
export function readCode(text: string): string {
  const code = cleanLine(withoutJoiners(text));
  if (/^[0۰٠]+(?:\.0)?$/.test(code)) return '';
  return /^\d+\.0$/.test(code) ? code.slice(0, -2) : code;
}
