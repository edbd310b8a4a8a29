import type { MeasureAsk, MeasureName, MeasurePart, OrderBehind, PersonBehind } from '@peyvand/sdk/measures';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import type { Column } from '@peyvand/ui/table/columns.ts';
import { DataTable } from '@peyvand/ui/table/data-table.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import styles from './door.module.css';
import { rowsQuery } from './measure-query.ts';
import { doorWords } from './words/door.ts';

interface RowsBehindProps {
  readonly name: MeasureName;
  readonly ask: MeasureAsk;
  readonly part: MeasurePart;
}

/** The persons or orders behind a part of a figure. Pages come by themselves; a row opens the customer. */
export function RowsBehindFigure({ name, ask, part }: RowsBehindProps) {
  const words = useWords(doorWords);
  const navigate = useNavigate();
  const pages = useInfiniteQuery(rowsQuery(name, ask, part));
  const people = usePersonColumns();
  const orders = useOrderColumns();
  if (pages.data === undefined)
    return pages.isError ? (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Skeletons of="rows" count={8} />
    );
  const shared = {
    label: words.door.rows,
    rowHeight: 36 as const,
    empty: <EmptyState title={words.door.empty} />,
    ...(pages.hasNextPage
      ? {
          more: {
            waiting: pages.isFetchingNextPage,
            failed: pages.isFetchNextPageError,
            load: () => void pages.fetchNextPage(),
          },
        }
      : {}),
  };
  const open = (customerId: string | null) => {
    if (customerId !== null) void navigate({ href: `/customers/${customerId}` });
  };
  const persons: PersonBehind[] = pages.data.pages.flatMap((page) => (page.of === 'customers' ? page.items : []));
  const bought: OrderBehind[] = pages.data.pages.flatMap((page) => (page.of === 'orders' ? page.items : []));
  return (
    <div className={styles.rows}>
      {bought.length > 0 ? (
        <DataTable
          {...shared}
          columns={orders}
          rows={bought}
          rowKey={(row) => row.purchaseId}
          rowName={(row) => row.number ?? row.day}
          onOpen={(row) => open(row.customerId)}
        />
      ) : (
        <DataTable
          {...shared}
          columns={people}
          rows={persons}
          rowKey={(row) => row.customerId}
          rowName={(row) => row.name}
          onOpen={(row) => open(row.customerId)}
        />
      )}
    </div>
  );
}

function usePersonColumns(): readonly Column<PersonBehind>[] {
  const words = useWords(doorWords).rows;
  const show = useShow();
  return [
    {
      key: 'name',
      head: words.name,
      width: 'minmax(120px, 2fr)',
      fixed: true,
      cell: (row) => <bdi>{row.name === '' ? words.nameless : row.name}</bdi>,
    },
    {
      key: 'orders',
      head: words.orders,
      width: 'minmax(70px, 0.7fr)',
      figures: true,
      cell: (row) => show.number(row.orders),
    },
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
      cell: (row) => show.amount(row.net),
    },
  ];
}

function useOrderColumns(): readonly Column<OrderBehind>[] {
  const words = useWords(doorWords).rows;
  const show = useShow();
  return [
    {
      key: 'name',
      head: words.name,
      width: 'minmax(120px, 2fr)',
      fixed: true,
      cell: (row) => <bdi>{row.name ?? words.nameless}</bdi>,
    },
    {
      key: 'number',
      head: words.number,
      width: 'minmax(90px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.number ?? '—'}</bdi>,
    },
    { key: 'day', head: words.day, width: 'minmax(110px, 1.1fr)', cell: (row) => show.day(row.day) },
    { key: 'channel', head: words.channel, width: 'minmax(90px, 1fr)', cell: (row) => <bdi>{row.channel}</bdi> },
    {
      key: 'total',
      head: show.inUnit(words.total),
      width: 'minmax(140px, 1.3fr)',
      figures: true,
      cell: (row) => show.amount(row.total),
    },
  ];
}
