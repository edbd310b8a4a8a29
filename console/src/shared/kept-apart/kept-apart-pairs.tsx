import { Button } from '@mantine/core';
import type { KeptApart } from '@peyvand/sdk/customers';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { staff } from '../../server.ts';
import { useRight } from '../../session/session.ts';
import { useAct } from '../act/use-act.ts';
import { customerWords } from '../customers/words.ts';
import { keys } from '../query-keys.ts';
import styles from './kept-apart.module.css';
import { keptApartWords } from './words.ts';

/** People who share a phone or mail and were kept apart, with why; nothing where there are none. */
export function KeptApartPairs() {
  const words = useWords(keptApartWords);
  const { pairs } = useKeptApart(undefined);
  if (pairs.length === 0) return null;
  return (
    <Card title={words.keptApart}>
      <p className={styles.note}>{words.keptApartText}</p>
      <KeptApartList />
    </Card>
  );
}

/** The same as a bare list: of the workspace, or of one import. */
export function KeptApartList({ importId }: { readonly importId?: string }) {
  const words = useWords(keptApartWords);
  const { pages, pairs } = useKeptApart(importId);
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeletons of="rows" count={2} />;
  if (pairs.length === 0) return <p className={styles.note}>{words.keptApartDone}</p>;
  return (
    <>
      <ul className={styles.apart}>
        {pairs.map((pair) => (
          <Line key={`${pair.customer.id} ${pair.kind} ${pair.value}`} pair={pair} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={styles.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

function useKeptApart(importId: string | undefined) {
  const pages = useInfiniteQuery({
    queryKey: keys.customers.keptApart(importId ?? ''),
    queryFn: ({ pageParam, signal }) =>
      staff.customers.keptApart({ cursor: pageParam, ...(importId === undefined ? {} : { import: importId }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return { pages, pairs: pages.data?.pages.flatMap((page) => page.items) ?? [] };
}

function Line({ pair: { customer, owner, kind, value, extension, reasons } }: { readonly pair: KeptApart }) {
  const words = useWords(keptApartWords);
  const shared = useWords(customerWords);
  const show = useShow();
  const say = useSay();
  const decline = useAct(() => staff.customers.declineDuplicate(customer.id, owner?.id ?? ''), {
    stale: [keys.customers.all],
    says: words.declined,
  });
  const mayWrite = useRight('customers.write');
  const whole = extension === null ? value : `${value};ext=${extension}`;
  return (
    <li className={styles.apartLine}>
      <span>
        <Link to="/customers/$id" params={{ id: customer.id }}>
          <bdi>{customer.name || shared.nameless}</bdi>
        </Link>
        {owner !== null && (
          <>
            {' · '}
            <Link to="/customers/$id" params={{ id: owner.id }}>
              <bdi>{owner.name || shared.nameless}</bdi>
            </Link>
          </>
        )}
      </span>
      <bdi dir="ltr">{kind === 'phone' ? show.phone(whole) : value}</bdi>
      <span className={styles.reasons}>
        {reasons.map((reason) => (
          <Chip key={reason.code}>{say(reason.words)}</Chip>
        ))}
      </span>
      {owner !== null && (
        <span className={styles.foot}>
          {mayWrite && (
            <Button variant="default" size="compact-sm" disabled={decline.isPending} onClick={() => decline.mutate()}>
              {words.distinct}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            renderRoot={(props) => (
              <Link to="/customers/duplicates" search={{ pair: [owner.id, customer.id] }} {...props} />
            )}
          >
            {words.look}
          </Button>
        </span>
      )}
    </li>
  );
}
