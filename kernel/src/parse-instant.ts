/**
 * Reads an instant as people and files write it: RFC 3339 with its offset, or a date of either calendar with a time of
 * the workspace's zone, or a date alone, which is then known to the day only.
 */
import { type Day, dayFromGregorian } from './day.ts';
import { toLatinDigits } from './digits.ts';
import { parseDay, type ReadingOfDates } from './parse-day.ts';
import type { Calendar } from './shift-month.ts';
import { dayOf, instantAt, startOfDay } from './time-zone.ts';
import { withoutUnseen } from './visible.ts';

export interface ReadInstant {
  readonly at: Date;
  /** The zone's day in which the instant falls. */
  readonly day: Day;
  /** 'day' when the text named no time: `at` is then the day's first instant. */
  readonly precision: 'instant' | 'day';
  readonly calendar: Calendar;
}

/** The instant that a text names in a zone, undefined when it names none or could name two. */
export function parseInstant(text: string, timeZone: string, reading: ReadingOfDates = {}): ReadInstant | undefined {
  if (!text.includes(':')) {
    const spelled = BASIC.exec(text);
    if (spelled !== null) {
      const [, date, hours, minutes, seconds = '00', offset = ''] = spelled;
      return parseInstant(`${date}T${hours}:${minutes}:${seconds}${offset}`, timeZone, reading);
    }
    const parsed = parseDay(text, reading);
    if (parsed === undefined) return undefined;
    return { at: startOfDay(parsed.day, timeZone), day: parsed.day, precision: 'day', calendar: parsed.calendar };
  }
  const { date, clock } = splitTime(text);
  const time = clock === undefined ? undefined : readClock(clock);
  const parsedDate = date === undefined ? undefined : parseDay(date, reading);
  if (time === undefined || parsedDate === undefined) return undefined;
  if (time.offset === undefined) {
    const at = instantAt(parsedDate.day, time.ms, timeZone);
    return { at, day: dayOf(at, timeZone), precision: 'instant', calendar: parsedDate.calendar };
  }
  const at = new Date(instantAt(parsedDate.day, time.ms, 'UTC').getTime() - time.offset);
  // Far from our years an offset could lead out of what a day can be written as.
  if (dayFromGregorian(at.getUTCFullYear(), 1, 1) === undefined) return undefined;
  return { at, day: dayOf(at, timeZone), precision: 'instant', calendar: parsedDate.calendar };
}

function tidy(text: string): string {
  return withoutUnseen(toLatinDigits(text)).trim();
}

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,٫]\d{1,9})?)?\s*(?:[ap]\.?m\.?|ق\.?\s?ظ\.?|ب\.?\s?ظ\.?|صبح|عصر|بعدازظهر)?`;
const OFFSET = String.raw`(?:(?:utc|gmt)?\s*[+-]\d{2}:?\d{2}|z|utc|gmt)?(?:\s*\([^)]*\))?`;
/** 20250325T100500Z, as ISO 8601 writes it without marks. */
const BASIC = /^(\d{8})[Tt](\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;
const TIME_LAST = new RegExp(`^(.*?)(?:t|[\\s,،-]+|\\s*ساعت\\s*)(${TIME}\\s*${OFFSET})$`, 'i');
const TIME_FIRST = new RegExp(`^(${TIME})[\\s,،-]+(.*)$`, 'i');

/** 2026-03-21T10:00:00Z and 1405/01/05 14:30, the shapes of nearly every time in files, are split without the rest. */
const USUAL = /^(\d{4}[-/]\d{2}[-/]\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)$/;

function splitTime(raw: string): { date?: string; clock?: string } {
  const usual = USUAL.exec(raw);
  if (usual !== null) return { date: usual[1], clock: usual[2] };
  const text = tidy(raw);
  const last = TIME_LAST.exec(text);
  if (last !== null) return { date: last[1]?.replace(/[\s,،-]+(?:ساعت)?$/, ''), clock: last[2] };
  const first = TIME_FIRST.exec(text);
  return first === null ? {} : { date: first[2], clock: first[1] };
}

const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,٫](\d{1,9}))?)?\s*([^\d\s+-][^\d+-]*?)?\s*(?:([+-])(\d{2}):?(\d{2}))?$/;

function readClock(spelled: string): { ms: number; offset?: number } | undefined {
  // "10:05:00 GMT+0330 (Iran Standard Time)" and "21:05:00 UTC", as programs write them
  const text = spelled
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/\s*(?:utc|gmt)\s*(?=[+-])/i, '')
    .replace(/\s*(?:utc|gmt)$/i, 'Z');
  const utc = /z$/i.test(text);
  const parts = CLOCK.exec(utc ? text.slice(0, -1).trim() : text);
  if (parts === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = '', half, sign, offsetHours, offsetMinutes] = parts;
  const hour = hourOfDay(Number(hours), half);
  // 60 is a leap second: it is the last of its minute here, as in PostgreSQL's clocks it does not exist.
  const second = Math.min(Number(seconds), Number(seconds) === 60 ? 59 : 60);
  if (hour === undefined || Number(minutes) > 59 || second > 59) return undefined;
  const ms = ((hour * 60 + Number(minutes)) * 60 + second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (utc) return { ms, offset: 0 };
  if (sign === undefined) return { ms };
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return { ms, offset: sign === '-' ? -offset : offset };
}

/** The hour of 24 from an hour and the half of the day, if one is named; 12 am is 0 and 12 pm is 12. */
function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  const afternoon = /^(?:p|ب|عصر)/i.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
}
