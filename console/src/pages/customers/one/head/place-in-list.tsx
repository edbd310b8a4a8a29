import { ActionIcon } from '@mantine/core';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useShortcut } from '@peyvand/ui/shell/shortcuts.ts';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../../../session/session.ts';
import { lastList } from '../../came-from.ts';
import { filtersOf, usualSort } from '../../list/list-search.ts';
import { useCustomerCount, useCustomers } from '../../list/use-customers.ts';
import { pageWords } from '../words.ts';
import styles from './head.module.css';

/** Which row of the list this customer is, and the way to the row before and after it: by the arrows, or by j and k. */
export function PlaceInList({ customerId }: { readonly customerId: string }) {
  const words = useWords(pageWords).place;
  const show = useShow();
  const { calendar } = useReader();
  const { workspace } = useSession();
  const navigate = useNavigate();
  const search = lastList(workspace.id);
  const filters = filtersOf(search ?? {}, calendar);
  const list = useCustomers({ ...filters, sort: search?.sort ?? usualSort }, search !== undefined);
  const { data: count } = useCustomerCount(filters, false, search !== undefined);
  const rows = search === undefined ? [] : (list.rows ?? []);
  const at = rows.findIndex((row) => row.id === customerId);
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const nearEnd = at >= 0 && at >= rows.length - 5;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const previous = at > 0 ? rows[at - 1] : undefined;
  const next = at >= 0 ? rows[at + 1] : undefined;
  const go = (row: { readonly id: string } | undefined) =>
    row !== undefined && void navigate({ to: '/customers/$id', params: { id: row.id }, replace: true });
  useShortcut('j', () => go(next));
  useShortcut('k', () => go(previous));
  if (at < 0 || count === undefined) return null;
  const all = show.number(count.count);
  return (
    <span className={styles.place}>
      <span>{count.more ? words.atOfMore(show.number(at + 1), all) : words.at(show.number(at + 1), all)}</span>
      <ActionIcon
        size="sm"
        aria-label={words.previous}
        aria-keyshortcuts="k"
        title={`${words.previous} (K)`}
        disabled={previous === undefined}
        onClick={() => go(previous)}
      >
        <IconChevronUp size={15} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={words.next}
        aria-keyshortcuts="j"
        title={`${words.next} (J)`}
        disabled={next === undefined}
        onClick={() => go(next)}
      >
        <IconChevronDown size={15} />
      </ActionIcon>
    </span>
  );
}
