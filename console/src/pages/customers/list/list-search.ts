import type { Calendar } from '@peyvand/kernel/calendar';
import {
  type CustomerFilters,
  type CustomerSort,
  customerSorts,
  type Readiness,
  readinessSteps,
  type ViewDefinition,
} from '@peyvand/sdk/customers';

/** What the list's address carries: filters, sort, columns left out, the open panel. A copied link gives the same screen. */
export interface ListSearch {
  readonly q?: string;
  readonly sort?: CustomerSort;
  readonly kind?: 'person' | 'company';
  readonly segment?: string;
  readonly tag?: string;
  readonly city?: string;
  readonly owner?: string;
  readonly import?: string;
  readonly hasPhone?: boolean;
  readonly hasEmail?: boolean;
  readonly birthMonth?: number;
  /** The calendar that the month is one of: a shared address means the same month to every reader. */
  readonly birthCalendar?: Calendar;
  readonly lastFrom?: string;
  readonly lastTo?: string;
  readonly ordersMin?: number;
  readonly ordersMax?: number;
  readonly netMin?: number;
  readonly netMax?: number;
  readonly never?: boolean;
  readonly readiness?: Readiness;
  readonly budgetMin?: number;
  readonly prefers?: string;
  readonly dislikes?: string;
  /** The business's own fields: "size=L", "weight>=50". */
  readonly custom?: readonly string[];
  readonly r?: number;
  readonly f?: number;
  /** Names of filters that a saved view has and that this list does not know: until they are removed, nobody is acted on. */
  readonly unknown?: readonly string[];
  /** Keys of the columns in sight beside the name, in one word: "phone,city"; absent: the usual ones. */
  readonly columns?: string;
  readonly panel?: 'new' | 'sell';
}

/** Who was here lately stands first. */
export const usualSort: CustomerSort = 'last-purchase';

type Read = (value: unknown) => unknown;

const text: Read = (value) =>
  (typeof value === 'string' || typeof value === 'number') && String(value).trim() !== ''
    ? String(value).slice(0, 200)
    : undefined;
const day: Read = (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const whole: Read = (value) => (Number.isSafeInteger(value) ? value : undefined);
const within =
  (least: number, most: number): Read =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
const oneOf =
  (options: readonly string[]): Read =>
  (value) =>
    options.find((option) => option === value);
const yesOrNo: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const onlyTrue: Read = (value) => (value === true ? true : undefined);
/** Keys with commas between them; an empty word is a choice too: the name alone. */
const keys: Read = (value) => (typeof value === 'string' && /^[\w:,-]{0,400}$/.test(value) ? value : undefined);
const texts: Read = (value) => {
  const found = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return found.length > 0 ? found : undefined;
};

const readers: Readonly<Record<keyof ListSearch, Read>> = {
  q: text,
  sort: oneOf(customerSorts),
  kind: oneOf(['person', 'company']),
  segment: text,
  tag: text,
  city: text,
  owner: text,
  import: text,
  hasPhone: yesOrNo,
  hasEmail: yesOrNo,
  birthMonth: within(1, 12),
  birthCalendar: oneOf(['jalali', 'gregorian']),
  lastFrom: day,
  lastTo: day,
  ordersMin: whole,
  ordersMax: whole,
  netMin: whole,
  netMax: whole,
  never: onlyTrue,
  readiness: oneOf(readinessSteps),
  budgetMin: whole,
  prefers: text,
  dislikes: text,
  custom: texts,
  r: within(1, 5),
  f: within(1, 5),
  unknown: texts,
  columns: keys,
  panel: oneOf(['new', 'sell']),
};

/** Reads an address; what is not understood is left out, so that an old or broken link still opens the list. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { birthCalendar, ...found }: ListSearch = Object.fromEntries(
    Object.entries(readers).flatMap(([key, read]) => {
      const value = read(search[key]);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return found.birthMonth === undefined || birthCalendar === undefined ? found : { ...found, birthCalendar };
}

/** The fields of an address that are no filter. */
const looks = new Set(['q', 'sort', 'columns', 'panel']);

/** The filters of an address as the server takes them. A birthday's month of an older address is one of the reader's calendar. */
export function filtersOf(search: ListSearch, calendar: Calendar): CustomerFilters {
  const { sort: _sort, columns: _columns, panel: _panel, unknown: _unknown, ...filters } = search;
  return filters.birthMonth === undefined ? filters : { birthCalendar: calendar, ...filters };
}

/** True when the list is narrowed by something. */
export function isNarrowed(search: ListSearch): boolean {
  return search.q !== undefined || Object.keys(search).some((key) => !looks.has(key));
}

/** The address without its filters; sort and columns stay. */
export function withoutFilters(search: ListSearch): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => looks.has(key) && key !== 'q'));
}

/** What a saved view keeps of an address: filters, order, and the columns in sight where they were chosen. */
export function viewOf({ panel: _panel, sort, columns, ...filter }: ListSearch): ViewDefinition {
  return {
    filter,
    ...(sort === undefined ? {} : { sort }),
    ...(columns === undefined ? {} : { columns: columns.split(',').filter((key) => key !== '') }),
  };
}

/**
 * The address of a saved view. The name, which is always in sight, was once among the columns that were kept. A filter that is
 * not understood stays marked in it: without it the list is wider than the one that was saved.
 */
export function searchOfView({ filter = {}, sort, columns }: ViewDefinition): ListSearch {
  const chosen = columns?.filter((key) => key !== 'name').join(',');
  const search = readListSearch({ ...filter, sort, columns: chosen });
  const lost = Object.entries(filter).flatMap(([key, value]) => {
    if (value === undefined || value === null || value === '') return [];
    if (!isFilter(key)) return [key];
    // "never: false" narrows nothing
    return value === false || search[key] !== undefined ? [] : [key];
  });
  return lost.length === 0 ? search : { ...search, unknown: [...(search.unknown ?? []), ...lost] };
}

const isFilter = (key: string): key is keyof ListSearch => key in readers && (key === 'q' || !looks.has(key));

/** The columns of a list that are out of sight, as the address has chosen or as is usual. */
export function hiddenColumns(
  { columns: chosen }: ListSearch,
  all: readonly string[],
  usuallyHidden: readonly string[],
): readonly string[] {
  if (chosen === undefined) return usuallyHidden;
  const inSight = new Set(chosen.split(','));
  return all.filter((key) => !inSight.has(key));
}

/** The word for the address once other columns are hidden; none for the usual ones, so that a plain address stays plain. */
export function columnsChosen(
  hidden: readonly string[],
  all: readonly string[],
  usuallyHidden: readonly string[],
): string | undefined {
  const same = hidden.length === usuallyHidden.length && hidden.every((key) => usuallyHidden.includes(key));
  return same ? undefined : all.filter((key) => !hidden.includes(key)).join(',');
}

/** True when two addresses show the same list. */
export function sameView(one: ListSearch, other: ListSearch): boolean {
  const written = (search: ListSearch) =>
    JSON.stringify(
      Object.entries(search)
        .filter(([key]) => key !== 'panel')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return written(one) === written(other);
}
