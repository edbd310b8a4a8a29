import { toLatinDigits } from '@peyvand/kernel/digits';

/**
 * Reads an amount as people write it: 12.5, 1,250.00, 1.250,00, ۱۲٬۵۰۰, −3 or (3). NaN when it is none.
 * With one kind of mark only, a comma before exactly three digits parts thousands; otherwise it is the decimal mark.
 */
export function parseAmount(text: string): number {
  const quick = Number(text);
  if (!Number.isNaN(quick)) return text.trim() === '' ? Number.NaN : finite(quick);
  let plain = toLatinDigits(text)
    .replace(/[\s\u200c-\u200f٬'’_]/g, '')
    .replace(/٫/g, '.')
    .replace(/[−–]/g, '-');
  const bracketed = /^\((.*)\)$/.exec(plain);
  if (bracketed) plain = `-${bracketed[1] ?? ''}`;
  if (/^.+-$/.test(plain)) plain = `-${plain.slice(0, -1)}`;
  const comma = plain.lastIndexOf(',');
  const dot = plain.lastIndexOf('.');
  if (comma >= 0 && dot >= 0)
    plain = comma > dot ? plain.replace(/\./g, '').replace(',', '.') : plain.replace(/,/g, '');
  else if (comma >= 0) plain = /^-?\d{1,3}(,\d{3})+$/.test(plain) ? plain.replace(/,/g, '') : plain.replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$|^[+-]?\.\d+$/.test(plain) ? finite(Number(plain)) : Number.NaN;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
