const MS_PER_DAY = 86_400_000;

/** How the dates of a file are written. */
export type WrittenCalendar = 'gregorian' | 'jalali';

/** A day as the number of days since 1970-01-01, with the calendar it was written in. */
export interface ReadDay {
  readonly day: number;
  readonly calendar: WrittenCalendar;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** Years below this in a four-digit date are Jalali. */
const FIRST_GREGORIAN_YEAR = 1600;

/**
 * Makes a reader of dates that remembers what it has read: a file has few days and many rows. ISO dates with or without
 * a time are read here; every other spelling, and Jalali years, by the product's calendar, which is loaded only then.
 * A time with an offset is moved to `timeZone` where one is given; otherwise the day counts as written.
 */
export async function dayReader(timeZone: string | undefined): Promise<(text: string) => ReadDay | undefined> {
  const { parseDay } = await import('@peyvand/kernel/calendar');
  const known = new Map<string, ReadDay | undefined>();
  const dayInZone = timeZone === undefined ? undefined : zoneReader(timeZone);
  const readWhole = (text: string): ReadDay | undefined => {
    const iso = readIso(text, dayInZone);
    if (iso !== undefined) return iso === 'no-such-day' ? undefined : { day: iso, calendar: 'gregorian' };
    const other = parseDay(text);
    if (!other) return undefined;
    const day = readIso(other.day, undefined);
    if (typeof day !== 'number') return undefined;
    return { day, calendar: other.calendar === 'jalali' ? 'jalali' : 'gregorian' };
  };
  return (text) => {
    // Without a zone to move to, the time of day changes nothing: remember the date part alone.
    const key =
      dayInZone === undefined && text.length > 10 && (text[10] === ' ' || text[10] === 'T') ? text.slice(0, 10) : text;
    if (known.has(key)) return known.get(key);
    const answer = readWhole(text.trim());
    if (known.size < 100_000) known.set(key, answer);
    return answer;
  };
}

/** One date of the command line as days since 1970-01-01; undefined when it is none. */
export async function parseDayNumber(text: string): Promise<number | undefined> {
  return (await dayReader(undefined))(text)?.day;
}

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function isoDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** undefined: not an ISO date of a Gregorian year. */
function readIso(text: string, dayInZone: ((ms: number) => number) | undefined): number | 'no-such-day' | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', date = '', hour = '00', minute = '00', second = '00', offset] = parts;
  if (Number(year) < FIRST_GREGORIAN_YEAR) return undefined;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const back = new Date(midnight);
  if (back.getUTCMonth() + 1 !== Number(month) || back.getUTCDate() !== Number(date)) return 'no-such-day';
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return 'no-such-day';
  if (offset === undefined || dayInZone === undefined) return midnight / MS_PER_DAY;
  const local = midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return dayInZone(local - offsetMinutes(offset) * 60_000);
}

function offsetMinutes(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
}

/** The day of an instant in a zone. Zones change their offset at whole quarters of an hour, so one look-up serves each. */
function zoneReader(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const known = new Map<number, number>();
  return (ms) => {
    const quarter = Math.floor(ms / 900_000);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const day = Date.parse(`${format.format(quarter * 900_000)}T00:00:00Z`) / MS_PER_DAY;
    if (known.size < 100_000) known.set(quarter, day);
    return day;
  };
}
