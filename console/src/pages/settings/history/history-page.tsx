import { Button } from '@mantine/core';
import type { RecordedChange } from '@peyvand/sdk/audit';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { staff } from '../../../server.ts';
import { useSession } from '../../../session/session.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { saveFile } from '../../../shared/file/save-file.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { ChangeEntry } from './change-entry.tsx';
import styles from './history.module.css';
import { HistoryFilters } from './history-filters.tsx';
import { filterOf } from './history-search.ts';
import { historyWords } from './words.ts';

/** Who changed what, newest first; filtered by the address, exported as it is shown. */
export function HistoryPage() {
  const words = useWords(historyWords);
  const { workspace } = useSession();
  const search = useSearch({ from: '/inside/settings/history' });
  const filter = filterOf(search, workspace.timeZone);
  usePageTitle(words.title);
  const changes = useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam }) => staff.audit.list(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const download = useAct(() => staff.audit.export(filter), {
    stale: [],
    says: words.exported,
    onDone: (file) => saveFile(file, `changes-${workspace.slug}.csv`),
  });
  const items = changes.data?.pages.flatMap((page) => page.items);
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <PageHeader
        title={words.title}
        facts={words.facts}
        actions={
          items !== undefined &&
          items.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              loading={download.isPending}
              onClick={() => download.mutate(undefined)}
            >
              {words.export}
            </Button>
          )
        }
      />
      <HistoryFilters search={search} />
      <Card>
        {changes.isError && items === undefined ? (
          <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />
        ) : items === undefined ? (
          <Skeletons of="rows" count={8} />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconHistory stroke={1.7} />} title={filtered ? words.noneFound : words.none}>
            {filtered ? words.noneFoundSays : words.noneSays}
          </EmptyState>
        ) : (
          <Entries items={items} label={words.title} />
        )}
        {changes.hasNextPage && (
          <div className={styles.more}>
            <Button variant="default" loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
              {words.more}
            </Button>
          </div>
        )}
      </Card>
    </>
  );
}

function Entries({ items, label }: { readonly items: readonly RecordedChange[]; readonly label: string }) {
  return (
    <ol className={styles.entries} aria-label={label}>
      {items.map((change) => (
        <ChangeEntry key={change.id} change={change} all={items} />
      ))}
    </ol>
  );
}
