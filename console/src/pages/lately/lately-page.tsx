import { Button, SegmentedControl } from '@mantine/core';
import type { Act } from '@peyvand/sdk/lately';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconHistory } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { staff } from '../../server.ts';
import { useAct } from '../../shared/act/use-act.ts';
import { customerWords } from '../../shared/customers/words.ts';
import { usePageTitle } from '../../shared/page-title/page-title.ts';
import { PagedList } from '../../shared/paged/paged-list.tsx';
import { usePages } from '../../shared/paged/use-pages.ts';
import { keys } from '../../shared/query-keys.ts';
import styles from './lately.module.css';
import { latelyWords } from './words.ts';

const route = getRouteApi('/inside/lately');

/** What the reader and others did lately; each act that can be taken back has its button, long after the toast is gone. */
export function LatelyPage() {
  const words = useWords(latelyWords);
  const navigate = useNavigate();
  const who = route.useSearch().who ?? 'everybody';
  usePageTitle(words.title);
  const pages = usePages(keys.lately.of(who), (cursor, signal) => staff.lately.list(who, cursor, signal), {
    staleTime: 0,
  });
  return (
    <>
      <PageHeader title={words.title} facts={words.hint} />
      <SegmentedControl
        className={styles.bar ?? ''}
        size="xs"
        aria-label={words.who}
        value={who}
        data={(['everybody', 'mine'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(chosen) =>
          void navigate({ to: '/lately', search: chosen === 'mine' ? { who: 'mine' } : {}, replace: true })
        }
      />
      <Card flush>
        <PagedList
          pages={pages}
          more={words.more}
          empty={
            <EmptyState icon={<IconHistory stroke={1.7} />} title={words.empty}>
              {words.emptyText}
            </EmptyState>
          }
        >
          {(acts) => (
            <ul className={styles.list}>
              {acts.map((act) => (
                <ActLine key={`${act.kind}/${act.id}`} act={act} />
              ))}
            </ul>
          )}
        </PagedList>
      </Card>
    </>
  );
}

function ActLine({ act }: { readonly act: Act }) {
  const words = useWords(latelyWords);
  const shared = useWords(customerWords);
  const say = useSay();
  const show = useShow();
  const title = say(act.title);
  const undo = useAct(
    (): Promise<unknown> => (act.undo === null ? Promise.resolve(null) : staff.lately.takeBack(act.undo)),
    {
      stale: [keys.everything],
      // Files and changes of many are taken back by work that goes on for a while.
      says: act.kind === 'file' || act.kind === 'many' ? words.started : words.done(title),
    },
  );
  return (
    <li className={styles.act}>
      <span>
        <span className={styles.title}>
          <bdi>{title}</bdi>
        </span>
        {act.customer !== null && (
          <>
            {' · '}
            <Link to="/customers/$id" params={{ id: act.customer.id }}>
              <bdi>{act.customer.name || shared.nameless}</bdi>
            </Link>
          </>
        )}
      </span>
      <span className={`${styles.quiet} ${styles.when}`}>
        <bdi>{act.by ?? words.program}</bdi> · <time dateTime={act.at}>{show.instant(act.at)}</time>
      </span>
      <span className={styles.end}>
        {act.undo !== null ? (
          <Button variant="default" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate()}>
            {words.undo}
          </Button>
        ) : (
          <span className={styles.quiet}>{act.undone ? words.undone : words.final}</span>
        )}
      </span>
    </li>
  );
}
