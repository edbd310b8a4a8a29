import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { newKey } from '@peyvand/sdk/client';
import type { CustomerView } from '@peyvand/sdk/customers';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconBookmarkPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queries, staff } from '../../../server.ts';
import styles from './list.module.css';
import { type ListSearch, sameView, searchOfView, viewOf } from './list-search.ts';
import { listWords } from './words.ts';

const viewsQuery = {
  queryKey: ['customer-views'],
  queryFn: ({ signal }: { signal: AbortSignal }) => staff.customers.views(signal),
  staleTime: 5 * 60_000,
};

/** Views over the list: those every shop asks for, then the team's own. Each is nothing but an address. */
export function ViewsBar({
  search,
  columns,
  onOpen,
}: {
  readonly search: ListSearch;
  /** Keys of all columns, in their order. */
  readonly columns: readonly string[];
  readonly onOpen: (view: ListSearch) => void;
}) {
  const words = useWords(listWords).views;
  const tell = useTell();
  const views = useQuery(viewsQuery);
  const ready: readonly { key: string; name: string; view: ListSearch }[] = [
    { key: 'all', name: words.all, view: {} },
    { key: 'champions', name: words.champions, view: { segment: 'rfm:champions', sort: 'net' } },
    { key: 'quiet', name: words.quiet, view: { segment: 'rfm:cannot-lose', sort: 'net' } },
    { key: 'once', name: words.once, view: { ordersMin: 1, ordersMax: 1, sort: 'last-purchase' } },
    { key: 'never', name: words.never, view: { never: true } },
  ];
  const own = (views.data ?? []).map((view) => ({ ...view, view: searchOfView(view.definition, columns) }));
  const known = [...ready, ...own].some(({ view }) => sameView(view, search));
  const restore = useMutation({
    mutationFn: (view: CustomerView) =>
      staff.customers.saveView({ name: view.name, shared: view.shared, definition: view.definition }),
    onSuccess: () => queries.invalidateQueries({ queryKey: viewsQuery.queryKey }),
    onError: tell.failed,
  });
  const remove = useMutation({
    mutationFn: (view: CustomerView) => staff.customers.removeView(view.id),
    onSuccess: (_, view) => {
      tell.done(words.removed(view.name), () => restore.mutate(view));
      return queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
    onError: tell.failed,
  });
  return (
    <nav className={styles.views} aria-label={words.label}>
      {ready.map(({ key, name, view }) => (
        <button
          key={key}
          type="button"
          className={styles.view}
          aria-pressed={sameView(view, search)}
          onClick={() => onOpen(view)}
        >
          {name}
        </button>
      ))}
      {own.map(({ view, ...one }) => {
        const open = sameView(view, search);
        return (
          <span key={one.id} className={styles.ownView}>
            <button type="button" className={styles.view} aria-pressed={open} onClick={() => onOpen(view)}>
              <bdi>{one.name}</bdi>
            </button>
            {open && one.own && (
              <ActionIcon size="sm" aria-label={words.remove(one.name)} onClick={() => remove.mutate(one)}>
                <IconX size={14} />
              </ActionIcon>
            )}
          </span>
        );
      })}
      {!known && <SaveView search={search} columns={columns} />}
    </nav>
  );
}

function SaveView({ search, columns }: { readonly search: ListSearch; readonly columns: readonly string[] }) {
  const words = useWords(listWords).views;
  const tell = useTell();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(true);
  const [key, setKey] = useState(newKey);
  const save = useMutation({
    mutationFn: () =>
      staff.customers.saveView({ name: name.trim(), shared, definition: viewOf(search, columns) }, { key }),
    onSuccess: () => {
      setOpen(false);
      setName('');
      setKey(newKey());
      tell.done(words.saved(name.trim()));
      return queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
    onError: tell.failed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconBookmarkPlus size={15} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.save}>
        <form className={styles.small} onSubmit={submit}>
          <TextInput
            label={words.saveAs}
            description={words.saveHint}
            placeholder={words.sample}
            dir="auto"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox label={words.share} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Button type="submit" size="xs" loading={save.isPending} disabled={name.trim() === ''}>
            {words.saveAct}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
