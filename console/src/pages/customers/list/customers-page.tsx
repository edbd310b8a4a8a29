import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type CustomerLine, customerSorts } from '@peyvand/sdk/customers';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { shownColumns } from '@peyvand/ui/table/columns.ts';
import { DataTable } from '@peyvand/ui/table/data-table.tsx';
import { FilterBar } from '@peyvand/ui/table/filter-bar.tsx';
import { TableToolbar } from '@peyvand/ui/table/table-toolbar.tsx';
import { IconArrowMerge, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { staff } from '../../../server.ts';
import { useRight, useSession } from '../../../session/session.ts';
import { useColleagues } from '../../../shared/customers/use-colleagues.ts';
import { useCustomFields } from '../../../shared/customers/use-custom-fields.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { UntoldNotice } from '../../../shared/fitting/untold-notice.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { forgetOpened, lastOpened, rememberList } from '../came-from.ts';
import { SellPanel } from '../sell/sell-panel.tsx';
import { BulkActs } from './bulk-acts.tsx';
import { ownColumn, sortAfter, sortShown, useColumns, usuallyHidden } from './columns.tsx';
import { CustomerCards } from './customer-cards.tsx';
import { ExportMenu } from './export-menu.tsx';
import styles from './list.module.css';
import {
  columnsChosen,
  filtersOf,
  hiddenColumns,
  isNarrowed,
  type ListSearch,
  usualSort,
  withoutFilters,
} from './list-search.ts';
import { NewCustomerPanel } from './new-customer-panel.tsx';
import { NoCustomers } from './no-customers.tsx';
import { SearchBox } from './search-box.tsx';
import { useCustomerCount, useCustomers } from './use-customers.ts';
import { useFilters, withoutFilter } from './use-filters.tsx';
import { useLineChange } from './use-line-change.ts';
import { ViewsBar } from './views-bar.tsx';
import { listWords } from './words.ts';

const route = getRouteApi('/inside/customers');

/** The list of customers: search, filters, views, bulk acts; everything chosen stands in the address. */
export function CustomersPage() {
  const words = useWords(listWords);
  const shared = useWords(customerWords);
  const search = route.useSearch();
  const navigate = useNavigate();
  const { calendar } = useReader();
  const session = useSession();
  const mayWrite = useRight('customers.write');
  const maySell = useRight('purchases.write');
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  usePageTitle(shared.customers);
  // Back from a customer, the reader stands on the row she went in by.
  const [standOn] = useState(lastOpened);
  useEffect(forgetOpened, []);
  useEffect(() => rememberList(session.workspace.id, search), [session.workspace.id, search]);

  const open = (next: ListSearch) => void navigate({ to: '/customers', search: next, replace: true });
  const change = (changed: Partial<Record<keyof ListSearch, unknown>>) => {
    setSelected(new Set());
    open(Object.fromEntries(Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined)));
  };
  const sort = search.sort ?? usualSort;
  const filters = useMemo(() => filtersOf(search, calendar), [search, calendar]);
  const list = useCustomers({ ...filters, sort });
  const { rows } = list;
  const offered = useOffered(rows);
  const { colleagues, nameOf } = useColleagues();
  const fields = useCustomFields();
  const changeLine = useLineChange();
  const columns = useColumns({
    ownerName: nameOf,
    colleagues,
    fields,
    tags: offered.tags,
    change: mayWrite ? changeLine : undefined,
  });
  const standingBack = [...usuallyHidden, ...fields.map(ownColumn)];
  const chips = useFilters(search, { ...offered, ...useTastes(), owners: colleagues }, change);
  const choosable = columns.filter((column) => column.fixed !== true).map((column) => column.key);
  const hidden = hiddenColumns(search, choosable, standingBack);
  const more = list.hasNextPage
    ? {
        waiting: list.isFetchingNextPage,
        failed: list.isFetchNextPageError,
        load: () => void list.fetchNextPage(),
      }
    : undefined;
  const empty = (
    <NoCustomers
      onClear={isNarrowed(search) ? () => open(withoutFilters(search)) : undefined}
      onAdd={() => change({ panel: 'new' })}
    />
  );

  return (
    <>
      <PageHeader
        title={shared.customers}
        facts={<Count filters={filters} />}
        actions={
          <>
            {mayWrite && (
              <Button
                variant="default"
                className={styles.headAct ?? ''}
                leftSection={<IconArrowMerge size={16} />}
                aria-label={words.duplicates}
                renderRoot={(props) => <Link to="/customers/duplicates" {...props} />}
              >
                <span className={styles.word}>{words.duplicates}</span>
              </Button>
            )}
            {search.unknown === undefined && <ExportMenu filters={filters} sort={sort} />}
            {mayWrite && (
              <Button leftSection={<IconPlus size={16} />} onClick={() => change({ panel: 'new' })}>
                {words.add}
              </Button>
            )}
          </>
        }
      />
      <ViewsBar search={search} onOpen={open} />
      {search.unknown !== undefined && (
        <p role="status" className={styles.unknown}>
          {words.unknownStops}
        </p>
      )}
      {shownColumns(columns, hidden).some(({ key }) => key === 'pAlive' || key === 'clv') && <UntoldNotice />}
      <Card flush>
        <TableToolbar
          columns={narrow ? [] : columns}
          hidden={hidden}
          onHide={(keys) => change({ columns: columnsChosen(keys, choosable, standingBack) })}
          selected={selected}
          onClear={() => setSelected(new Set())}
          bulkActions={
            <BulkActs
              selected={selected}
              filters={filters}
              whole={more !== undefined && selected.size === rows?.length}
              onDone={() => setSelected(new Set())}
            />
          }
        >
          <SearchBox asked={search.q} onAsk={(q) => change({ q })} />
          {narrow && <SortChoice value={sort} onChoose={(value) => change({ sort: value })} />}
          <FilterBar
            filters={chips}
            onRemove={(key) => change(withoutFilter(key, search))}
            onClear={() => open(withoutFilters(search))}
          />
        </TableToolbar>
        {narrow ? (
          <OnPhone error={list.error} rows={rows} empty={empty} more={more} onRetry={() => void list.refetch()} />
        ) : (
          <div className={styles.table} data-banner={session.workspace.demo || undefined}>
            <DataTable
              label={shared.customers}
              columns={shownColumns(columns, hidden)}
              rows={rows}
              rowKey={(one) => one.id}
              rowName={(one) => one.name || shared.nameless}
              sort={sortShown(sort)}
              onSort={(pressed) => change({ sort: sortAfter(pressed) })}
              onOpen={(one) => void navigate({ to: '/customers/$id', params: { id: one.id } })}
              {...(mayWrite && search.unknown === undefined ? { selected, onSelect: setSelected } : {})}
              error={list.error ?? undefined}
              onRetry={() => void list.refetch()}
              empty={empty}
              ofPage
              standOn={standOn}
              {...(more === undefined ? {} : { more })}
            />
          </div>
        )}
      </Card>
      {maySell && <SellPanel open={search.panel === 'sell'} onClose={() => change({ panel: undefined })} />}
      <NewCustomerPanel
        open={search.panel === 'new'}
        onClose={() => change({ panel: undefined })}
        onMade={(id) => void navigate({ to: '/customers/$id', params: { id } })}
      />
    </>
  );
}

