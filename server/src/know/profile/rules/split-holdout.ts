import { addDays, type Day, daysBetween } from '@peyvand/kernel/calendar';

/** Shorter than this on either side and a test says nothing. */
const leastDays = 28;
const mostDays = 364;

/**
 * Where the data are cut to test a forecast: the later half is kept from the fit, a year of it at the most.
 * CDNOW, 1997-01-01 to 1998-06-30: fitted until 1997-09-30, tested on 39 weeks, as the papers do.
 * @returns undefined when there is too little history
 */
export function splitHoldout(first: Day, last: Day): { until: Day; weeks: number } | undefined {
  const span = daysBetween(first, last);
  const held = Math.min(mostDays, Math.ceil(span / 2));
  if (held < leastDays) return undefined;
  return { until: addDays(last, -held), weeks: held / 7 };
}
