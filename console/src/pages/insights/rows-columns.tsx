import type { DayBehind, OrderBehind, PersonBehind } from '@peyvand/sdk/measures';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import type { Column } from '@peyvand/ui/table/columns.ts';
import { useChannelName } from '../../shared/customers/channel-names.ts';
import { doorWords } from './words/door.ts';

/** Whose row it is; somebody without a name, and nobody, are said to be nameless. */
function useNameColumn<R extends { readonly name: string | null }>(): Column<R> {
  const words = useWords(doorWords).rows;
  return {
    key: 'name',
    head: words.name,
    width: 'minmax(120px, 2fr)',
    fixed: true,
    cell: (row) => <bdi>{row.name || words.nameless}</bdi>,
  };
}

function useDayColumn<R extends { readonly day: string }>(): Column<R> {
  const words = useWords(doorWords).rows;
  const show = useShow();
  return { key: 'day', head: words.day, width: 'minmax(110px, 1.1fr)', cell: (row) => show.day(row.day) };
}

function useOrdersColumn<R extends { readonly orders: number }>(): Column<R> {
  const words = useWords(doorWords).rows;
  const show = useShow();
  return {
    key: 'orders',
    head: words.orders,
    width: 'minmax(70px, 0.7fr)',
    figures: true,
    cell: (row) => show.number(row.orders),
  };
}

/** What a row adds to the figure, in a column of its own where it is more than one each. */
function useValueColumn<R extends { readonly value: number | string }>(): Column<R> {
  const words = useWords(doorWords).rows;
  const show = useShow();
  return {
    key: 'value',
    head: show.inUnit(words.value),
    width: 'minmax(130px, 1.3fr)',
    figures: true,
    cell: (row) => show.fitting(row.value),
  };
}

/** Days on which somebody bought. */
export function useDayColumns(isMoney: boolean): readonly Column<DayBehind>[] {
  const value = useValueColumn<DayBehind>();
  const name = useNameColumn<DayBehind>();
  const day = useDayColumn<DayBehind>();
  const orders = useOrdersColumn<DayBehind>();
  return [name, day, orders, ...(isMoney ? [value] : [])];
}

/** Customers, with what they bought in all. */
export function usePersonColumns(isMoney: boolean): readonly Column<PersonBehind>[] {
  const words = useWords(doorWords).rows;
  const show = useShow();
  const value = useValueColumn<PersonBehind>();
  const name = useNameColumn<PersonBehind>();
  const orders = useOrdersColumn<PersonBehind>();
  return [
    name,
    orders,
    {
      key: 'last',
      head: words.last,
      width: 'minmax(120px, 1.2fr)',
      cell: (row) => (row.lastDay === null ? '—' : show.day(row.lastDay)),
    },
    {
      key: 'net',
      head: show.inUnit(words.net),
      width: 'minmax(150px, 1.4fr)',
      figures: true,
      cell: (row) => show.fitting(row.net),
    },
    ...(isMoney ? [value] : []),
  ];
}

/** Single orders and returns. */
export function useOrderColumns(): readonly Column<OrderBehind>[] {
  const words = useWords(doorWords).rows;
  const channelName = useChannelName();
  const show = useShow();
  const name = useNameColumn<OrderBehind>();
  const day = useDayColumn<OrderBehind>();
  return [
    name,
    {
      key: 'number',
      head: words.number,
      width: 'minmax(90px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.number ?? '—'}</bdi>,
    },
    day,
    { key: 'kind', head: words.kind, width: 'minmax(80px, 0.8fr)', cell: (row) => words.kinds[row.kind] },
    {
      key: 'channel',
      head: words.channel,
      width: 'minmax(90px, 1fr)',
      cell: (row) => <bdi>{channelName(row.channel)}</bdi>,
    },
    {
      key: 'total',
      head: show.inUnit(words.total),
      width: 'minmax(140px, 1.3fr)',
      figures: true,
      cell: (row) => show.fitting(row.total),
    },
  ];
}
