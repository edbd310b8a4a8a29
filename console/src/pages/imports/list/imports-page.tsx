import { Button } from '@mantine/core';
import type { ImportView } from '@peyvand/sdk/imports';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconFileImport, IconFileSpreadsheet } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRight } from '../../../session/session.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { importListQuery, isBusy } from '../import-queries.ts';
import styles from '../imports.module.css';
import { useKindName } from '../kind-name.ts';
import { joinParts, useResultParts, useUndoneSentence } from '../result-sentence.ts';
import { StateChip } from '../state-chip.tsx';
import { importWords } from '../words.ts';

/** All files that were brought in, newest first, with what each of them did. */
export function ImportsPage() {
  const words = useWords(importWords);
  usePageTitle(words.title);
  const mayWrite = useRight('imports.write');
  const list = useInfiniteQuery(importListQuery);
  const items = list.data?.pages.flatMap((page) => page.items);
  const add = mayWrite && (
    <Button component={Link} to="/imports/new" leftSection={<IconFileImport size={17} />}>
      {words.add}
    </Button>
  );
  let content: ReactNode;
  if (items === undefined)
    content = list.isError ? (
      <ErrorState error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <Skeletons of="rows" count={6} />
    );
  else if (items.length === 0)
    content = (
      <EmptyState
        icon={<IconFileSpreadsheet stroke={1.6} />}
        title={mayWrite ? words.empty.title : words.empty.titleOnly}
        actions={add}
      >
        {mayWrite ? words.empty.text : words.empty.textOnly}
      </EmptyState>
    );
  else
    content = (
      <>
        <ul className={styles.list}>
          {items.map((one) => (
            <ImportLine key={one.id} view={one} />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {words.more}
            </Button>
          </div>
        )}
      </>
    );
  return (
    <>
      <PageHeader
        title={words.title}
        facts={words.lead}
        {...(items === undefined || items.length === 0 ? {} : { actions: add })}
      />
      <Card flush>{content}</Card>
    </>
  );
}

function ImportLine({ view }: { readonly view: ImportView }) {
  const { time, result } = useWords(importWords);
  const show = useShow();
  const { language } = useReader();
  const kindName = useKindName();
  const parts = useResultParts();
  const sayUndone = useUndoneSentence();
  const rows = show.number(view.rows);
  const says = {
    done: () => joinParts(parts(view), language),
    cancelled: () => result.cancelled(rows),
    failed: () => result.failed(rows),
    undone: () => (view.undone === null ? '' : sayUndone(view.undone)),
  };
  const sentence = Object.entries(says).find(([state]) => state === view.state)?.[1]() ?? '';
  return (
    <li>
      <Link to="/imports/$id" params={{ id: view.id }} className={styles.line}>
        <span className={styles.lineHead}>
          <bdi className={styles.file}>{view.fileName}</bdi>
          <StateChip state={view.state} />
        </span>
        <span className={styles.second}>
          {kindName(view.kind)} · {time.sent(show.ago(view.createdAt, new Date()))}
        </span>
        {sentence !== '' && <span className={styles.says}>{sentence}</span>}
        {isBusy(view.state) && (
          <progress className={styles.progress} max={1} value={view.progress} aria-label={view.fileName} />
        )}
      </Link>
    </li>
  );
}
