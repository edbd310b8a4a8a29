/**
 * Days and calendars in one door: days, the Jalali calendar, months and seasons of either calendar, time zones, and
 * the reading of dates that people and files write. Showing them is in show-date.ts.
 */
export {
  addDays,
  type Day,
  type DayParts,
  dayFromGregorian,
  dayFromNumber,
  dayNumber,
  daysBetween,
  gregorianParts,
  isDay,
  isGregorianLeap,
  startOfWeek,
  weekdayOf,
} from './day.ts';
export { gregorianOf, isJalaliLeap, jalaliFromNumber, jalaliMonthLength, jalaliOf } from './jalali.ts';
export { monthName, monthNames, seasonName, weekdayName } from './month-names.ts';
export { type DateOrder, parseDay, type ReadDay, type ReadingOfDates } from './parse-day.ts';
export { parseInstant, type ReadInstant } from './parse-instant.ts';
export {
  FIRST_YEAR,
  isPlausibleDay,
  isTooFarAhead,
  isUnread,
  LAST_YEAR,
  lastPossibleDay,
  readToldTime,
  type TellingPlace,
  type UnreadTime,
} from './read-told-time.ts';
export {
  addMonths,
  addYears,
  type Calendar,
  dayOfMonthKey,
  jalaliMonthKey,
  monthKey,
  monthLength,
  partsOf,
  quarterOf,
  startOfMonth,
  startOfQuarter,
  startOfYear,
  yearsBetween,
} from './shift-month.ts';
export { dayNumberOf, dayOf, instantAt, isTimeZone, startOfDay, timeOf, zoneOffset } from './time-zone.ts';
