/**
 * Instants and days of a time zone. A day begins at local midnight, or where clocks jump over midnight (Tehran until
 * 2022) at the first instant after the jump. Offsets are asked of the runtime's zone data and kept, one for each UTC day
 * in which they do not change, so that a million instants take a fraction of a second.
 */
import { type Day, dayFromNumber, dayNumber } from './day.ts';

const DAY_MS = 86_400_000;
/** Beyond these many remembered days a zone's memory begins anew: it is a cache and not a store. */
const REMEMBERED_DAYS = 200_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** UTC day → offset in milliseconds, NaN where the offset changes within that day. */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, offsets: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

/** True for an IANA zone that the runtime knows, such as Asia/Tehran. */
export function isTimeZone(text: string): boolean {
  try {
    return text !== '' && zoneOf(text) !== undefined;
  } catch {
    return false;
  }
}

function askOffset(zone: Zone, ms: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of zone.format.formatToParts(ms)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  // A year below 100 must not become 19xx, so it is set apart from Date.UTC.
  const local = new Date(0);
  local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return local.getTime() - Math.floor(ms / 1000) * 1000;
}

function offsetIn(zone: Zone, ms: number): number {
  const utcDay = Math.floor(ms / DAY_MS);
  let offset = zone.offsets.get(utcDay);
  if (offset === undefined) {
    const atStart = askOffset(zone, utcDay * DAY_MS);
    offset = atStart === askOffset(zone, (utcDay + 1) * DAY_MS - 1000) ? atStart : Number.NaN;
    if (zone.offsets.size >= REMEMBERED_DAYS) zone.offsets.clear();
    zone.offsets.set(utcDay, offset);
  }
  return Number.isNaN(offset) ? askOffset(zone, ms) : offset;
}

function msOf(instant: Date | number): number {
  const ms = typeof instant === 'number' ? instant : instant.getTime();
  if (!Number.isFinite(ms)) throw new RangeError('not an instant');
  return ms;
}

/** Milliseconds by which the zone's clocks are ahead of UTC at that instant (Tehran: 12,600,000). */
export function zoneOffset(instant: Date | number, timeZone: string): number {
  return offsetIn(zoneOf(timeZone), msOf(instant));
}

/** Number (days since 1970-01-01) of the zone's day in which the instant falls. */
export function dayNumberOf(instant: Date | number, timeZone: string): number {
  const ms = msOf(instant);
  return Math.floor((ms + offsetIn(zoneOf(timeZone), ms)) / DAY_MS);
}

/** The zone's day in which an instant (Date or epoch milliseconds) falls. Throws on an unknown zone. */
export function dayOf(instant: Date | number, timeZone: string): Day {
  return dayFromNumber(dayNumberOf(instant, timeZone));
}

/** Milliseconds since local midnight by the zone's clock, 0 to 86,399,999. */
export function timeOf(instant: Date | number, timeZone: string): number {
  const ms = msOf(instant);
  const local = ms + offsetIn(zoneOf(timeZone), ms);
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/**
 * The instant at which the zone's clock shows a time of a day. A time that the clock shows twice is the first of the
 * two; a time that it jumps over is moved forward by the length of the jump.
 * @param time milliseconds since local midnight
 */
export function instantAt(day: Day, time: number, timeZone: string): Date {
  const zone = zoneOf(timeZone);
  const local = dayNumber(day) * DAY_MS + time;
  const before = offsetIn(zone, local - DAY_MS);
  const after = offsetIn(zone, local + DAY_MS);
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (early + offsetIn(zone, early) === local) return new Date(early);
  if (late + offsetIn(zone, late) === local) return new Date(late);
  return new Date(local - before);
}

/** The first instant of the zone's day: local midnight, or the end of the jump that swallowed it. */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = instantAt(day, 0, timeZone);
  const number = dayNumber(day);
  if (timeOf(midnight, timeZone) === 0) return midnight;
  // The clock never shows 00:00 on that day: the day begins where the jump ends, found by halving.
  let low = midnight.getTime() - DAY_MS;
  let high = midnight.getTime();
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayNumberOf(middle, timeZone) < number) low = middle;
    else high = middle;
  }
  return new Date(high);
}