/** Tags and cities met in the rows so far, the most frequent first, for the filters to offer. */
function useOffered(rows: readonly CustomerLine[] | undefined) {
  return useMemo(() => {
    const byCount = (values: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
    };
    return {
      tags: byCount((rows ?? []).flatMap((row) => row.tags)),
      cities: byCount((rows ?? []).map((row) => row.city)),
    };
  }, [rows]);
}

/** Needs and tastes that were noted of anybody, for the filters to offer. */
function useTastes() {
  const { data = [] } = useQuery({
    queryKey: keys.customers.preferences,
    queryFn: ({ signal }) => staff.customers.knownPreferences(signal),
    staleTime: 5 * 60_000,
  });
  const wordsOf = (disliked: boolean) => data.filter((one) => one.disliked === disliked).map((one) => one.value);
  return { likes: wordsOf(false), dislikes: wordsOf(true) };
}

function Count({ filters }: { readonly filters: ReturnType<typeof filtersOf> }) {
  const words = useWords(listWords);
  const show = useShow();
  const [exact, setExact] = useState(false);
  const { data } = useCustomerCount(filters, exact);
  if (data === undefined) return <span aria-live="polite">{words.counting}</span>;
  const n = show.number(data.count);
  return (
    <>
      <span aria-live="polite">{data.more ? words.moreThan(n) : words.count(n)}</span>
      {data.more && (
        <Button variant="subtle" size="compact-xs" onClick={() => setExact(true)}>
          {words.countExactly}
        </Button>
      )}
    </>
  );
}

function SortChoice({ value, onChoose }: { readonly value: string; readonly onChoose: (sort: string) => void }) {
  const words = useWords(listWords).sort;
  return (
    <Select
      size="xs"
      aria-label={words.label}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      value={value}
      data={customerSorts.map((sort) => ({ value: sort, label: words[sort] }))}
      onChange={(sort) => sort !== null && onChoose(sort)}
    />
  );
}

interface OnPhoneProps {
  readonly error: unknown;
  readonly rows: readonly CustomerLine[] | undefined;
  readonly empty: ReactNode;
  readonly more: { readonly waiting: boolean; readonly failed: boolean; load(): void } | undefined;
  readonly onRetry: () => void;
}

function OnPhone({ error, rows, empty, more, onRetry }: OnPhoneProps) {
  if (rows === undefined)
    return error === null ? <Skeletons of="rows" count={10} /> : <ErrorState error={error} onRetry={onRetry} />;
  return rows.length === 0 ? empty : <CustomerCards rows={rows} more={more} />;
}
