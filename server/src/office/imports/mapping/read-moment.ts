import { isTooFarAhead, parseInstant, type ReadInstant } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import type { MappedRow, ReadingContext, RowProblem } from '../intake.ts';
import { showSerialDate } from '../read/sheet-dates.ts';

/** Texts of days come back thousands of times in a file of purchases. */
const remembered = new Map<string, ReadInstant>();

/** A date or an instant of a file, in the zone of its mapping; undefined for an empty cell. */
export function readMoment(text: string, field: string, context: ReadingContext): ReadInstant | undefined | RowProblem {
  if (text === '') return undefined;
  const { timeZone, dateOrder, dateCalendar } = context.formats;
  const key = `${timeZone}\u0000${dateOrder}\u0000${dateCalendar}\u0000${text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const read = parseInstant(fromSerial(text), timeZone, { order: dateOrder, shortYears: dateCalendar });
  if (read === undefined) return momentProblem(text, field);
  if (remembered.size > 20_000) remembered.clear();
  remembered.set(key, read);
  return read;
}

/**
 * A day that a spreadsheet has written as its number: 45678 is 21 January 2025. No year and no date of a calendar has five digits
 * of which the first are 25 to 60, with or without the part of a day behind them: days from 1968 to 2064.
 */
function fromSerial(text: string): string {
  const plain = toLatinDigits(text).trim();
  return /^(?:2[5-9]|[345]\d)\d{3}(?:\.\d+)?$/.test(plain) ? showSerialDate(Number(plain), false) : text;
}

const longAgoMs = 50 * 365.25 * 86_400_000;

/**
 * Looks whether a moment that a file tells of can have been: true for one that has not come yet. One of more than fifty years
 * ago is taken and counted: it may be a slip in the century.
 */
export function isYetToCome(when: ReadInstant | undefined, context: ReadingContext): boolean {
  if (when === undefined) return false;
  if (when.at.getTime() < context.now.getTime() - longAgoMs) context.notice('long-ago');
  return isTooFarAhead(when.at, context.now);
}

/** Says whether the text is no date, or a day that no calendar has (31 Esfand, 30 February). */
function momentProblem(text: string, field: string): RowProblem {
  const looksLikeDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(toLatinDigits(text).trim());
  return {
    problem: true,
    field,
    code: looksLikeDate ? 'imports.day-impossible' : 'imports.date-unreadable',
    message: looksLikeDate
      ? { fa: `روز «${text}» در تقویم نیست.`, en: `There is no day "${text}" in the calendar.` }
      : {
          fa: `«${text}» تاریخ نیست. نمونه: ۱۴۰۵/۰۹/۰۱ یا 2026-11-22`,
          en: `"${text}" is not a date. Examples: 2026-11-22, 1405/09/01`,
        },
  };
}

/** The text of a row's moment: day and time of day may stand in two columns. */
export function momentText(row: MappedRow): string {
  const day = row.text('at');
  const clock = row.text('atTime');
  return clock === '' || day === '' || day.includes(':') ? day : `${day} ${clock}`;
}
