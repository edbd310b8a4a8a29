import { dayOf, parseDay, startOfDay } from '@peyvand/kernel/calendar';

export interface When {
  at: Date;
  /** The day of a purchase, in the workspace's zone, fixed when written. */
  day: string;
  dayPrecision: boolean;
}

/** Reads an RFC 3339 instant with its offset, or a day of either calendar; undefined when it is neither. */
export function readWhen(text: string, timeZone: string): When | undefined {
  if (/[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? undefined : { at, day: dayOf(at, timeZone), dayPrecision: false };
  }
  const parsed = parseDay(text);
  return parsed === undefined
    ? undefined
    : { at: startOfDay(parsed.day, timeZone), day: parsed.day, dayPrecision: true };
}
