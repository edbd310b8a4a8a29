import {
  addDays,
  addMonths,
  addYears,
  type Calendar,
  type Day,
  startOfMonth,
  startOfYear,
} from '@peyvand/kernel/calendar';

/** Days from `from` up to, and without, `to`. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export type Preset = 'thisMonth' | 'lastMonth' | 'last12Months' | 'thisYear' | 'lastYear';

export const presets: readonly Preset[] = ['thisMonth', 'lastMonth', 'last12Months', 'thisYear', 'lastYear'];

/**
 * A ready-made period by the business's calendar, whatever calendar its reader looks at. "This …" runs to the end of `today`; "last 12 months" are the twelve
 * whole months before the present one, so that months can be compared.
 */
export function periodOf(preset: Preset, today: Day, calendar: Calendar): Period {
  const month = startOfMonth(today, calendar);
  const year = startOfYear(today, calendar);
  switch (preset) {
    case 'thisMonth':
      return { from: month, to: addDays(today, 1) };
    case 'lastMonth':
      return { from: addMonths(month, -1, calendar), to: month };
    case 'last12Months':
      return { from: addMonths(month, -12, calendar), to: month };
    case 'thisYear':
      return { from: year, to: addDays(today, 1) };
    case 'lastYear':
      return { from: addYears(year, -1, calendar), to: year };
  }
}

/** The preset that a period is, or null when it is the reader's own. */
export function presetOf(period: Period, today: Day, calendar: Calendar): Preset | null {
  return (
    presets.find((preset) => {
      const ready = periodOf(preset, today, calendar);
      return ready.from === period.from && ready.to === period.to;
    }) ?? null
  );
}
