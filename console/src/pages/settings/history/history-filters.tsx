import { Select } from '@mantine/core';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { FilterBar } from '@peyvand/ui/table/filter-bar.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { membersQuery } from '../../../shared/staff/members-query.ts';
import styles from './history.module.css';
import type { HistorySearch } from './history-search.ts';
import { historyWords } from './words.ts';

/** Who, what and when; their state lives in the address. */
export function HistoryFilters({ search }: { readonly search: HistorySearch }) {
  const words = useWords(historyWords);
  const show = useShow();
  const members = useQuery(membersQuery);
  const navigate = useNavigate();
  const go = (next: HistorySearch) => void navigate({ to: '/settings/history', search: { ...next }, replace: true });
  const without = (...names: readonly (keyof HistorySearch)[]): HistorySearch =>
    Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name as keyof HistorySearch)));
  const people = (members.data?.items ?? []).map((member) => ({ value: `user:${member.id}`, label: member.name }));
  const kinds = Object.entries(words.subjects).map(([value, label]) => ({ value, label }));
  const labelOf = (choices: readonly { value: string; label: string }[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const period = [search.from, search.last].map((one) => (one === undefined ? '…' : show.day(one))).join(' – ');
  return (
    <FilterBar
      filters={[
        {
          key: 'actor',
          name: words.who,
          ...(search.actor === undefined ? {} : { chosen: labelOf(people, search.actor) }),
          editor: (close) => (
            <Select
              label={words.who}
              data={people}
              value={search.actor ?? null}
              searchable
              comboboxProps={{ withinPortal: false }}
              onChange={(actor) => {
                go(actor === null ? without('actor') : { ...search, actor });
                close();
              }}
            />
          ),
        },
        {
          key: 'kind',
          name: words.what,
          ...(search.kind === undefined ? {} : { chosen: labelOf(kinds, search.kind) }),
          editor: (close) => (
            <Select
              label={words.what}
              data={kinds}
              value={search.kind ?? null}
              comboboxProps={{ withinPortal: false }}
              onChange={(kind) => {
                go(kind === null ? without('kind') : { ...search, kind });
                close();
              }}
            />
          ),
        },
        {
          key: 'period',
          name: words.when,
          ...(search.from === undefined && search.last === undefined ? {} : { chosen: period }),
          editor: () => (
            <div className={styles.days}>
              <DayInput
                label={words.since}
                value={search.from ?? null}
                onChange={(from) => go(from === null ? without('from') : { ...search, from })}
              />
              <DayInput
                label={words.until}
                value={search.last ?? null}
                onChange={(last) => go(last === null ? without('last') : { ...search, last })}
              />
            </div>
          ),
        },
      ]}
      onRemove={(key) => go(key === 'period' ? without('from', 'last') : without(key as keyof HistorySearch))}
      onClear={() => go({})}
    />
  );
}
