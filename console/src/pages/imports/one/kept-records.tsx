import { Button } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';
import styles from '../imports.module.css';
import { useKindName } from '../kind-name.ts';
import { importWords } from '../words.ts';

/** What an undo left alone, and why; customers can be opened. */
export function KeptRecords({ view }: { readonly view: ImportView }) {
  const words = useWords(importWords);
  const { result } = words;
  const reasons: Readonly<Record<string, string>> = result.keptReasons;
  const show = useShow();
  const kindName = useKindName();
  const kept = useInfiniteQuery({
    queryKey: keys.imports.kept(view.id),
    queryFn: ({ signal, pageParam }) => staff.imports.kept(view.id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = kept.data?.pages.flatMap((page) => page.items);
  return (
    <Card title={result.kept(show.number(view.undone?.kept ?? 0))}>
      {items === undefined ? (
        kept.isError ? (
          <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />
        ) : (
          <Skeletons of="rows" count={3} />
        )
      ) : (
        <>
          <ul className={styles.notes}>
            {items.map((one) => (
              <li key={`${one.kind} ${one.recordId}`}>
                {one.kind === 'customers' ? (
                  <a href={`/customers/${one.recordId}`}>{kindName(one.kind)}</a>
                ) : (
                  kindName(one.kind)
                )}{' '}
                · {reasons[one.reason] ?? one.reason}
              </li>
            ))}
          </ul>
          {kept.hasNextPage && (
            <Button variant="subtle" size="compact-sm" onClick={() => void kept.fetchNextPage()}>
              {words.more}
            </Button>
          )}
        </>
      )}
    </Card>
  );
}
