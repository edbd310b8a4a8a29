import { dayOf, timeOf } from '@peyvand/kernel/calendar';
import type { Show } from '@peyvand/ui/read/show.tsx';

/** "۲۴ آبان، ۱۸:۱۰"; the hour is left out of what is known by its day only (midnight of the zone). */
export function whenOf(instant: string, timeZone: string, show: Show): string {
  const at = Date.parse(instant);
  const day = show.day(dayOf(at, timeZone), 'day-month');
  const clock = /[،,] [\d۰-۹]{2}:[\d۰-۹]{2}$/.exec(show.instant(instant))?.[0] ?? '';
  return timeOf(at, timeZone) === 0 ? day : `${day}${clock}`;
}
