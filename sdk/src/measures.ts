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
  readonly columns: readonly (Pair & { readonly key: string })[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** A measure's answer. Shares are 0 to 1, money is in minor units. */
export interface MeasureAnswer {
  readonly name: MeasureName;
  readonly title: Pair;
  readonly unit: 'share' | 'money' | 'index';
  /** False when the denominator is zero: a dash is shown, never 0. */
  readonly defined: boolean;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Persons or orders that the figure rests on. */
  readonly n: number;
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
}

/** Which part of a figure is opened: numerator, denominator, or a cell of its table. */
export interface MeasurePart {
  readonly part: string;
  readonly r?: string;
  readonly f?: string;
  readonly cohort?: string;
  readonly k?: string;
  readonly purchase?: string;
  readonly month?: string;
  /** One of the six blocks of intimacy. */
  readonly block?: string;
  /** The segment of a row of intimacy; "none" of those who have not bought. */
  readonly group?: string;
}

/** A person behind a figure: her orders of all time, and what they brought net of returns. */
export interface PersonBehind {
  readonly customerId: string;
  readonly name: string;
  readonly orders: number;
  readonly lastDay: string | null;
  readonly net: number;
}

/** An order behind a figure. */
export interface OrderBehind {
  readonly purchaseId: string;
  readonly customerId: string | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly day: string;
  readonly channel: string;
  readonly total: number;
  readonly returned: number;
}

export type RowsBehind =
  | ({ readonly of: 'customers' } & Page<PersonBehind>)
  | ({ readonly of: 'orders' } & Page<OrderBehind>);

/** All measures with their words, and the day that figures are seen from. */
export interface MeasureList {
  readonly items: readonly {
    readonly name: MeasureName;
    readonly title: Pair;
    readonly unit: 'share' | 'money' | 'index';
    /** The window without dates: the last twelve months, or everything. */
    readonly window: 'year' | 'all';
    readonly variants: readonly (Pair & { readonly key: string })[];
    readonly definition: Pair;
  }[];
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
    read: (name: MeasureName, ask: MeasureAsk, signal?: AbortSignal) =>
      client.get<MeasureAnswer>(`${at}/${name}`, signalled({ ...ask }, signal)),
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
