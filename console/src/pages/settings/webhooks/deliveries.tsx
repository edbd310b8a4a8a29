import { Button, SegmentedControl } from '@mantine/core';
import type { DeliveryState, WebhookDelivery } from '@peyvand/sdk/webhooks';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { DeliveryDetail } from './delivery-detail.tsx';
import { webhookWords } from './words.ts';

const states = ['all', 'waiting', 'delivered', 'failed'] as const;
const tones = { waiting: 'info', delivered: 'good', failed: 'bad' } as const;
const everySeconds = 3;

/** Something is still to come: a delivery waits, or none has been made yet. */
function isOpenEnded(items: readonly WebhookDelivery[] | undefined): boolean {
  return items !== undefined && (items.length === 0 || items.some((item) => item.state === 'waiting'));
}

/** What was sent to one address, newest first; looked at anew while something waits. */
export function Deliveries({ endpointId }: { readonly endpointId: string }) {
  const words = useWords(webhookWords);
  const show = useShow();
  const [state, setState] = useState<(typeof states)[number]>('all');
  const [shown, setShown] = useState<string | null>(null);
  const wanted: DeliveryState | undefined = state === 'all' ? undefined : state;
  const deliveries = useInfiniteQuery({
    queryKey: keys.webhooks.deliveriesOf(endpointId, wanted),
    queryFn: ({ pageParam }) => staff.webhooks.deliveries(endpointId, wanted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    refetchInterval: (query) => (isOpenEnded(query.state.data?.pages[0]?.items) ? everySeconds * 1000 : false),
  });
  const stale = [keys.webhooks.deliveries, keys.webhooks.all];
  const replay = useAct(({ id }: WebhookDelivery, key) => staff.webhooks.replay(endpointId, id, { key }), {
    stale,
    says: words.replayed,
  });
  const replayFailed = useAct((_: undefined, key) => staff.webhooks.replayFailed(endpointId, { key }), {
    stale,
    says: ({ replayed }) => words.replayedMany(show.number(replayed)),
  });
  const items = deliveries.data?.pages.flatMap((page) => page.items);
  return (
    <Card
      title={words.deliveries}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          loading={replayFailed.isPending}
          onClick={() => replayFailed.mutate()}
        >
          {words.replayFailed}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={words.deliveries}
        value={state}
        data={states.map((one) => ({ value: one, label: words.states[one] }))}
        onChange={(chosen) => setState(chosen as (typeof states)[number])}
      />
      {deliveries.isError && items === undefined ? (
        <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      ) : items === undefined ? (
        <Skeletons of="rows" count={4} />
      ) : items.length === 0 ? (
        <p className={styles.hint}>{words.noDeliveries}</p>
      ) : (
        <Rows label={words.deliveries}>
          {items.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              onReplay={() => replay.mutate(delivery)}
              onOpen={() => setShown(delivery.id)}
            />
          ))}
        </Rows>
      )}
      {deliveries.hasNextPage && (
        <Button
          variant="default"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          {words.more}
        </Button>
      )}
      <DeliveryDetail endpointId={endpointId} deliveryId={shown} onClose={() => setShown(null)} />
    </Card>
  );
}

interface DeliveryRowProps {
  readonly delivery: WebhookDelivery;
  readonly onReplay: () => void;
  readonly onOpen: () => void;
}

function DeliveryRow({ delivery, onReplay, onOpen }: DeliveryRowProps) {
  const words = useWords(webhookWords);
  const show = useShow();
  const { language } = useReader();
  const { eventType, eventWords, state, attempts, nextAt, lastStatus, lastError, createdAt } = delivery;
  const parts = [
    { key: 'at', part: show.instant(createdAt) },
    ...(attempts === 0 ? [] : [{ key: 'attempts', part: words.attempts(show.number(attempts)) }]),
    ...(lastStatus === null ? [] : [{ key: 'status', part: words.status(String(lastStatus)) }]),
    ...(lastError === null ? [] : [{ key: 'error', part: <bdi dir="auto">{lastError}</bdi> }]),
    ...(state === 'waiting' && nextAt !== null ? [{ key: 'next', part: words.next(show.instant(nextAt)) }] : []),
  ];
  return (
    <Row
      title={eventWords === null ? <bdi dir="ltr">{eventType}</bdi> : eventWords[language]}
      chips={<Chip tone={tones[state]}>{words.states[state]}</Chip>}
      facts={<Dotted parts={parts} />}
      actions={
        <>
          <Button variant="subtle" color="neutral" size="compact-sm" onClick={onOpen}>
            {words.details}
          </Button>
          {state !== 'waiting' && (
            <Button variant="subtle" size="compact-sm" onClick={onReplay}>
              {words.replay}
            </Button>
          )}
        </>
      }
    />
  );
}
