import { monthName } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import type { Refusal } from '@peyvand/kernel/refusal';
import { fold } from '@peyvand/kernel/text';
import { purchases } from './refusals.ts';

const amounts: readonly string[] = ['total', 'unitPrice', 'lineAmount'];
const words = (list: readonly string[]) => new RegExp(`(?<![\\p{L}])(?:${list.map(fold).join('|')})(?![\\p{L}])`, 'u');
const debit = words(['بدهکار', 'بدهکاری', 'debit', 'debits', 'dr']);
const credit = words(['بستانکار', 'بستانکاری', 'credit', 'credits', 'cr']);
const paidOut = words(['برداشت', 'مبلغ برداشت', 'withdrawal', 'withdrawals', 'paid out', 'money out']);
const paidIn = words(['واریز', 'مبلغ واریز', 'deposit', 'deposits', 'paid in', 'money in']);
const money: readonly string[] = [...amounts, 'lineDiscount', 'unitCost', 'discount', 'shipping', 'tax'];
const fewestMonths = 3;

/** «مبلغ (هزار تومان)», "Amount (millions)": what stands below is a thousandth of what was paid. */
function isShortened(header: string): boolean {
  return /(?<!\p{L})(?:هزار|میلیون|میلیارد|thousands?|millions?|billions?)(?!\p{L})|\(\s*0{3}s?\s*\)|[$£€]\s*(?:k|mn?)(?!\p{L})/iu.test(
    header.replace(/ي/g, 'ی'),
  );
}

/**
 * A table of something else than sales, which would come in wrong or not at all: the account of a customer or a bank (two
 * columns of money of which a row fills one), or sums by months, which hold no purchases.
 * @param columns header → field, as far as the columns were recognised
 */
export function otherTable(headers: readonly string[], columns: Readonly<Record<string, string>>): Refusal | undefined {
  const keys = new Map(headers.map((header) => [header, ` ${fold(header.replace(/[_\-./()]+/g, ' '))} `]));
  const has = (word: RegExp) => [...keys.values()].some((key) => word.test(key));
  const isSide = (header: string) => [debit, credit, paidOut, paidIn].some((word) => word.test(keys.get(header) ?? ''));
  const short = Object.entries(columns).find(([header, field]) => money.includes(field) && isShortened(header));
  if (short !== undefined) return purchases('file-in-thousands', { header: short[0] });
  const amount = Object.entries(columns).some(([header, field]) => amounts.includes(field) && !isSide(header));
  if (!amount && has(debit) && has(credit)) return purchases('file-ledger');
  if (!amount && has(paidOut) && has(paidIn)) return purchases('file-statement');
  const dated = Object.values(columns).includes('at');
  return !dated && headers.filter(isMonth).length >= fewestMonths ? purchases('file-by-months') : undefined;
}

const monthNames = new Set(
  (['jalali', 'gregorian'] as const).flatMap((calendar) =>
    (['fa', 'en'] as const).flatMap((language) =>
      Array.from({ length: 12 }, (_, index) => fold(monthName(index + 1, calendar, language))).flatMap((name) =>
        calendar === 'gregorian' && language === 'en' ? [name, name.slice(0, 3)] : [name],
      ),
    ),
  ),
);

/** «فروردین», «مهر ۱۴۰۳», "Jan-24", 1403/01. */
function isMonth(header: string): boolean {
  const text = toLatinDigits(fold(header)).trim();
  if (/^(?:1[2-5]|19|20)\d\d[-/ .](?:0?[1-9]|1[0-2])(?:[-/ .]0?1)?$/.test(text)) return true;
  return monthNames.has(
    text
      .replace(/\d+/g, ' ')
      .replace(/[-/.'’_()]+/g, ' ')
      .trim(),
  );
}
