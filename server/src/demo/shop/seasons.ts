import { type Day, partsOf, weekdayOf } from '@peyvand/kernel/calendar';

/** How busy a day is against a plain one: Nowruz, Yalda, the beginning of school, and Thursdays. */
export function busyness(day: Day): number {
  const { month, day: date } = partsOf(day, 'jalali');
  return season(month, date) * (weekdayOf(day) === thursday ? 1.35 : weekdayOf(day) === friday ? 0.7 : 1);
}

// the week begins on Saturday
const thursday = 5;
const friday = 6;

function season(month: number, date: number): number {
  if (month === 12) return date >= 10 ? 2.1 : 1.3;
  if (month === 1 && date <= 13) return 0.45;
  if (month === 9 && date >= 18) return 1.75;
  if (month === 10 && date <= 1) return 1.75;
  if ((month === 6 && date >= 15) || (month === 7 && date <= 8)) return 1.35;
  return 0.86;
}

/** What sells more in a season, by category. */
export function favour(category: string, day: Day): number {
  const { month, day: date } = partsOf(day, 'jalali');
  if (category === 'نوشت‌افزار') return (month === 6 && date >= 15) || (month === 7 && date <= 15) ? 6 : 0.7;
  if (category === 'آجیل و خشکبار') return month === 12 || (month === 9 && date >= 18) ? 2.6 : 1;
  if (category === 'شیرینی و گز') return month === 12 ? 2.2 : 1;
  if (category === 'گلاب و عرقیات') return month >= 3 && month <= 5 ? 1.8 : 1;
  return 1;
}
