/** Bank cards: 16 digits with a Luhn check digit. A whole card number is never stored: its last four digits at most. */
import { toLatinDigits } from './digits.ts';

const CARD = /^\d{16}$/;

/** True for 16 Latin digits that pass Luhn's check. */
export function isCard(digits: string): boolean {
  if (!CARD.test(digits) || digits.startsWith('0')) return false;
  let sum = 0;
  for (let i = 0; i < 16; i++) {
    const digit = digits.charCodeAt(i) - 48;
    const doubled = digit * 2;
    sum += i % 2 === 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Reads a card number in any digits, with spaces and dashes. */
export function parseCard(text: string): string | undefined {
  const digits = toLatinDigits(text).replace(/[\s\u200B-\u200F\u202A-\u202E-]/g, '');
  return isCard(digits) ? digits : undefined;
}

/** What may be kept and shown of a card: its last four digits. */
export function lastFourOfCard(card: string): string {
  return card.slice(-4);
}
