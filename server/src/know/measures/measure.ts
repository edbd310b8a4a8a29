import { addDays, type Day } from '@peyvand/kernel/calendar';
import { type MoneySum, readSum } from '@peyvand/kernel/money';
import type { Words } from '@peyvand/kernel/refusal';
import { showDay } from '@peyvand/kernel/show-date';
import { wilsonInterval } from '@peyvand/science';
import type { Question } from './question.ts';
import type { Spans } from './spans.ts';

export type Unit = 'share' | 'money' | 'index' | 'count';

/** The number of a figure. Money is in minor units; averages of it are not rounded, sums of it are exact. */
export interface Figure {
  /** Null when it is not defined: its denominator is zero. */
  readonly value: number | null;
  readonly numerator: MoneySum | null;
  readonly denominator: MoneySum | null;
  /** Persons or orders that the figure rests on. */
  readonly n: number;
}

/** What a measure found. */
export interface Found extends Figure {
  /** Said instead of the measure's own definition, where the answer is not what was asked at first. */
  readonly definition?: Words;
  /** 95 % interval of a share of people. */
  readonly interval?: readonly [number, number];
  /** Further figures of the same question, by name. */
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly table?: Table;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** How a cell is addressed, out of its row's columns: "r:{r},f:{f}". A cohort's {k} is the number of its column. */
  readonly cell: string;
}
export interface Column extends Words {
  readonly key: string;
}

/**
 * What stands behind a part of a figure, as SQL and its parameters: rows that each carry the value that the figure counted, so
 * that their sum is the part. Of customers: customer_id, value. Of orders: the columns of moneyEntries. Of days of customers:
 * customer_id, day, orders, value.
 */
export interface Behind {
  readonly of: 'customers' | 'orders' | 'days';
  /** Whether the values are money; else each counts. */
  readonly money: boolean;
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Which cell of a table is meant, by the names of its columns: { cohort: '1405-01', k: '3' }. */
export type Cell = Readonly<Record<string, string>>;

/** What is said of one cell: the figure that stands in it, and in which unit. */
export interface CellFigure extends Figure {
  readonly unit: Unit;
  readonly title: Words;
}

type Maybe<T> = Promise<T | undefined> | T | undefined;

/** One measure: its words and how it is found. One file each, in catalogue/. */
export interface Measure {
  readonly name: string;
  readonly title: Words;
  readonly unit: Unit;
  /** Window without dates: twelve months, or everything. */
  readonly usual: 'year' | 'all';
  readonly variants: readonly Variant[];
  /** The parts that can be opened. */
  readonly parts: readonly string[];
  /** Names of what addresses a cell of its table; none without cells. */
  readonly cellKeys: readonly string[];
  /** What is counted, divided by what, over which days, of whom: said for this very question. */
  define(question: Question): Words;
  find(question: Question): Promise<Found>;
  /** The figure of each of many windows, in one pass over the data; without it the measure has no trend. */
  trend?(question: Question, spans: Spans): Promise<Figure[] | undefined>;
  /** The figure of one cell of the table; undefined when there is no such cell. */
  findCell?(question: Question, cell: Cell): Maybe<CellFigure>;
  /** Who stands behind one of the parts, or behind a part of a cell; undefined when nobody can be named: the figure is not defined, or the cell has no such part. */
  behind(question: Question, part: string, cell?: Cell): Maybe<Behind>;
}
export interface Variant extends Words {
  readonly key: string;
}

/** A quotient that is not defined at a zero denominator: never 0. */
export function divide(numerator: MoneySum, denominator: MoneySum): Omit<Figure, 'n'> {
  const under = Number(denominator);
  return { value: under === 0 ? null : Number(numerator) / under, numerator, denominator };
}

/** A share of money, which is not defined where more came back than was sold: of a total of 0 or less there are no shares. */
export function divideMoney(numerator: MoneySum, denominator: MoneySum): Omit<Figure, 'n'> {
  const { value, ...parts } = divide(numerator, denominator);
  return { value: Number(denominator) > 0 ? value : null, ...parts };
}

/** A share of people with Wilson's interval, which also holds for few people and for shares of 0 and 1. */
export function shareOfPeople(part: number, whole: number): Omit<Found, 'n'> {
  return { ...divide(part, whole), ...(whole > 0 && part <= whole ? { interval: wilsonInterval(part, whole) } : {}) };
}

/** A sum that the database wrote as text; 0 without one. */
export function sumOf(text: string | null | undefined): MoneySum {
  return readSum(text ?? '0');
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
    : {
        fa: 'خالص: برگشتی‌ها در روزی که برگشته‌اند کم شده‌اند',
        en: 'net: returns deducted on the day they came',
      };
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
