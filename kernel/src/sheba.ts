/** Sheba (شبا), the Iranian IBAN: IR and 24 digits whose remainder by 97 is 1 (ISO 13616). */
import { toLatinDigits } from './digits.ts';

const SHEBA = /^IR\d{24}$/;

/** True for 'IR' and 24 Latin digits with the right check digits. */
export function isSheba(text: string): boolean {
  if (!SHEBA.test(text)) return false;
  // The country and the check digits go to the end; I and R are 18 and 27.
  const digits = `${text.slice(4)}1827${text.slice(2, 4)}`;
  let rest = 0;
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % 97;
  return rest === 1;
}

/** Reads a Sheba in any digits, with spaces and dashes, with or without its IR. */
export function parseSheba(text: string): string | undefined {
  const plain = toLatinDigits(text)
    .replace(/[\s\u200B-\u200F\u202A-\u202E-]/g, '')
    .toUpperCase();
  const sheba = plain.startsWith('IR') ? plain : `IR${plain}`;
  return isSheba(sheba) ? sheba : undefined;
}

/** The three digits that name the bank (054 is Parsian, 062 Ayandeh). */
export function bankOfSheba(sheba: string): string {
  return sheba.slice(4, 7);
}

/** In groups of four, as banks print it: IR82 0540 1026 8002 0817 9090 02. */
export function showSheba(sheba: string): string {
  return sheba.replace(/.{4}(?=.)/g, '$& ');
}
