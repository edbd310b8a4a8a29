import { enUS as enJalali, faIR as faJalali, DayPicker as JalaliDayPicker } from '@daypicker/persian';
import { DayPicker as GregorianDayPicker } from '@daypicker/react';
import { enUS } from '@daypicker/react/locale/en-US';
import { faIR } from '@daypicker/react/locale/fa-IR';
import '@daypicker/react/style.css';
import { type Day, dayFromGregorian, gregorianParts } from '@peyvand/kernel/calendar';
import { useReader } from '../read/reader.tsx';
import { useShow } from '../read/show.tsx';
import styles from './day-calendar.module.css';

interface DayCalendarProps {
  readonly value: Day | null;
  readonly onPick: (day: Day) => void;
  readonly earliest?: Day | undefined;
  readonly latest?: Day | undefined;
}

/** Noon of a day by the device's clock: far from any change of summer time, so the date cannot slip. */
function dateOf(day: Day): Date {
  const { year, month, day: date } = gregorianParts(day);
  return new Date(year, month - 1, date, 12);
}

/** The calendar day on which such a noon lies. */
function dayOf(date: Date): Day | undefined {
  return dayFromGregorian(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** A month to pick a day from, in the reader's calendar, digits and direction; the week begins on Saturday in Persian. */
export function DayCalendar({ value, onPick, earliest, latest }: DayCalendarProps) {
  const { language, calendar, direction } = useReader();
  const show = useShow();
  const selected = value === null ? undefined : dateOf(value);
  // The number in the cell must be part of what is read out.
  const nameOf = (date: Date) => {
    const day = dayOf(date);
    return day === undefined ? '' : show.day(day, 'full');
  };
  const shared = {
    mode: 'single',
    selected,
    defaultMonth: selected ?? new Date(),
    onSelect: (date: Date | undefined) => {
      const day = date === undefined ? undefined : dayOf(date);
      if (day !== undefined) onPick(day);
    },
    labels: { labelDayButton: (date: Date) => nameOf(date) },
    captionLayout: 'dropdown',
    showOutsideDays: true,
    autoFocus: true,
    dir: direction,
    className: styles.calendar,
    numerals: language === 'fa' ? 'arabext' : 'latn',
    startMonth: dateOf(earliest ?? '1921-03-21'),
    endMonth: dateOf(latest ?? '2042-03-20'),
    disabled: [
      ...(earliest === undefined ? [] : [{ before: dateOf(earliest) }]),
      ...(latest === undefined ? [] : [{ after: dateOf(latest) }]),
    ],
  } as const;
  if (calendar === 'jalali')
    return (
      <JalaliDayPicker {...shared} disabled={[...shared.disabled]} locale={language === 'fa' ? faJalali : enJalali} />
    );
  return (
    <GregorianDayPicker
      {...shared}
      disabled={[...shared.disabled]}
      locale={language === 'fa' ? faIR : enUS}
      weekStartsOn={language === 'fa' ? 6 : 1}
    />
  );
}
