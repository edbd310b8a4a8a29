import { type FitWarning, warningText } from '@peyvand/science/models/warnings';
import type { Words } from '../words.ts';
import type { Modelling } from './fit-models.ts';
import type { CustomerTable } from './gather-customers.ts';
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

/** All warnings, those about the data first. */
export function collectWarnings(purchases: Purchases, table: CustomerTable, modelling: Modelling): Warning[] {
  const fits = [...Object.entries(modelling.fits), ['gammagamma', modelling.gammaGamma] as const];
  return [
    ...purchases.unreadable.map(({ reason, count, line, text }): Warning => {
      const [en, fa] = reason === 'date' ? ['date', 'تاریخ'] : ['amount', 'مبلغ'];
      return {
        code: `rows.unreadable-${reason}`,
        count,
        message: {
          en: `${count} rows were left out: the ${en} cannot be read (first at line ${line}: "${text}").`,
          fa: `${count} سطر کنار گذاشته شد: ${fa} خوانا نیست (نخستین: خط ${line}، «${text}»).`,
        },
      };
    }),
    ...noteWithoutCustomer(purchases),
    ...noteAfterUntil(table),
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
        en: `${count} orders name no customer: they count in revenue and in no customer figure.`,
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
        en: `${count} orders lie after --until and were not used.`,
        fa: `${count} سفارش پس از تاریخ ‎--until‎ است و به کار نرفت.`,
      },
    },
  ];
}
