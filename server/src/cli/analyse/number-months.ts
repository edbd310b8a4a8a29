import type { WrittenCalendar } from './parse-day.ts';
import { isoDay } from './parse-day.ts';

/** Numbers the months of a calendar without gaps (year·12 + month − 1), for days since 1970-01-01. */
export async function monthNumbering(calendar: WrittenCalendar): Promise<(day: number) => number> {
  if (calendar === 'gregorian') {
    return (day) => {
      const date = new Date(day * 86_400_000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    };
  }
  const { jalaliMonthKey } = await import('@peyvand/kernel/calendar');
  return (day) => {
    const [year, month] = jalaliMonthKey(isoDay(day)).split('-');
    return Number(year) * 12 + Number(month) - 1;
  };
}
