import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { EmptyState } from '../src/feedback/empty-state.tsx';
import { ErrorState } from '../src/feedback/error-state.tsx';
import { Card } from '../src/layout/card.tsx';
import { Columns } from '../src/layout/columns.tsx';
import { PageHeader } from '../src/layout/page-header.tsx';
import { useWords } from '../src/read/reader.tsx';
import { useShow } from '../src/read/show.tsx';
import { Avatar } from '../src/show/avatar.tsx';
import { Chip } from '../src/show/chip.tsx';
import { type Column, type Sort, shownColumns } from '../src/table/columns.ts';
import { DataTable } from '../src/table/data-table.tsx';
import { FilterBar } from '../src/table/filter-bar.tsx';
import { TableToolbar } from '../src/table/table-toolbar.tsx';
import { sampleWords } from './words.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly city: string;
  readonly spent: number;
  readonly state: 0 | 1 | 2;
}

/** A list of 100,000 people, and the empty and failed states. */
export function TableSample() {
  const words = useWords(sampleWords);
  const show = useShow();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [sort, setSort] = useState<Sort>({ key: 'name', descending: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['2']));
  const [city, setCity] = useState<string | undefined>(words.isfahan);
  const people = useMemo<Person[]>(() => {
    const names = words.names.split('|');
    const cities = words.cities.split('|');
    return Array.from({ length: 100_000 }, (_, i) => ({
      id: String(i),
      name: names[i % names.length] ?? '',
      phone: `+98912${String(1_000_000 + ((i * 7919) % 8_999_999))}`,
      city: cities[(i * 3) % cities.length] ?? '',
      spent: ((i * 104_729) % 90_000_000) + 500_000,
      state: (i % 3) as 0 | 1 | 2,
    }));
  }, [words]);
  const states = [
    <Chip key="a" tone="good">
      {words.active}
    </Chip>,
    <Chip key="b" tone="warn">
      {words.cooling}
    </Chip>,
    <Chip key="c" tone="bad">
      {words.cold}
    </Chip>,
  ];
  const columns: Column<Person>[] = [
    {
      key: 'name',
      head: words.name,
      width: 'minmax(190px, 2fr)',
      fixed: true,
      sortable: 'ascending',
      cell: (person) => (
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          <Avatar name={person.name} size={24} />
          <bdi>{person.name}</bdi>
        </span>
      ),
    },
    {
      key: 'phone',
      head: words.phone,
      width: '150px',
      cell: (person) => <bdi dir="ltr">{show.phone(person.phone)}</bdi>,
    },
    { key: 'city', head: words.city, width: '110px', cell: (person) => person.city },
    {
      key: 'spent',
      head: words.spent,
      width: '170px',
      figures: true,
      sortable: 'ascending',
      cell: (person) => show.money(person.spent),
    },
    { key: 'last', head: words.lastBuy, width: '140px', cell: () => show.day('2026-10-10') },
    { key: 'state', head: words.state, width: '120px', cell: (person) => states[person.state] },
  ];
  return (
    <>
      <PageHeader title={words.customers} chips={<Chip>{show.number(100_000)}</Chip>} />
      <Columns of="stack">
        <Card flush>
          <TableToolbar
            columns={columns}
            hidden={hidden}
            onHide={setHidden}
            selected={selected}
            onClear={() => setSelected(new Set())}
            bulkActions={<Button size="compact-sm">{words.archive}</Button>}
          >
            <FilterBar
              filters={[
                {
                  key: 'city',
                  name: words.filterCity,
                  ...(city === undefined ? {} : { chosen: city }),
                  editor: (close) => (
                    <Button
                      onClick={() => {
                        setCity(words.isfahan);
                        close();
                      }}
                    >
                      {words.isfahan}
                    </Button>
                  ),
                },
                { key: 'state', name: words.state, editor: () => words.active },
              ]}
              onRemove={() => setCity(undefined)}
              onClear={() => setCity(undefined)}
            />
          </TableToolbar>
          <div style={{ ['--table-height' as string]: '420px' }}>
            <DataTable
              label={words.customers}
              columns={shownColumns(columns, hidden)}
              rows={people}
              rowKey={(person) => person.id}
              rowName={(person) => person.name}
              sort={sort}
              onSort={setSort}
              selected={selected}
              onSelect={setSelected}
              onOpen={() => {}}
              empty={null}
            />
          </div>
        </Card>
        <Columns of="wide">
          <Card>
            <EmptyState
              icon={<IconUsers stroke={1.7} />}
              title={words.emptyTitle}
              actions={<Button>{words.emptyAct}</Button>}
            >
              {words.emptyText}
            </EmptyState>
          </Card>
          <Card>
            <ErrorState error={Object.assign(new Error('offline'), { name: 'NotReached' })} onRetry={() => {}} />
          </Card>
          <Card>
            <DataTable
              label={words.purchases}
              columns={columns}
              rows={undefined}
              rowKey={(person) => person.id}
              rowName={(person) => person.name}
              empty={null}
            />
          </Card>
        </Columns>
      </Columns>
    </>
  );
}
