import { type Calendar, dayFromNumber, partsOf } from '@peyvand/kernel/calendar';

/** Numbers the months of a calendar without gaps (year·12 + month − 1), for days since 1970-01-01. */
export function monthNumbering(calendar: Calendar): (day: number) => number {
  return (day) => {
    const { year, month } = partsOf(dayFromNumber(day), calendar);
    return year * 12 + month - 1;
  };
}
