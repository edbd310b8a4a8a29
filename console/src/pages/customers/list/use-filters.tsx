import { addDays, type Day, monthNames } from '@peyvand/kernel/calendar';
import { readinessSteps } from '@peyvand/sdk/customers';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { type Show, useShow } from '@peyvand/ui/read/show.tsx';
import { ChoiceEditor } from '@peyvand/ui/table/choice-editor.tsx';
import type { Filter } from '@peyvand/ui/table/filter-bar.tsx';
import { isSegment, segmentKeys } from '../../../shared/customers/segments.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { keyOfChip, withCustomWish } from './custom-filters.ts';
import {
  DayRangeEditor,
  LeastMoneyEditor,
  MoneyRangeEditor,
  NumberRangeEditor,
  type Range,
  TextEditor,
} from './filter-editors.tsx';
import type { ListSearch } from './list-search.ts';
import { sayRange } from './say-range.ts';
import { useCustomFilters } from './use-custom-filters.tsx';
import { listWords } from './words.ts';

/** What the editors offer: words met in the rows so far, and the colleagues. */
export interface Offered {
  readonly tags: readonly string[];
  readonly cities: readonly string[];
  /** Needs and tastes that were noted of anybody. */
  readonly likes: readonly string[];
  readonly dislikes: readonly string[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
}

/** Fields of the address that a filter's chip stands for. */
const fieldsOf: Readonly<Record<string, readonly (keyof ListSearch)[]>> = {
  last: ['lastFrom', 'lastTo'],
  orders: ['ordersMin', 'ordersMax'],
  net: ['netMin', 'netMax'],
  cell: ['r', 'f'],
  birthMonth: ['birthMonth', 'birthCalendar'],
};

/** Before the name of a filter that a saved view has and that nobody here knows. */
const unknownChip = 'unknown:';

/** The change of address that takes a filter away. */
export function withoutFilter(
  key: string,
  { custom, unknown = [] }: ListSearch,
): Partial<Record<keyof ListSearch, unknown>> {
  if (key.startsWith(unknownChip)) {
    const left = unknown.filter((name) => unknownChip + name !== key);
    return { unknown: left.length === 0 ? undefined : left };
  }
  const field = keyOfChip(key);
  if (field !== undefined) return { custom: withCustomWish(custom, field, {}) };
  return Object.fromEntries((fieldsOf[key] ?? [key]).map((field) => [field, undefined]));
}

type Change = Partial<{ readonly [K in keyof ListSearch]: ListSearch[K] | undefined }>;

/** The list's filters as chips with their editors. */
export function useFilters(search: ListSearch, offered: Offered, change: (change: Change) => void): readonly Filter[] {
  const words = useWords(listWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const { calendar, language } = useReader();
  const names = words.filters;
  const months = monthNames(calendar, language);
  const chosen = (text: string | undefined) => (text === undefined ? {} : { chosen: text });
  const segment = search.segment?.replace(/^rfm:/, '');
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? words.has : words.hasNot);
  const yesNoChoices = [
    { value: true, label: words.has },
    { value: false, label: words.hasNot },
  ];

  /** A filter that is one of a few choices. */
  const choice = <V extends string | number | boolean>(
    key: keyof ListSearch & string,
    said: string | undefined,
    choices: readonly { value: V; label: string }[],
    value: V | undefined,
    beside: Change = {},
  ): Filter => ({
    key,
    name: names[key as keyof typeof names],
    ...chosen(said),
    editor: (close) => (
      <ChoiceEditor
        choices={choices}
        value={value}
        onChoose={(picked) => {
          close();
          change({ [key]: picked, ...beside });
        }}
      />
    ),
  });
  const word = (
    key: 'tag' | 'city' | 'prefers' | 'dislikes',
    placeholder: string,
    known: readonly string[],
  ): Filter => ({
    key,
    name: names[key],
    ...chosen(search[key]),
    editor: (close) => (
      <TextEditor
        label={names[key]}
        placeholder={placeholder}
        value={search[key]}
        known={known}
        onApply={(value) => {
          close();
          change({ [key]: value });
        }}
      />
    ),
  });
  const ownFields = useCustomFilters(search, (custom) => change({ custom }));
  const owner = offered.owners.find((one) => one.id === search.owner);
  return [
    choice(
      'segment',
      segment === undefined ? undefined : isSegment(segment) ? shared.segments[segment] : segment,
      segmentKeys.map((key) => ({ value: `rfm:${key}`, label: shared.segments[key] })),
      search.segment,
    ),
    word('tag', words.tagHint, offered.tags),
    word('city', words.cityHint, offered.cities),
    ...(offered.owners.length > 0 || search.owner !== undefined
      ? [
          choice(
            'owner',
            search.owner === undefined ? undefined : (owner?.name ?? shared.unknown),
            offered.owners.map(({ id, name }) => ({ value: id, label: name })),
            search.owner,
          ),
        ]
      : []),
    {
      key: 'last',
      name: names.last,
      ...chosen(sayRange(daysOf(search), (day) => show.day(day), words)),
      editor: (close) => (
        <DayRangeEditor
          value={rangeIn(search.lastFrom, search.lastTo)}
          onApply={(range) => {
            close();
            change({ lastFrom: range.least, lastTo: range.most });
          }}
        />
      ),
    },
    {
      key: 'orders',
      name: names.orders,
      ...chosen(sayRange(rangeIn(search.ordersMin, search.ordersMax), (n) => show.number(n), words)),
      editor: (close) => (
        <NumberRangeEditor
          value={rangeIn(search.ordersMin, search.ordersMax)}
          onApply={(range) => {
            close();
            change({ ordersMin: range.least, ordersMax: range.most });
          }}
        />
      ),
    },
    {
      key: 'net',
      name: names.net,
      ...chosen(sayRange(rangeIn(search.netMin, search.netMax), (amount) => show.shortMoney(amount), words)),
      editor: (close) => (
        <MoneyRangeEditor
          value={rangeIn(search.netMin, search.netMax)}
          onApply={(range) => {
            close();
            change({ netMin: range.least, netMax: range.most });
          }}
        />
      ),
    },
    choice(
      'never',
      search.never === true ? words.neverChosen : undefined,
      [{ value: true, label: words.neverChosen }],
      search.never,
    ),
    choice('hasPhone', yesNo(search.hasPhone), yesNoChoices, search.hasPhone),
    choice('hasEmail', yesNo(search.hasEmail), yesNoChoices, search.hasEmail),
    choice(
      'birthMonth',
      search.birthMonth === undefined
        ? undefined
        : monthNames(search.birthCalendar ?? calendar, language)[search.birthMonth - 1],
      months.map((label, i) => ({ value: i + 1, label })),
      (search.birthCalendar ?? calendar) === calendar ? search.birthMonth : undefined,
      { birthCalendar: calendar },
    ),
    choice(
      'kind',
      search.kind === undefined ? undefined : shared[search.kind],
      (['person', 'company'] as const).map((value) => ({ value, label: shared[value] })),
      search.kind,
    ),
    choice(
      'readiness',
      search.readiness === undefined ? undefined : shared.readiness[search.readiness],
      readinessSteps.map((value) => ({ value, label: shared.readiness[value] })),
      search.readiness,
    ),
    {
      key: 'budgetMin',
      name: names.budgetMin,
      ...chosen(search.budgetMin === undefined ? undefined : words.from(show.shortMoney(search.budgetMin))),
      editor: (close) => (
        <LeastMoneyEditor
          label={words.canSpend}
          value={search.budgetMin}
          onApply={(budgetMin) => {
            close();
            change({ budgetMin });
          }}
        />
      ),
    },
    word('prefers', words.tasteHint, offered.likes),
    word('dislikes', words.tasteHint, offered.dislikes),
    ...ownFields,
    ...arrivedWith(search, names, words, show),
  ];
}

/** Filters that no chip can open: they come with a link from an import, from a cell of the RFM table, or with a saved view. */
function arrivedWith(
  search: ListSearch,
  names: (typeof listWords)['fa']['filters'],
  words: (typeof listWords)['fa'],
  show: Show,
): readonly Filter[] {
  const cell =
    search.r !== undefined && search.f !== undefined
      ? words.cell(show.number(search.r), show.number(search.f))
      : undefined;
  return [
    ...(search.import === undefined
      ? []
      : [{ key: 'import', name: names.import, chosen: words.oneImport, editor: () => words.oneImport }]),
    ...(search.unknown ?? []).map((name) => ({
      key: unknownChip + name,
      name,
      chosen: words.unknownFilter,
      editor: () => words.unknownStops,
    })),
    ...(cell === undefined ? [] : [{ key: 'cell', name: names.cell, chosen: cell, editor: () => cell }]),
  ];
}

const rangeIn = <V,>(least: V | undefined, most: V | undefined): Range<V> => ({
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
});

/** The range of last purchases with its last day, as people say it. */
const daysOf = ({ lastFrom, lastTo }: ListSearch): Range<Day> =>
  rangeIn(lastFrom, lastTo === undefined ? undefined : addDays(lastTo, -1));
