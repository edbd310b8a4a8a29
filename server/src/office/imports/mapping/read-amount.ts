import { type Currency, parseMoney } from '@peyvand/kernel/money';
import { parseDecimal, toScaled } from '@peyvand/kernel/parse-number';
import type { Words } from '@peyvand/kernel/refusal';
import type { ReadingContext, RowProblem } from '../intake.ts';
import type { DecimalMark } from './mapping.ts';

const plainNumber = /^(-?)(\d{1,12})(?:\.(\d{1,4}))?$/;
const wholeNumber = /^-?\d{1,12}$/;

/** The mark before the decimals of a column of money. */
function markOf(field: string, { formats }: ReadingContext): DecimalMark {
  return formats.marks?.[field] ?? formats.decimalMark;
}

/**
 * An amount of a file in the smallest units of the workspace's currency; undefined for an empty cell. What is finer than the
 * smallest unit (a spreadsheet's 33333.3333) is rounded half away from zero and counted.
 */
export function readAmount(text: string, field: string, context: ReadingContext): number | undefined | RowProblem {
  if (text === '') return undefined;
  const { currency } = context.workspace;
  const { moneyUnit } = context.formats;
  const decimalMark = markOf(field, context);
  const places = currency.minorDigits + (currency.code === 'IRR' && moneyUnit === 'toman' ? 1 : 0);
  const plain = decimalMark === '.' || wholeNumber.test(text) ? plainNumber.exec(text) : null;
  if (plain !== null && (plain[3]?.length ?? 0) <= places) {
    const value = Number((plain[2] ?? '') + (plain[3] ?? '').padEnd(places, '0'));
    if (Number.isSafeInteger(value)) return plain[1] === '-' && value !== 0 ? -value : value;
  }
  const unit = moneyUnit === 'toman' ? 'toman' : 'rial';
  const read = parseMoney(text, currency, { decimalMark, ...(currency.code === 'IRR' ? { unit } : {}) });
  if (read.ok) return read.amount;
  if (read.reason === 'empty') return undefined;
  if (read.reason === 'too-precise') {
    const rounded = round(text, places, decimalMark);
    if (rounded !== undefined) {
      context.notice('amount-rounded');
      return rounded;
    }
  }
  return amountProblem(text, field, read.reason, currency);
}

function round(text: string, places: number, decimalMark: DecimalMark): number | undefined {
  const decimal = parseDecimal(text, { decimalMark });
  if (decimal === undefined) return undefined;
  const kept = toScaled({ ...decimal, negative: false, fraction: decimal.fraction.slice(0, places) }, places);
  if (kept === undefined) return undefined;
  const value = kept + (decimal.fraction.charAt(places) >= '5' ? 1 : 0);
  return decimal.negative && value !== 0 ? -value : value;
}

function amountProblem(text: string, field: string, reason: string, currency: Currency): RowProblem {
  const message: Words =
    reason === 'too-large'
      ? { fa: `مبلغ «${text}» بزرگ‌تر از آن است که ثبت شود.`, en: `The amount "${text}" is too large to be recorded.` }
      : reason === 'other-currency'
        ? {
            fa: `مبلغ «${text}» به پول دیگری است؛ حساب این کسب‌وکار به ${currency.code} است.`,
            en: `The amount "${text}" is in another currency; this business keeps its books in ${currency.code}.`,
          }
        : { fa: `«${text}» مبلغ نیست.`, en: `"${text}" is not an amount of money.` };
  return { problem: true, field, code: `imports.amount-${reason}`, message };
}

/** «۲٫۵ کیلو», "3 pcs": the unit behind a quantity is no part of the number. */
function withoutUnit(text: string): string {
  return /\p{L}\.?$/u.test(text) ? text.replace(/^([^\p{L}]*\d[^\p{L}]*?)\s*\p{L}[\p{L}\s.\u200C]*$/u, '$1') : text;
}

/** A quantity in thousandths, which may be negative (what came back); undefined for an empty cell. */
export function readQuantity(text: string, field: string, context: ReadingContext): number | undefined | RowProblem {
  if (text === '') return undefined;
  const { marks, quantityMark, decimalMark } = context.formats;
  const decimal = parseDecimal(withoutUnit(text), { decimalMark: marks?.[field] ?? quantityMark ?? decimalMark });
  const value = decimal === undefined ? undefined : toScaled(decimal, 3);
  if (value !== undefined && value !== 0) return value;
  return {
    problem: true,
    field,
    code: value === 0 ? 'imports.quantity-zero' : 'imports.quantity-unreadable',
    message:
      value === 0
        ? { fa: 'تعداد این ردیف صفر است.', en: 'The quantity of this row is 0.' }
        : {
            fa: `«${text}» تعداد درستی نیست: عددی با حداکثر سه رقم اعشار بنویسید.`,
            en: `"${text}" is not a quantity: write a number with at most three decimals.`,
          },
  };
}
