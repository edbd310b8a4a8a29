/** Iranian postal codes: ten digits. */
import { toLatinDigits } from './digits.ts';

export type ParsedPostalCode =
  | {
      readonly ok: true;
      readonly value: string;
      /** Iran Post gives no code with 0 or 2 among the first five digits: likely mistyped, but not refused. */
      readonly warning?: 'unusual-digits';
    }
  | { readonly ok: false; readonly reason: 'empty' | 'not-ten-digits' };

/** Reads a postal code in any digits, with the space or dash in its middle. */
export function parsePostalCode(text: string): ParsedPostalCode {
  const value = toLatinDigits(text).replace(/[\s\u200B-\u200F\u202A-\u202E-]/g, '');
  if (value === '') return { ok: false, reason: 'empty' };
  if (!/^\d{10}$/.test(value)) return { ok: false, reason: 'not-ten-digits' };
  return /^\d{0,4}[02]/.test(value) ? { ok: true, value, warning: 'unusual-digits' } : { ok: true, value };
}
