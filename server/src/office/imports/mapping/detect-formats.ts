import { toLatinDigits } from '@peyvand/kernel/digits';
import { fold } from '@peyvand/kernel/text';
import type { Formats } from './mapping.ts';

/** One mapped column with values from the file's first rows. */
export interface SampledColumn {
  readonly header: string;
  readonly samples: readonly string[];
}

/** Something only the file's owner knows; asked with samples, never guessed. */
export interface Question {
  readonly name: 'moneyUnit' | 'dateCalendar' | 'dateOrder' | 'decimalMark' | 'quantityMark' | 'sheet' | 'columns';
  /** Of 'columns': the column that is asked about; the choices are keys of fields, '' for none of them. */
  readonly header?: string;
  /** Of 'columns': the field that two columns claim; the choices are their headers. */
  readonly field?: string;
  readonly fa: string;
  readonly en: string;
  readonly choices: readonly string[];
  readonly samples: readonly string[];
}

/** Finds out how the dates of a file are written; what could be read in two ways is a question. */
export function detectDates(columns: readonly SampledColumn[]): {
  dateCalendar: Formats['dateCalendar'] | undefined;
  dateOrder: Formats['dateOrder'];
  questions: Question[];
} {
  const samples = columns.flatMap((column) => column.samples);
  const seen: SeenDates = {
    ...{ jalali: 0, gregorian: 0, short: 0, dayFirst: 0, monthFirst: 0, eitherFirst: 0 },
    ...{ yearFirst: 0, yearLast: 0, yearAnywhere: 0 },
  };
  for (const sample of samples) lookAtDate(toLatinDigits(sample).trim(), seen);
  const questions: Question[] = [];
  const headers = fold(columns.map((column) => column.header).join(' '));
  const byHeader = /شمسی|جلالی|jalali|shamsi|persian/.test(headers)
    ? 'jalali'
    : /میلادی|gregorian|miladi/.test(headers)
      ? 'gregorian'
      : undefined;
  const dateCalendar =
    seen.jalali + seen.gregorian > 0 ? (seen.jalali > seen.gregorian ? 'jalali' : 'gregorian') : byHeader;
  if (dateCalendar === undefined && seen.short > 0)
    questions.push({
      name: 'dateCalendar',
      fa: 'سال این تاریخ‌ها دو رقمی است. شمسی هستند یا میلادی؟',
      en: 'The years of these dates have two digits. Are they Jalali or Gregorian?',
      choices: ['jalali', 'gregorian'],
      samples: samples.slice(0, 3),
    });
  let dateOrder: Formats['dateOrder'];
  if (seen.yearFirst > 0 && seen.yearLast === 0) dateOrder = 'ymd';
  else if (seen.yearAnywhere > 0 && seen.yearLast === 0)
    questions.push({
      name: 'dateOrder',
      fa: 'سال این تاریخ‌ها دو رقمی است. اول آمده است یا آخر؟',
      en: 'The years of these dates have two digits. Do they come first or last?',
      choices: dateCalendar === 'jalali' ? ['ymd', 'dmy'] : ['ymd', 'dmy', 'mdy'],
      samples: samples
        .filter((sample) => /^\D*\d{1,2}\D+\d{1,2}\D+\d{1,2}\D*$/.test(toLatinDigits(sample)))
        .slice(0, 3),
    });
  else if (seen.dayFirst > 0 || seen.monthFirst > 0) dateOrder = seen.dayFirst >= seen.monthFirst ? 'dmy' : 'mdy';
  else if (seen.eitherFirst > 0) {
    // Nobody writes Jalali dates with the month first.
    if (dateCalendar === 'jalali') dateOrder = 'dmy';
    else
      questions.push({
        name: 'dateOrder',
        fa: 'در این تاریخ‌ها روز اول آمده است یا ماه؟',
        en: 'Does the day or the month come first in these dates?',
        choices: ['dmy', 'mdy'],
        samples: samples.slice(0, 3),
      });
  }
  return { dateCalendar, dateOrder, questions };
}

interface SeenDates {
  jalali: number;
  gregorian: number;
  short: number;
  dayFirst: number;
  monthFirst: number;
  eitherFirst: number;
  /** Of dates whose year has two digits: where it stands, as far as 32 to 99 tell. */
  yearFirst: number;
  yearLast: number;
  yearAnywhere: number;
}

