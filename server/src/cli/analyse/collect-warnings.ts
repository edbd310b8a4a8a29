import { counted } from '@peyvand/kernel/counted';
import { type FitSilence, silenceText } from '@peyvand/science/models/may-speak';
import { type FitWarning, warningText } from '@peyvand/science/models/warnings';
import type { Words } from '../words.ts';
import type { Modelling } from './fit-models.ts';
import type { CustomerTable } from './gather-customers.ts';
import { isoDay } from './parse-day.ts';
import type { Purchases } from './read-purchases.ts';

/** Something the reader of the figures should know. */
export interface Warning {
  /** Stable: `rows.unreadable-date`, `fit.few-repeaters`, … */
  readonly code: string;
  /** The model it is about. */
  readonly model?: string;
  /** Rows or customers concerned. */
  readonly count?: number;
  readonly message: Words;
}

/**
 * All warnings, those about the data first.
 * @param today days since 1970-01-01
 */
export function collectWarnings(
  purchases: Purchases,
  table: CustomerTable,
  modelling: Modelling,
  today: number,
): Warning[] {
  const fits = [...Object.entries(modelling.fits), ['gammagamma', modelling.gammaGamma] as const];
  return [
    ...purchases.unreadable.map(({ reason, count, line, text }): Warning => {
      const [en, fa] = reason === 'date' ? ['date', 'تاریخ'] : ['amount', 'مبلغ'];
      return {
        code: `rows.unreadable-${reason}`,
        count,
        message: {
          en: `${counted(count, 'row was', 'rows were')} left out: the ${en} cannot be read (first at line ${line}: "${text}").`,
          fa: `${count} سطر کنار گذاشته شد: ${fa} خوانا نیست (نخستین: خط ${line}، «${text}»).`,
        },
      };
    }),
    ...noteWithoutCustomer(purchases),
    ...noteAfterUntil(table),
    ...noteInFuture(table, today),
    ...noteSilence(modelling, table),
    ...fits.flatMap(([model, fit]) =>
      (fit?.warnings ?? []).map(
        (code: FitWarning): Warning => ({
          code: `fit.${code}`,
          model,
          message: {
            en: `${MODEL_NAMES[model] ?? model}: ${warningText(code).en}`,
            fa: `${MODEL_NAMES[model] ?? model}: ${warningText(code).fa}`,
          },
        }),
      ),
    ),
  ];
}

export const MODEL_NAMES: Readonly<Record<string, string>> = {
  bgnbd: 'BG/NBD',
  mbgnbd: 'MBG/NBD',
  paretonbd: 'Pareto/NBD',
  gammagamma: 'Gamma-Gamma',
};

function noteWithoutCustomer(purchases: Purchases): Warning[] {
  const count = purchases.customer.reduce((sum, customer) => sum + (customer < 0 ? 1 : 0), 0);
  if (count === 0) return [];
  return [
    {
      code: 'rows.without-customer',
      count,
      message: {
        en: `${counted(count, 'order names', 'orders name')} no customer: they count in revenue and in no customer figure.`,
        fa: `${count} سفارش مشتری ندارد: در فروش به حساب می‌آید و در هیچ عدد مشتری نمی‌آید.`,
      },
    },
  ];
}

function noteAfterUntil(table: CustomerTable): Warning[] {
  const count = table.rowsAfterUntil;
  if (count === 0) return [];
  return [
    {
      code: 'rows.after-until',
      count,
      message: {
        en: `${counted(count, 'order lies', 'orders lie')} after --until and were not used.`,
        fa: `${count} سفارش پس از تاریخ ‎--until‎ است و به کار نرفت.`,
      },
    },
  ];
}

/** The data may end after today (a slip of the year, a clock): then all is seen from a day that has not come. */
function noteInFuture(table: CustomerTable, today: number): Warning[] {
  if (table.until <= today) return [];
  const count = table.transactionDay.reduce((sum, day) => sum + (day > today ? 1 : 0), 0);
  return [
    {
      code: 'rows.in-the-future',
      count,
      message: {
        en: `${counted(count, 'purchase day lies', 'purchase days lie')} after today, so everything is seen from ${isoDay(table.until + 1)}. Correct the dates, or end the window with --until ${isoDay(today)}.`,
        fa: `${count} روز خرید پس از امروز است و برای همین همه‌چیز از روز ${isoDay(table.until + 1)} دیده می‌شود. تاریخ‌ها را درست کنید یا بازه را با ‎--until ${isoDay(today)}‎ ببندید.`,
      },
    },
  ];
}

/** Why the columns of forecasts are empty, and what can be said of everybody together. */
function noteSilence({ persons, values, repeaters, predictedWith }: Modelling, table: CustomerTable): Warning[] {
  const group = {
    en: `of ${counted(table.ids.length, 'customer')} ${repeaters} have come again`,
    fa: `از ${table.ids.length} مشتری، ${repeaters} نفر دوباره خریده‌اند`,
  };
  const note = (code: string, model: string, silence: FitSilence): Warning => ({
    code,
    model,
    message: {
      en: `${silenceText(silence).en} Of all together: ${group.en}.`,
      fa: `${silenceText(silence).fa} دربارهٔ همه با هم: ${group.fa}.`,
    },
  });
  if (persons !== null) return [note('persons.untold', predictedWith, persons)];
  return values === null ? [] : [note('values.untold', 'gammagamma', values)];
}
