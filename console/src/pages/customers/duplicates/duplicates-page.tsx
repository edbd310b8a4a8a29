import { Button } from '@mantine/core';
import type { Duplicate } from '@peyvand/sdk/customers';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { staff } from '../../../server.ts';
import { useSession } from '../../../session/session.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { KeptApartPairs } from '../../../shared/kept-apart/kept-apart-pairs.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { CustomerPicker } from '../customer-picker.tsx';
import styles from './duplicates.module.css';
import { PairCard } from './pair-card.tsx';
import { duplicateWords } from './words.ts';

const route = getRouteApi('/inside/customers/duplicates');

/** The merge screen: all likely pairs, those of one customer, or two that somebody chose. */
export function DuplicatesPage() {
  const words = useWords(duplicateWords);
  const shared = useWords(customerWords);
  const search = route.useSearch();
  usePageTitle(words.title);
  return (
    <>
      <PageHeader
        title={words.title}
        path={[{ key: 'list', step: <Link to="/customers">{shared.customers}</Link> }]}
        facts={<Intro />}
      />
      {search.pair !== undefined ? (
        <ChosenPair ids={search.pair} />
      ) : search.with !== undefined ? (
        <div className={styles.pairs}>
          <PickOther customerId={search.with} open={search.pick === true} />
          <PairsOf customerId={search.with} />
        </div>
      ) : (
        <AllPairs />
      )}
    </>
  );
}

const keyOf = (pair: Duplicate) => `${pair.first.id} ${pair.second.id}`;

function Pairs({ pairs, empty }: { readonly pairs: readonly Duplicate[]; readonly empty: ReactNode }) {
  return pairs.length === 0 ? (
    <Card>{empty}</Card>
  ) : (
    <div className={styles.pairs}>
      {pairs.map((pair) => (
        <PairCard key={keyOf(pair)} pair={pair} />
      ))}
    </div>
  );
}

/** How many pairs wait, and what a merge does. */
function Intro() {
  const words = useWords(duplicateWords);
  const show = useShow();
  const { data } = useQuery({
    queryKey: keys.customers.duplicatesCount,
    queryFn: ({ signal }) => staff.customers.duplicateCount(signal),
  });
  const told = data === undefined ? '' : words.waiting(show.number(data.count), show.number(data.keptApart), data.more);
  return (
    <>
      {told} {words.intro}
    </>
  );
}

/** Picks whoever is the same person, whatever the name: two people with different names can be brought together too. */
function PickOther({ customerId, open }: { readonly customerId: string; readonly open: boolean }) {
  const words = useWords(duplicateWords);
  const navigate = useNavigate();
  const { data: customer } = useQuery({
    queryKey: keys.customer.itself(customerId),
    queryFn: ({ signal }) => staff.customers.read(customerId, signal),
  });
  if (customer === undefined) return null;
  return (
    <Card>
      <CustomerPicker
        label={words.pick(customer.name)}
        placeholder={words.pickHint}
        kind={customer.kind}
        without={[customer.id]}
        value={null}
        autoFocus={open}
        onChoose={(picked) => {
          if (picked !== null)
            void navigate({ to: '/customers/duplicates', search: { pair: [customer.id, picked.id] } });
        }}
      />
    </Card>
  );
}

function AllPairs() {
  const words = useWords(duplicateWords);
  const { scope } = useSession();
  const pages = useInfiniteQuery({
    queryKey: keys.customers.duplicates,
    queryFn: ({ pageParam, signal }) => staff.customers.duplicates(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const pairs = pages.data?.pages.flatMap((page) => page.items);
  if (pairs === undefined)
    return pages.error === null ? (
      <Skeletons of="cards" count={4} />
    ) : (
      <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
    );
  return (
    <>
      <div className={styles.pairs}>
        <KeptApartPairs />
        <Pairs
          pairs={pairs}
          empty={
            <EmptyState icon={<IconUsersGroup stroke={1.7} />} title={scope === 'all' ? words.empty : words.emptyScope}>
              {words.emptyText}
            </EmptyState>
          }
        />
      </div>
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

function PairsOf({ customerId }: { readonly customerId: string }) {
  const words = useWords(duplicateWords);
  const { data, error, refetch } = useQuery({
    queryKey: keys.customers.duplicatesOf(customerId),
    queryFn: ({ signal }) => staff.customers.duplicatesOf(customerId, signal),
  });
  if (data === undefined)
    return error === null ? (
      <Skeletons of="cards" count={2} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    );
  return (
    <Pairs
      pairs={data}
      empty={
        <EmptyState
          icon={<IconUsersGroup stroke={1.7} />}
          title={words.emptyOne}
          actions={
            <Button variant="default" renderRoot={(props) => <Link to="/customers" {...props} />}>
              {words.toList}
            </Button>
          }
        >
          {words.emptyOneText}
        </EmptyState>
      }
    />
  );
}

function ChosenPair({ ids }: { readonly ids: readonly [string, string] }) {
  const read = useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.customer.itself(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => staff.customers.read(id, signal),
    })),
  });
  const [first, second] = read.map((one) => one.data);
  const failed = read.find((one) => one.error !== null);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (first === undefined || second === undefined) return <Skeletons of="cards" count={2} />;
  // A merged id answers with the survivor: then the two are one already.
  if (first.id === second.id) return <PairsOf customerId={first.id} />;
  return <PairCard pair={{ first, second, score: 0, reasons: [] }} chosen />;
}
