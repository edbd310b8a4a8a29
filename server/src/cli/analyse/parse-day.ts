import { type Calendar, dayFromNumber, dayNumber, parseDay, parseInstant } from '@peyvand/kernel/calendar';

/** A day as the number of days since 1970-01-01, with the calendar it was written in. */
export interface WrittenDay {
  readonly day: number;
  readonly calendar: Calendar;
}

/** Beyond this many different texts nothing more is remembered, so that memory stays flat. */
const MOST_REMEMBERED = 100_000;

/**
 * Makes a reader of dates that remembers what it has read: a file has few days and many rows.
 * A time with an offset is moved to `timeZone` where one is given; otherwise the day counts as written.
 */
export function dayReader(timeZone: string | undefined): (text: string) => WrittenDay | undefined {
  const known = new Map<string, WrittenDay | undefined>();
  return (text) => {
    const key = timeZone === undefined && TIME_FOLLOWS.test(text) ? text.slice(0, 10) : text;
    if (known.has(key)) return known.get(key);
    const answer = readDay(key.trim(), timeZone ?? 'UTC');
    if (known.size < MOST_REMEMBERED) known.set(key, answer);
    return answer;
  };
}

/** Without a zone to move to, a time after a date of ten characters changes nothing. */
const TIME_FOLLOWS = /^.{10}[ T]\d{1,2}:\d\d/;

function readDay(text: string, timeZone: string): WrittenDay | undefined {
  const read = parseDay(text) ?? parseInstant(text, timeZone);
  return read && { day: dayNumber(read.day), calendar: read.calendar };
}

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function isoDay(day: number): string {
  return dayFromNumber(day);
}
