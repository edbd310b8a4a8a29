import type { Client, Query, ReadOptions } from './client.ts';
import type { Page } from './customers.ts';

export const measureNames = [
  'ror',
  'retention',
  'attrition',
  'repeat-rate',
  'repeat-revenue-share',
  'aov',
  'clv-simple',
  'clv-discounted',
  'concentration',
  'cohorts',
  'rfm',
  'purchase-funnel',
  'seasonality',
  'intimacy',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** Minor units. A sum of many that passes 2^53 is the exact decimal string of its digits. */
export type MoneySum = number | string;

/** Text in both languages, as the server writes it. */
export interface Pair {
  readonly fa: string;
  readonly en: string;
}

/** A question to a measure. Days are Gregorian; `to` is the day after the last. */
export interface MeasureAsk {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  /** "rfm:champions" */
  readonly segment?: string;
  readonly calendar?: 'jalali' | 'gregorian';
  readonly channel?: string;
  readonly branch?: string;
  /** Variants of the measure, comma-separated. */
  readonly variant?: string;
}

export interface MeasureTable {
  /** How a cell is addressed, out of the columns of its row; {column} is the key of its column. */
  readonly cell: string;
  readonly columns: readonly (Pair & { readonly key: string })[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export type MeasureUnit = 'share' | 'money' | 'index' | 'count';

/** The number of a figure. Shares are 0 to 1, money is in minor units. */
export interface MeasureFigure {
  readonly unit: MeasureUnit;
  /** False when the denominator is zero: a dash is shown, never 0. */
  readonly defined: boolean;
  readonly value: number | null;
  readonly numerator: MoneySum | null;
  readonly denominator: MoneySum | null;
  /** Persons or orders that the figure rests on. */
  readonly n: number;
}

/** A measure's answer; of a cell, where one was asked for, with the whole beside it. */
export interface MeasureAnswer extends MeasureFigure {
  readonly name: MeasureName;
  readonly title: Pair;
  /** 95 % interval of a share of people. */
  readonly interval?: readonly number[];
  readonly window: {
    readonly from: string | null;
    readonly to: string;
    readonly asOf: string;
    readonly calendar: string;
  };
  readonly variant: readonly string[];
  readonly definition: Pair;
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly table?: MeasureTable;
  readonly cell?: { readonly address: string; readonly title: Pair };
  readonly whole?: MeasureFigure;
}

/** Which part of a figure is opened, of the whole or of a cell of its table. */
export interface MeasurePart {
  readonly part: string;
  /** Address of a cell: "r:5,f:4", "cohort:1405-01,k:3". */
  readonly cell?: string;
}

/** A person behind a figure: her orders of all time, and what they brought net of returns; `value` is what she adds to the figure. */
export interface PersonBehind {
  readonly value: MoneySum;
  readonly customerId: string;
  readonly name: string;
  readonly orders: number;
  readonly lastDay: string | null;
  readonly net: MoneySum;
}

/** An order behind a figure, or what came back as a row of its own; `value` is what it adds to the figure. */
export interface OrderBehind {
  readonly entryId: string;
  readonly kind: 'order' | 'return';
  readonly value: MoneySum;
  readonly purchaseId: string;
  readonly customerId: string | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly day: string;
  readonly channel: string;
  readonly total: number;
  readonly returned: number;
}

/** A purchase day of a customer behind a figure. */
export interface DayBehind {
  readonly customerId: string;
  readonly name: string | null;
  readonly day: string;
  readonly orders: number;
  readonly value: MoneySum;
}

/** How many rows there are and what they come to; with the first page. */
interface AllBehind {
  readonly all?: { readonly rows: number; readonly value: MoneySum };
}
export type RowsBehind = AllBehind &
  (
    | ({ readonly of: 'customers' } & Page<PersonBehind>)
    | ({ readonly of: 'orders' } & Page<OrderBehind>)
    | ({ readonly of: 'days' } & Page<DayBehind>)
  );

/** A point of a trend: a window and the figure in it. */
export interface TrendPoint {
  readonly month: string;
  readonly from: string;
  readonly to: string;
  readonly defined: boolean;
  readonly value: number | null;
  readonly numerator: MoneySum | null;
  readonly denominator: MoneySum | null;
  readonly n: number;
}
export interface MeasureTrend {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly TrendPoint[];
}
/** Trends of several measures; one that failed has its problem in place of it. */
export interface MeasureTrends {
  readonly items: readonly {
    readonly name: string;
    readonly trend?: MeasureTrend;
    readonly problem?: Pair & { readonly code: string };
  }[];
}
/** Answers of several measures to one question; one that failed has its problem in place of it. */
export interface MeasureAnswers {
  readonly items: readonly {
    readonly name: MeasureName;
    readonly answer?: MeasureAnswer;
    readonly problem?: Pair & { readonly code: string };
  }[];
}
/** Each month of the period, or the whole period moved on month by month. */
export type TrendSpan = 'month' | 'year' | 'period';

/** All measures with their words, and the day that figures are seen from. */
export interface MeasureList {
  readonly items: readonly {
    readonly name: MeasureName;
    readonly title: Pair;
    readonly unit: MeasureUnit;
    /** False of measures that speak of all time or of now. */
    readonly hasTrend: boolean;
    /** The window without dates: the last twelve months, or everything. */
    readonly window: 'year' | 'all';
    readonly variants: readonly (Pair & { readonly key: string })[];
    readonly definition: Pair;
  }[];
  /** The calendar of the business, which cuts its months whatever calendar a colleague reads. */
  readonly calendar: 'jalali' | 'gregorian';
  readonly asOf: {
    /** Day of the oldest purchase; null without any. */
    readonly firstDay: string | null;
    readonly day: string;
    readonly setting: 'today' | 'after-last-purchase' | 'asked';
    /** Day of the newest purchase; null without any. */
    readonly lastDay: string | null;
    /** The data ended so long ago that the other setting is proposed. */
    readonly proposed: 'after-last-purchase' | null;
  };
}

const at = '/api/v1/measures';
const signalled = (query: Query, signal?: AbortSignal): ReadOptions =>
  signal === undefined ? { query } : { query, signal };

/** Measures, and the persons or orders behind them. */
export function measureCalls(client: Client) {
  return {
    list: (signal?: AbortSignal) => client.get<MeasureList>(at, signalled({}, signal)),
    /** One measure, or the cell of its table at that address. */
    read: (name: MeasureName, ask: MeasureAsk & { readonly cell?: string }, signal?: AbortSignal) =>
      client.get<MeasureAnswer>(`${at}/${name}`, signalled({ ...ask }, signal)),
    /** Several measures asked the same question, in one call. */
    answers: (names: readonly MeasureName[], ask: MeasureAsk, signal?: AbortSignal) =>
      client.get<MeasureAnswers>(`${at}/answers`, signalled({ ...ask, names: names.join(',') }, signal)),
    /** Several measures month by month over the period of the question, in one call. */
    trends: (names: readonly MeasureName[], ask: MeasureAsk, span: TrendSpan, signal?: AbortSignal) =>
      client.get<MeasureTrends>(`${at}/trends`, signalled({ ...ask, span, names: names.join(',') }, signal)),
    /** A page of the persons or orders behind a part of a figure, newest first. */
    rows: (
      name: MeasureName,
      ask: MeasureAsk,
      part: MeasurePart,
      page: { readonly cursor?: string; readonly limit?: number } = {},
      signal?: AbortSignal,
    ) => client.get<RowsBehind>(`${at}/${name}/rows`, signalled({ ...ask, ...part, ...page }, signal)),
    /** Where all of them are downloaded as one file. */
    rowsFileAddress: (name: MeasureName, ask: MeasureAsk, part: MeasurePart, format: 'csv' | 'xlsx') =>
      client.addressOf(`${at}/${name}/rows/file`, { ...ask, ...part, format }),
  };
}

export type MeasureCalls = ReturnType<typeof measureCalls>;
