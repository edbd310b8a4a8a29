import { addDays, type Calendar, type Day } from '@peyvand/kernel/calendar';
import type { Words } from '@peyvand/kernel/refusal';
import { showDay } from '@peyvand/kernel/show-date';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Workspace } from '../../platform/workspace/workspace.ts';
import type { AsOf } from '../profile/index.ts';
import type { Window } from './rules/window.ts';

/** A question, understood: what a measure is asked for. */
export interface Question {
  readonly tx: Tx;
  readonly workspace: Workspace;
  readonly asOf: AsOf;
  readonly window: Window;
  readonly calendar: Calendar;
  readonly channel: string | undefined;
  readonly branch: string | undefined;
  /** Key of an RFM segment: only its people count, as they stand today. */
  readonly segment: string | undefined;
  /** Words of the variant asked for: "gross", "by-day", … */
  readonly variant: ReadonlySet<string>;
  /** Yearly discount asked for, a fraction. */
  readonly discount: number | undefined;
}

/** What a measure found. Money is in minor units; averages of it are not rounded. */
export interface Found {
  /** Null when it is not defined: its denominator is zero. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Persons or orders that the figure rests on. */
  readonly n: number;
  /** Further figures of the same question, by name. */
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly table?: Table;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}
export interface Column extends Words {
  readonly key: string;
}

/** The persons or the orders behind a part of a figure: SQL that yields customer_id or purchase_id, and its parameters. */
export interface Behind {
  readonly of: 'customers' | 'orders';
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Which cell of a table is opened. */
export interface Cell {
  readonly part: string;
  readonly [column: string]: string | undefined;
}

/** One measure: its words and how it is found. One file each, in catalogue/. */
export interface Measure {
  readonly name: string;
  readonly title: Words;
  readonly unit: 'share' | 'money' | 'index';
  /** Window without dates: twelve months, or everything. */
  readonly usual: 'year' | 'all';
  readonly variants: readonly Variant[];
  /** What is counted, divided by what, over which days, of whom: said for this very question. */
  define(question: Question): Words;
  find(question: Question): Promise<Found>;
  /** Who stands behind a part; undefined when the measure has no such part. */
  behind(question: Question, cell: Cell): Promise<Behind | undefined> | Behind | undefined;
}
export interface Variant extends Words {
  readonly key: string;
}

/** A quotient that is not defined at a zero denominator: never 0. */
export function divide(numerator: number, denominator: number): Pick<Found, 'value' | 'numerator' | 'denominator'> {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

/** What science calls NaN the product calls not defined. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Whether returns are deducted, in words. */
export function isGrossWords(question: Question): Words {
  return question.variant.has('gross')
    ? {
        fa: 'ناخالص: سفارش‌های بالای صفر، بدون کم کردن برگشتی‌ها',
        en: 'gross: orders above 0 as sold, returns not deducted',
      }
    : { fa: 'خالص: برگشتی‌ها کم شده‌اند', en: 'net: returns deducted' };
}

/** A day in words, in each language's own calendar unless the question names one. */
export function sayDay(question: Question, day: Day): Words {
  const { calendar } = question;
  return { fa: showDay(day, { language: 'fa', calendar }), en: showDay(day, { language: 'en', calendar }) };
}

/** The window of a question in words. */
export function sayWindow(question: Question): Words {
  const { from, to } = question.window;
  const last = sayDay(question, addDays(to, -1));
  if (from === null) return { fa: `از آغاز تا پایان ${last.fa}`, en: `from the beginning to the end of ${last.en}` };
  const first = sayDay(question, from);
  return { fa: `از ${first.fa} تا پایان ${last.fa}`, en: `from ${first.en} to the end of ${last.en}` };
}
