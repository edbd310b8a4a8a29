import { Button } from '@mantine/core';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import type { ReactNode } from 'react';
import styles from './paged.module.css';
import type { usePages } from './use-pages.ts';

interface PagedListProps<T> {
  readonly pages: ReturnType<typeof usePages<T>>;
  readonly empty: ReactNode;
  /** The button that brings the next page. */
  readonly more: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** What every list that is read page after page shares: waiting, failed, empty, and the way to the next page. */
export function PagedList<T>({ pages, empty, more, children }: PagedListProps<T>) {
  if (pages.items === undefined)
    return pages.error === null ? (
      <Skeletons of="rows" count={6} />
    ) : (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
    );
  if (pages.items.length === 0) return <>{empty}</>;
  return (
    <>
      {children(pages.items)}
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {more}
          </Button>
        </div>
      )}
    </>
  );
}
