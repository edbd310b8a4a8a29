import type { Day } from '@peyvand/kernel/calendar';
import { type DayStyle, showDay, showInstant, showRelative } from '@peyvand/kernel/show-date';
import { moneyUnit, roundToShown, showMoney } from '@peyvand/kernel/show-money';
import { showCompact, showNumber, showPercent } from '@peyvand/kernel/show-number';
import { showPhone } from '@peyvand/kernel/show-phone';
import { useMemo } from 'react';
import { useReader } from './reader.tsx';

/** How figures, days and phones look to this reader; every screen shows them through here. */
export interface Show {
  /** Grouped digits: ۱٬۲۵۰. */
  number(value: number, decimals?: number): string;
  /** A share of 1: ٪۴۸٫۳. */
  percent(share: number, decimals?: number): string;
  /** Short: ۱۲٫۵ میلیون. */
  compact(value: number): string;
  /** Minor units of the workspace's currency, shown in its unit with the word: ۲٬۸۵۰٬۰۰۰ تومان. */
  money(amount: number | string): string;
  /** The same of what was computed (an average, a forecast): in whole units of what is said, no tenths of a toman. */
  about(amount: number, unit?: 'with' | 'without'): string;
  /** The digits alone, for a column whose head has the unit: ۲٬۸۵۰٬۰۰۰. */
  amount(amount: number | string): string;
  /** The same in a column of a table: a sum that its cell would cut is told in three figures and a word. */
  fitting(amount: number | string): string;
  /** The unit's word: تومان. */
  readonly unit: string;
  /** The head of such a column: جمع خرید (تومان). */
  inUnit(head: string): string;
  /** The same in three figures and a word, for cards and charts: ۱۸٫۴ میلیون تومان. */
  shortMoney(amount: number | string, unit?: 'with' | 'without'): string;
  /** A change with its sign: +۳٫۱ or −۱٫۲. */
  change(value: number, decimals?: number): string;
  /** ۳۰ آبان ۱۴۰۵, or in another of the kernel's styles. */
  day(day: Day, style?: DayStyle): string;
  /** آبان ۱۴۰۵, of any day in it. */
  month(day: Day): string;
  /** An RFC 3339 instant in the workspace's zone: ۲۴ آبان، ۱۸:۱۰. */
  instant(instant: string): string;
  /** How long ago: ۳ روز پیش. */
  ago(instant: string, now: Date): string;
  phone(e164: string): string;
}

/**
 * Keeps a sign on the same side of its number wherever it stands: after a Persian letter the browser would otherwise
 * carry ٪, + or − to the other side. Plain digits need no mark.
 */
function apart(shown: string): string {
  return /[٪+\u2212]/.test(shown) ? `\u2066${shown}\u2069` : shown;
}

/** The same for money, where only the number is kept together: its unit follows in the direction of reading. */
function signApart(shown: string): string {
  return shown.replace(/^[+\u2212][^\s]+/, (number) => `\u2066${number}\u2069`);
}

/** Signs that a cell of a table has room for: ۹۹۹٬۹۹۹٬۹۹۹٫۵. */
const widest = 15;

/** The ways of showing for the present reader. */
export function useShow(): Show {
  const { language, calendar, timeZone, currency } = useReader();
  return useMemo(
    () => ({
      number: (value, decimals = 0) => apart(showNumber(value, language, { decimals })),
      percent: (share, decimals = 0) => apart(showPercent(share, language, { decimals })),
      compact: (value) => showCompact(value, language),
      money: (amount) => signApart(showMoney(amount, currency, language)),
      about: (amount, unit) => signApart(showMoney(roundToShown(amount, currency), currency, language, { unit })),
      amount: (amount) => apart(showMoney(amount, currency, language, { unit: 'without' })),
      fitting: (amount) => {
        const whole = showMoney(amount, currency, language, { unit: 'without' });
        return apart(
          whole.length <= widest ? whole : showMoney(amount, currency, language, { unit: 'without', compact: true }),
        );
      },
      unit: moneyUnit(currency, language),
      inUnit: (head) => `${head} (${moneyUnit(currency, language)})`,
      shortMoney: (amount, unit) => signApart(showMoney(amount, currency, language, { compact: true, unit })),
      change: (value, decimals = 1) => apart(showNumber(value, language, { decimals, sign: 'always' })),
      day: (day, style = 'medium') => showDay(day, { language, calendar, style }),
      month: (day) => showDay(day, { language, calendar, style: 'month-year' }),
      instant: (instant) => showInstant(Date.parse(instant), { language, calendar, timeZone }),
      ago: (instant, now) => showRelative(Date.parse(instant), now, { language, timeZone }),
      phone: (e164) => showPhone(e164, language),
    }),
    [language, calendar, timeZone, currency],
  );
}
