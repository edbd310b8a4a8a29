/** Iranian identity codes: کد ملی of a person (10 digits) and شناسه ملی of a company (11 digits), with their check digits. */
import { toLatinDigits } from './digits.ts';

const NATIONAL_ID = /^\d{10}$/;
const COMPANY_ID = /^\d{11}$/;
const COMPANY_WEIGHTS = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

/** True for ten Latin digits that are a کد ملی: not all equal, and the last one is the check digit of the others. */
export function isNationalId(digits: string): boolean {
  if (!NATIONAL_ID.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits.charAt(i)) * (10 - i);
  const rest = sum % 11;
  return Number(digits.charAt(9)) === (rest < 2 ? rest : 11 - rest);
}

/** Reads a کد ملی in any digits, with spaces and dashes, and with the zeros that a spreadsheet took from its front. */
export function parseNationalId(text: string): string | undefined {
  const digits = digitsOf(text);
  if (digits === undefined || digits.length < 8) return undefined;
  const padded = digits.padStart(10, '0');
  return isNationalId(padded) ? padded : undefined;
}

/** True for eleven Latin digits that are a شناسه ملی. */
export function isCompanyId(digits: string): boolean {
  if (!COMPANY_ID.test(digits) || digits.slice(3, 9) === '000000') return false;
  const shift = Number(digits.charAt(9)) + 2;
  let sum = 0;
  for (const [i, weight] of COMPANY_WEIGHTS.entries()) sum += (Number(digits.charAt(i)) + shift) * weight;
  return Number(digits.charAt(10)) === (sum % 11) % 10;
}

/** Reads a شناسه ملی in any digits, with spaces and dashes. */
export function parseCompanyId(text: string): string | undefined {
  const digits = digitsOf(text);
  return digits !== undefined && isCompanyId(digits) ? digits : undefined;
}

function digitsOf(text: string): string | undefined {
  const digits = toLatinDigits(text).replace(/[\s\u200B-\u200F\u202A-\u202E._-]/g, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}
