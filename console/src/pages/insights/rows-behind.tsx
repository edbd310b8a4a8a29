import type { MeasureAsk, MeasureName, MeasurePart, RowsBehind } from '@peyvand/sdk/measures';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { DataTable } from '@peyvand/ui/table/data-table.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isMoneyRows } from '../../shared/figures/measure-parts.ts';
import styles from './door.module.css';
import { rowsQuery } from './measure-query.ts';
import { useDayColumns, useOrderColumns, usePersonColumns } from './rows-columns.tsx';
import { doorWords } from './words/door.ts';

interface RowsBehindProps {
  readonly name: MeasureName;
  readonly ask: MeasureAsk;
  readonly part: MeasurePart;
}

/** The persons or orders behind a part of a figure. Pages come by themselves; a row opens the customer. */
export function RowsBehindFigure({ name, ask, part }: RowsBehindProps) {
  const navigate = useNavigate();
  const pages = useInfiniteQuery(rowsQuery(name, ask, part));
  if (pages.data === undefined)
    return pages.isError ? (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
    ) : (
      <Skeletons of="rows" count={8} />
    );
  const [first] = pages.data.pages;
  return (
    <>
      <AllRows page={first} isMoney={isMoneyRows(name, part)} />
      <div className={styles.rows}>
        <RowsTable
          pages={pages.data.pages}
          isMoney={isMoneyRows(name, part)}
          onOpen={(customerId) => {
            if (customerId !== null) void navigate({ href: `/customers/${customerId}` });
          }}
          {...(pages.hasNextPage
            ? {
                more: {
                  waiting: pages.isFetchingNextPage,
                  failed: pages.isFetchNextPageError,
                  load: () => void pages.fetchNextPage(),
                },
              }
            : {})}
        />
      </div>
    </>
  );
}

/** How many rows there are and what they come to: as many and as much as the figure says. */
function AllRows({ page, isMoney }: { readonly page: RowsBehind | undefined; readonly isMoney: boolean }) {
  const words = useWords(doorWords).door;
  const show = useShow();
  if (page?.all === undefined || page.all.rows === 0) return null;
  const { rows, value } = page.all;
  const sum = typeof value === 'number' ? Math.round(value) : value;
  return (
    <p className={styles.note}>
      {isMoney ? words.allMoney(show.number(rows), show.money(sum)) : words.allRows(show.number(rows))}
    </p>
  );
}

interface RowsTableProps {
  readonly pages: readonly RowsBehind[];
  readonly isMoney: boolean;
  readonly onOpen: (customerId: string | null) => void;
  readonly more?: { readonly waiting: boolean; readonly failed: boolean; readonly load: () => void };
}

function RowsTable({ pages, isMoney, onOpen, more }: RowsTableProps) {
  const words = useWords(doorWords);
  const people = usePersonColumns(isMoney);
  const orders = useOrderColumns();
  const days = useDayColumns(isMoney);
  const shared = {
    label: words.door.rows,
    rowHeight: 36 as const,
    empty: <EmptyState title={words.door.empty} />,
    ...(more === undefined ? {} : { more }),
  };
  if (pages[0]?.of === 'orders')
    return (
      <DataTable
        {...shared}
        columns={orders}
        rows={pages.flatMap((page) => (page.of === 'orders' ? page.items : []))}
        rowKey={(row) => row.entryId}
        rowName={(row) => row.number ?? row.day}
        onOpen={(row) => onOpen(row.customerId)}
      />
    );
  if (pages[0]?.of === 'days')
    return (
      <DataTable
        {...shared}
        columns={days}
        rows={pages.flatMap((page) => (page.of === 'days' ? page.items : []))}
        rowKey={(row) => `${row.customerId} ${row.day}`}
        rowName={(row) => row.name ?? row.day}
        onOpen={(row) => onOpen(row.customerId)}
      />
    );
  return (
    <DataTable
      {...shared}
      columns={people}
      rows={pages.flatMap((page) => (page.of === 'customers' ? page.items : []))}
      rowKey={(row) => row.customerId}
      rowName={(row) => row.name}
      onOpen={(row) => onOpen(row.customerId)}
    />
  );
}