function lookAtDate(text: string, seen: SeenDates): void {
  const year = /(?<!\d)(1[2-5]\d\d|19\d\d|20\d\d|2100)(?:\d{4})?(?!\d)/.exec(text)?.[1];
  const numbers = /^(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})(?!\d)/.exec(text);
  if (year !== undefined) Number(year) <= 1500 ? seen.jalali++ : seen.gregorian++;
  else if (numbers !== null) seen.short++;
  if (numbers === null) return;
  const [, first = '', second = '', third = ''] = numbers;
  if (first.length > 2) return;
  if (year === undefined) {
    if (Number(first) > 31) seen.yearFirst++;
    else if (Number(third) > 31) seen.yearLast++;
    // a month cannot stand second where more than twelve does: the year is last
    else if (Number(second) > 12) seen.yearLast++;
    else seen.yearAnywhere++;
    if (third.length < 2 || Number(first) > 31) return;
    if (Number(third) <= 31 && Number(second) <= 12) return;
  }
  if (Number(first) > 12 && Number(first) <= 31 && Number(second) <= 12) seen.dayFirst++;
  else if (Number(second) > 12 && Number(first) <= 12) seen.monthFirst++;
  else if (Number(first) <= 12) seen.eitherFirst++;
}

const currencyMarks: readonly (readonly [RegExp, string])[] = [
  [/(^|\s|\()(تومان|تومن|toman|tomans|irt)(\s|\)|$)/, 'toman'],
  [/(^|\s|\()(ریال|rial|rials|irr)(\s|\)|$)|﷼/, 'rial'],
  [/(^|\s|\()(usd|dollars?|دلار)(\s|\)|$)|\$/, 'USD'],
  [/(^|\s|\()(gbp|pounds?|پوند)(\s|\)|$)|£/, 'GBP'],
  [/(^|\s|\()(eur|euros?|یورو)(\s|\)|$)|€/, 'EUR'],
];

/** The unit that a column of currencies names, where all its values name one. */
export function unitOfCurrencies(samples: readonly string[]): string | undefined {
  const units = new Set(
    samples.map((sample) => {
      const word = fold(sample);
      const known = currencyMarks.find(([mark]) => mark.test(word))?.[1];
      return known ?? (/^[a-z]{3}$/.test(word) ? word.toUpperCase() : undefined);
    }),
  );
  return units.size === 1 ? [...units][0] : undefined;
}

/**
 * The unit in which the file writes money, where its headers, its column of currencies or its values say so. A workspace of rials is always asked
 * otherwise: nothing in "1250000" tells rial from toman. Other currencies are written in whole units with decimals.
 */
export function detectMoneyUnit(
  columns: readonly SampledColumn[],
  workspaceCurrency: string,
  currencies: readonly string[] = [],
): { moneyUnit: string | undefined; questions: Question[] } {
  const samples = columns.flatMap((column) => column.samples.slice(0, 20));
  const headers = columns.map((column) => fold(column.header.replace(/[_()[\]\-:/]/g, ' '))).join(' ');
  const written = fold(samples.join(' ').replace(/[\d.,٬٫()]/g, ' '));
  const byHeader = currencyMarks.find(([mark]) => mark.test(headers))?.[1];
  const byValue = currencyMarks.find(([mark]) => mark.test(written) || mark.test(samples.join(' ')))?.[1];
  const found = byHeader ?? unitOfCurrencies(currencies) ?? byValue;
  if (found !== undefined) return { moneyUnit: found, questions: [] };
  if (workspaceCurrency !== 'IRR') return { moneyUnit: workspaceCurrency, questions: [] };
  const decimals = samples.some((sample) => /\d[.٫]\d{1,2}$/.test(toLatinDigits(sample).trim()));
  return {
    moneyUnit: undefined,
    questions: [
      {
        name: 'moneyUnit',
        fa: decimals
          ? 'مبلغ‌های این فایل به چه پولی است؟ اعشار دارند، پس شاید ریال نباشند.'
          : 'مبلغ‌های این فایل به ریال است یا تومان؟',
        en: decimals
          ? 'Which money are the amounts of this file in? They have decimals, so perhaps not rials.'
          : 'Are the amounts of this file in rials or in tomans?',
        choices: decimals ? ['rial', 'toman', 'USD', 'GBP', 'EUR'] : ['rial', 'toman'],
        samples: samples.slice(0, 3),
      },
    ],
  };
}
