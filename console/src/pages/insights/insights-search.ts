import { isDay } from '@peyvand/kernel/calendar';
import type { MeasureAsk, MeasureName, MeasurePart } from '@peyvand/sdk/measures';
import { measureNames } from '@peyvand/sdk/measures';

export type Comparison = 'previous' | 'year' | 'none';

/** The address of the dashboard: a copied link gives the same screen, with the same door open. */
export interface InsightsSearch {
  readonly from?: string;
  /** The day after the last. */
  readonly to?: string;
  readonly asOf?: string;
  readonly compare?: Comparison;
  /** Key of an RFM segment, without its prefix. */
  readonly segment?: string;
  readonly channel?: string;
  readonly view?: 'table';
  /** The open door, and what stands behind it. */
  readonly open?: MeasureName;
  readonly variant?: string;
  readonly part?: string;
  /** The cell that is open, by its address: "r:5,f:4". */
  readonly cell?: string;
}

type Read = (value: unknown) => unknown;

const text: Read = (value) =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value).slice(0, 100)
    : undefined;
const day: Read = (value) => (typeof value === 'string' && isDay(value) ? value : undefined);
const oneOf =
  (options: readonly string[]): Read =>
  (value) =>
    options.find((option) => option === value);

const readers: Readonly<Record<keyof InsightsSearch, Read>> = {
  from: day,
  to: day,
  asOf: day,
  compare: oneOf(['previous', 'year', 'none']),
  segment: text,
  channel: text,
  view: oneOf(['table']),
  open: oneOf(measureNames),
  variant: text,
  part: text,
  cell: text,
};

/** Reads an address; what is not understood is left out, so that an old or broken link still opens the dashboard. */
export function readInsightsSearch(search: Readonly<Record<string, unknown>>): InsightsSearch {
  return Object.fromEntries(
    Object.entries(readers).flatMap(([key, read]) => {
      const value = read(search[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

const doorKeys = ['open', 'variant', 'part', 'cell'] as const;

/** The address with its door shut. */
export function withoutDoor(search: InsightsSearch): InsightsSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([key]) => !doorKeys.some((one) => one === key)),
  ) as InsightsSearch;
}

/** The part of a figure that an address opens; the numerator unless said. */
export function partOf({ part = 'numerator', cell }: InsightsSearch): MeasurePart {
  return { part, ...(cell === undefined ? {} : { cell }) };
}

/** Days from `from` up to, and without, `to`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Told of the as-of day alone: there is no period before to compare with. */
export const asTheyAreNow: ReadonlySet<MeasureName> = new Set(['rfm', 'clv-discounted', 'intimacy']);

/** Measures that are asked over all time up to the period's end: a period would cut the lives they tell of. */
export const ofAllTime: ReadonlySet<MeasureName> = new Set(['clv-discounted', 'rfm', 'cohorts', 'seasonality']);

/**
 * The question that the dashboard puts to a measure.
 * @param days the period, or the one it is compared with
 */
export function askOf(
  name: MeasureName,
  search: InsightsSearch,
  days: Days,
  calendar: 'jalali' | 'gregorian',
): MeasureAsk {
  const { asOf, segment, channel } = search;
  const narrowed = {
    calendar,
    ...(asOf === undefined ? {} : { asOf }),
    ...(segment === undefined ? {} : { segment: `rfm:${segment}` }),
    ...(channel === undefined ? {} : { channel }),
  };
  // The grid and what is expected are scores of the as-of day, and what is known of people is known now.
  if (asTheyAreNow.has(name)) return narrowed;
  return ofAllTime.has(name) ? { ...narrowed, to: days.to } : { ...narrowed, ...days };
}
