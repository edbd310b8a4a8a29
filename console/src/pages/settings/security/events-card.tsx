import { Button } from '@mantine/core';
import type { SecurityEvent } from '@peyvand/sdk/security';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconShieldLock } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries, staff } from '../../../server.ts';
import { Dotted } from '../../../shared/form/rows.tsx';
import { keys } from '../../../shared/query-keys.ts';
import styles from '../history/history.module.css';
import { securityWords } from './words.ts';

/** What touched the security of the business, newest first. Whoever has it before her has seen it: the mark in the menu goes. */
export function EventsCard() {
  const words = useWords(securityWords);
  const events = useInfiniteQuery({
    queryKey: keys.security.events,
    queryFn: ({ pageParam }) => staff.security.list(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const first = events.data?.pages[0];
  const newest = first?.items[0]?.at;
  const unseen = (first?.unseen ?? 0) > 0;
  useEffect(() => {
    // the list itself keeps its marks until it is read anew
    if (unseen && newest !== undefined)
      staff.security.seen(newest).then(
        () => queries.invalidateQueries({ queryKey: keys.security.unseen }),
        // the mark stays: that is what it is for
        () => undefined,
      );
  }, [unseen, newest]);
  const items = events.data?.pages.flatMap((page) => page.items);
  return (
    <Card title={words.list} hint={words.listSays}>
      {events.isError && items === undefined ? (
        <ErrorState error={events.error} onRetry={() => void events.refetch()} />
      ) : items === undefined ? (
        <Skeletons of="rows" count={6} />
      ) : items.length === 0 ? (
        <EmptyState icon={<IconShieldLock stroke={1.7} />} title={words.none}>
          {words.noneSays}
        </EmptyState>
      ) : (
        <ol className={styles.entries} aria-label={words.list}>
          {items.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ol>
      )}
      {events.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Entry({ event }: { readonly event: SecurityEvent }) {
  const words = useWords(securityWords);
  const { language } = useReader();
  const show = useShow();
  const by = useBy(event);
  const { device } = event.after;
  const parts = [
    { key: 'by', part: <bdi>{by}</bdi> },
    ...(event.subjectName === '' || event.subjectName === by
      ? []
      : [{ key: 'about', part: <bdi>{words.about(event.subjectName)}</bdi> }]),
    ...(typeof device === 'string' && device !== '' ? [{ key: 'device', part: <bdi dir="ltr">{device}</bdi> }] : []),
    ...(event.times > 1 ? [{ key: 'times', part: words.times(show.number(event.times)) }] : []),
  ];
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <span className={styles.action}>{event.title[language]}</span>
        {event.unseen && <Chip tone="warn">{words.fresh}</Chip>}
        <time className={styles.when} dateTime={event.at}>
          {show.instant(event.at)}
        </time>
      </div>
      <p className={styles.who}>
        <Dotted parts={parts} />
      </p>
    </li>
  );
}

/** Who did it, in a word. */
function useBy({ actor, actorName }: SecurityEvent): string {
  const words = useWords(securityWords);
  if (actorName !== '') return actorName;
  const kind = actor.split(':')[0];
  if (kind === 'operator') return words.operator;
  if (kind === 'public') return words.outside;
  if (kind === 'token') return words.token;
  return kind === 'user' ? words.someone : words.system;
}
