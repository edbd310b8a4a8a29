import { isTooFarAhead, isUnread, readToldTime, type TellingPlace } from '@peyvand/kernel/calendar';
import type { Refusal } from '@peyvand/kernel/refusal';
import { purchases } from '../refusals.ts';

export interface When {
  at: Date;
  /** The day of a purchase, in the workspace's zone, fixed when written. */
  day: string;
  dayPrecision: boolean;
}

/** When and where something is told: the workspace's zone and calendar, and the clock. */
export interface Telling extends TellingPlace {
  readonly now: Date;
}

/**
 * Reads when something happened that a program tells of: an RFC 3339 instant with its offset, or a plain day; without a
 * text it happened now. Refused are what is neither, days that do not exist, and what lies more than a day ahead.
 */
export function readWhen(text: string | undefined, telling: Telling): When | Refusal {
  const read = readToldTime(text ?? telling.now.toISOString(), telling);
  if (isUnread(read)) return purchases('time-unreadable', { given: read.given, meant: read.meant });
  if (isTooFarAhead(read.at, telling.now)) return purchases('in-the-future', { given: text ?? '' });
  return { at: read.at, day: read.day, dayPrecision: read.precision === 'day' };
}
