import { Button } from '@mantine/core';
import type { WebhookEndpoint } from '@peyvand/sdk/webhooks';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { staff } from '../../../server.ts';
import { Dotted, Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { EndpointChips } from './endpoint-chips.tsx';
import { EndpointPanel } from './endpoint-panel.tsx';
import { webhookWords } from './words.ts';

/** Programs that are told of events. */
export function WebhooksPage() {
  const words = useWords(webhookWords);
  const { panel } = useSearch({ from: '/inside/settings/webhooks' });
  const navigate = useNavigate();
  const endpoints = useQuery({ queryKey: keys.webhooks.all, queryFn: staff.webhooks.list, staleTime: 0 });
  usePageTitle(words.title);
  const open = (next: 'new' | undefined) =>
    void navigate({ to: '/settings/webhooks', search: next === undefined ? {} : { panel: next }, replace: true });
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => open('new')}>
      {words.make}
    </Button>
  );
  const items = endpoints.data?.items;
  return (
    <>
      <PageHeader title={words.title} facts={words.facts} actions={items?.length === 0 ? undefined : make} />
      <Card>
        {endpoints.isError ? (
          <ErrorState error={endpoints.error} onRetry={() => void endpoints.refetch()} />
        ) : items === undefined ? (
          <Skeletons of="rows" count={3} />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconWebhook stroke={1.7} />} title={words.none} actions={make}>
            {words.noneSays}
          </EmptyState>
        ) : (
          <Rows label={words.title}>
            {items.map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} />
            ))}
          </Rows>
        )}
      </Card>
      <EndpointPanel open={panel === 'new'} endpoint={undefined} onClose={() => open(undefined)} />
    </>
  );
}

function EndpointRow({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const words = useWords(webhookWords);
  const show = useShow();
  const { description, eventTypes, lastAt } = endpoint;
  const parts = [
    ...(description === '' ? [] : [{ key: 'for', part: <bdi>{description}</bdi> }]),
    {
      key: 'events',
      part: eventTypes.length === 0 ? words.allEvents : words.someEvents(show.number(eventTypes.length)),
    },
    { key: 'last', part: lastAt === null ? words.never : words.last(show.ago(lastAt, new Date())) },
  ];
  return (
    <Row
      title={<bdi dir="ltr">{endpoint.url}</bdi>}
      chips={<EndpointChips endpoint={endpoint} />}
      facts={<Dotted parts={parts} />}
      actions={
        <Button
          variant="default"
          size="compact-sm"
          renderRoot={(props) => <Link to="/settings/webhooks/$id" params={{ id: endpoint.id }} {...props} />}
        >
          {words.open}
        </Button>
      }
    />
  );
}
