import { Button } from '@mantine/core';
import type { OwnSession } from '@peyvand/sdk/account';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { accountWords } from './words.ts';

/** Where the reader is signed in, with a way to end each. */
export function SessionsCard() {
  const words = useWords(accountWords);
  const show = useShow();
  const sessions = useQuery({ queryKey: keys.ownSessions, queryFn: staff.account.sessions, staleTime: 0 });
  const end = useAct((session: OwnSession) => staff.account.endSession(session.id), {
    stale: [keys.ownSessions],
    says: words.ended,
  });
  const endOthers = useAct(() => staff.account.endOtherSessions(), {
    stale: [keys.ownSessions],
    says: ({ ended }) => words.endedOthers(show.number(ended)),
  });
  const items = sessions.data?.items;
  return (
    <Card title={words.sessions} hint={words.sessionsHint}>
      {sessions.isError ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : items === undefined ? (
        <Skeletons of="rows" count={2} />
      ) : (
        <>
          <Rows label={words.sessions}>
            {items.map((session) => (
              <Row
                key={session.id}
                title={<bdi>{session.device}</bdi>}
                chips={session.current && <Chip tone="good">{words.thisOne}</Chip>}
                facts={
                  <Dotted
                    parts={[
                      { key: 'since', part: words.since(show.instant(session.createdAt)) },
                      { key: 'seen', part: words.seen(show.ago(session.seenAt, new Date())) },
                    ]}
                  />
                }
                actions={
                  !session.current && (
                    <Button
                      variant="subtle"
                      color="bad"
                      size="compact-sm"
                      aria-label={words.endOf(session.device)}
                      loading={end.isPending && end.variables?.id === session.id}
                      onClick={() => end.mutate(session)}
                    >
                      {words.end}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
          {items.length > 1 && (
            <div className={styles.foot}>
              <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
                {words.endOthers}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  );
}
