/**
 * The one reader of instants for what programs tell us: an RFC 3339 instant with its offset, or a plain day. It is strict,
 * because nobody looks at what a program sends: what cannot be meant is not read, and says what may have been meant. Files,
 * which people look at before they are taken in, are read more freely (parse-instant.ts) and refuse the same days.
 */
import { type Day, dayFromGregorian, dayFromNumber, dayNumber } from './day.ts';
import { toLatinDigits } from './digits.ts';
import { gregorianOf, jalaliOf } from './jalali.ts';
import { parseInstant, type ReadInstant } from './parse-instant.ts';
import type { Calendar } from './shift-month.ts';
import { dayOf, startOfDay, zoneOffset } from './time-zone.ts';

/** Where and when something is told. */
export interface TellingPlace {
  readonly timeZone: string;
  /** The calendar of the workspace: only in a Jalali one a plain day is read as Jalali. */
  readonly calendar: Calendar;
}

/** A time that is not read. */
export interface UnreadTime {
  readonly unread: true;
  /** What was sent, cut short. */
  readonly given: string;
  /** What may have been meant, as it would be read; null where nothing can be seen. */
  readonly meant: string | null;
}

/** Days outside these are typing errors in anything that a business writes down: 1 January 1900 to 31 December 2099. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;

/** True for a day that a business can mean: of the years 1900 to 2099, which are 1279 to 1478 of the Jalali calendar. */
export function isPlausibleDay(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

const dayMs = 86_400_000;

/** True for what is told as having happened more than a day ahead of now: it has not happened yet. */
export function isTooFarAhead(at: Date, now: Date): boolean {
  return at.getTime() > now.getTime() + dayMs;
}

/** The last day on which something can have happened as seen from now: what lies behind it is left out of every figure. */
export function lastPossibleDay(now: Date, timeZone: string): Day {
  return dayOf(now.getTime() + dayMs, timeZone);
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const PLAIN_DAY = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;

/** Reads an instant or a plain day that was told; a value that is not read says what may have been meant. */
export function readToldTime(text: string, place: TellingPlace): ReadInstant | UnreadTime {
  return readInstantOf(text, place.timeZone) ?? readPlainDay(text, place) ?? notRead(text, place);
}

/** True when a time was not read. */
export function isUnread(read: ReadInstant | UnreadTime): read is UnreadTime {
  return 'unread' in read;
}

function readInstantOf(text: string, timeZone: string): ReadInstant | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const number = (i: number) => Number(parts[i] ?? 0);
  const day = dayFromGregorian(number(1), number(2), number(3));
  // 60 is a leap second: it is the last of its minute here
  const second = number(6) === 60 ? 59 : number(6);
  if (day === undefined || number(4) > 23 || number(5) > 59 || second > 59) return undefined;
  if (number(9) > 23 || number(10) > 59) return undefined;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const offset = (parts[8] === '-' ? -1 : 1) * (number(9) * 60 + number(10)) * 60_000;
  const ms = dayNumber(day) * dayMs + ((number(4) * 60 + number(5)) * 60 + second) * 1000 + milliseconds - offset;
  if (Math.abs(ms) > 8.64e15 || !isPlausibleDay(day)) return undefined;
  const local = dayOf(ms, timeZone);
  return isPlausibleDay(local)
    ? { at: new Date(ms), day: local, precision: 'instant', calendar: 'gregorian' }
    : undefined;
}

function readPlainDay(text: string, { timeZone, calendar }: TellingPlace): ReadInstant | undefined {
  const parts = PLAIN_DAY.exec(toLatinDigits(text).trim());
  if (parts === null) return undefined;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
  const isJalali = calendar === 'jalali' && year < FIRST_YEAR;
  const day = isJalali ? gregorianOf(year, month, dayOfMonth) : dayFromGregorian(year, month, dayOfMonth);
  if (day === undefined || !isPlausible(isJalali, year)) return undefined;
  return { at: startOfDay(day, timeZone), day, precision: 'day', calendar: isJalali ? 'jalali' : 'gregorian' };
}

const isPlausible = (isJalali: boolean, year: number) =>
  isJalali ? year >= 1279 && year <= 1478 : year >= FIRST_YEAR && year <= LAST_YEAR;

function notRead(text: string, place: TellingPlace): UnreadTime {
  return { unread: true, given: text.slice(0, 40), meant: meantBy(text, place) };
}

/** What a free reading sees in the text, written so that the strict one takes it. */
function meantBy(text: string, { timeZone, calendar }: TellingPlace): string | null {
  const spelled = toLatinDigits(text).trim();
  const free = parseInstant(spelled, timeZone) ?? parseInstant(spelled.replace(/[Tt]/, ' '), timeZone);
  if (free === undefined || !isPlausibleDay(free.day)) return null;
  if (free.precision === 'day')
    return calendar === 'jalali' && free.calendar === 'jalali' ? jalaliText(free.day) : free.day;
  const sent = /([+-])(\d{2}):?(\d{2})$/.exec(spelled);
  const offset = /z$/i.test(spelled)
    ? 0
    : sent === null
      ? zoneOffset(free.at, timeZone)
      : (sent[1] === '-' ? -1 : 1) * (Number(sent[2]) * 60 + Number(sent[3])) * 60_000;
  return withOffset(free.at, offset);
}

function jalaliText(day: Day): string {
  const { year, month, day: dayOfMonth } = jalaliOf(day);
  return `${year}/${two(month)}/${two(dayOfMonth)}`;
}

/** An instant as RFC 3339 with an offset in milliseconds. */
function withOffset(at: Date, offset: number): string {
  const local = at.getTime() + offset;
  const day = dayFromNumber(Math.floor(local / dayMs));
  const seconds = Math.floor((local - Math.floor(local / dayMs) * dayMs) / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${day}T${clock}${zone}`;
}

const two = (value: number) => String(value).padStart(2, '0');
