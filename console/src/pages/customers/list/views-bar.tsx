import { ActionIcon, Button, Checkbox, Menu, Popover, TextInput } from '@mantine/core';
import type { CustomerView } from '@peyvand/sdk/customers';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconBookmarkPlus, IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { keys } from '../../../shared/query-keys.ts';
import styles from './list.module.css';
import { type ListSearch, sameView, searchOfView, viewOf } from './list-search.ts';
import { listWords } from './words.ts';

const viewsQuery = {
  queryKey: keys.customers.views,
  queryFn: ({ signal }: { signal: AbortSignal }) => staff.customers.views(signal),
  staleTime: 5 * 60_000,
};

type NewView = Parameters<typeof staff.customers.saveView>[0];

/** Longer names would push the others out of sight; the server takes a hundred. */
const longestName = 60;

/** Views over the list: those every shop asks for, then the team's own. Each is nothing but an address. */
export function ViewsBar({
  search,
  onOpen,
}: {
  readonly search: ListSearch;
  readonly onOpen: (view: ListSearch) => void;
}) {
  const words = useWords(listWords).views;
  const views = useQuery(viewsQuery);
  const ready: readonly { key: string; name: string; view: ListSearch }[] = [
    { key: 'all', name: words.all, view: {} },
    { key: 'champions', name: words.champions, view: { segment: 'rfm:champions', sort: 'net' } },
    { key: 'quiet', name: words.quiet, view: { segment: 'rfm:cannot-lose', sort: 'net' } },
    { key: 'once', name: words.once, view: { ordersMin: 1, ordersMax: 1, sort: 'last-purchase' } },
    { key: 'never', name: words.never, view: { never: true } },
  ];
  const own = (views.data ?? []).map((one) => ({ ...one, view: searchOfView(one.definition) }));
  const known = [...ready, ...own].some(({ view }) => sameView(view, search));
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
            <button
              type="button"
              className={styles.view}
              aria-pressed={open}
              title={one.name}
              onClick={() => onOpen(view)}
            >
              <bdi className={styles.viewName}>{one.name}</bdi>
            </button>
            {open && one.own && <ViewActs view={one} />}
          </span>
        );
      })}
      {!known && <SaveView search={search} />}
    </nav>
  );
}

/** What its maker can do with a view: give it another name, or take it away and have it back. */
function ViewActs({ view }: { readonly view: CustomerView }) {
  const words = useWords(listWords).views;
  const [naming, setNaming] = useState(false);
  const stale = [keys.customers.views];
  const remove = useAct(() => staff.customers.removeView(view.id), {
    stale,
    says: words.removed(view.name),
    undo: () => staff.customers.restoreView(view.id),
  });
  const rename = useAct((name: string) => staff.customers.changeView(view.id, { name }), {
    stale,
    says: (_, name) => words.renamed(name),
    onDone: () => setNaming(false),
  });
  return (
    <Popover opened={naming} onChange={setNaming} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <span>
          <Menu position="bottom-start" withinPortal>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={words.more}>
                <IconChevronDown size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setNaming(true)}>
                {words.rename}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
                {words.remove}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.rename}>
        <NameForm name={view.name} act={words.rename} busy={rename.isPending} onName={(name) => rename.mutate(name)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveView({ search }: { readonly search: ListSearch }) {
  const words = useWords(listWords).views;
  const [open, setOpen] = useState(false);
  const [shared, setShared] = useState(true);
  const save = useAct((wish: NewView, key) => staff.customers.saveView(wish, { key }), {
    stale: [keys.customers.views],
    says: (_, { name }) => words.saved(name),
    onDone: () => setOpen(false),
  });
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
        <NameForm
          name=""
          hint={words.saveHint}
          act={words.saveAct}
          busy={save.isPending}
          onName={(name) => save.mutate({ name, shared, definition: viewOf(search) })}
        >
          <Checkbox label={words.share} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        </NameForm>
      </Popover.Dropdown>
    </Popover>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly hint?: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly children?: ReactNode;
}

/** The name of a view, said to be too long rather than cut. */
function NameForm({ name, hint, act, busy, onName, children }: NameFormProps) {
  const words = useWords(listWords).views;
  const show = useShow();
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const check = useCheck({
    name: wanted === '' ? words.nameless : [...wanted].length > longestName && words.tooLong(show.number(longestName)),
  });
  return (
    <form className={styles.small} {...check.form(() => onName(wanted))}>
      <TextInput
        label={words.saveAs}
        description={hint}
        placeholder={words.sample}
        dir="auto"
        value={typed}
        error={check.error('name')}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {children}
      <Button type="submit" size="xs" loading={busy}>
        {act}
      </Button>
    </form>
  );
}
