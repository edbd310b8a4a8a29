import { Button } from '@mantine/core';
import type { WebhookEndpoint } from '@peyvand/sdk/webhooks';
import { ConfirmDialog } from '@peyvand/ui/feedback/confirm-dialog.tsx';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import { Deliveries } from './deliveries.tsx';
import { EndpointChips } from './endpoint-chips.tsx';
import { EndpointPanel, SecretShown } from './endpoint-panel.tsx';
import { webhookWords } from './words.ts';

/** One webhook: its state, what can be done with it, and what was sent. */
export function WebhookPage() {
  const words = useWords(webhookWords);
  const { id } = useParams({ from: '/inside/settings/webhooks/$id' });
  const endpoints = useQuery({ queryKey: keys.webhooks.all, queryFn: staff.webhooks.list, staleTime: 0 });
  usePageTitle(words.title);
  const endpoint = endpoints.data?.items.find((one) => one.id === id);
  if (endpoints.isError) return <ErrorState error={endpoints.error} onRetry={() => void endpoints.refetch()} />;
  if (endpoints.data === undefined) return <Skeletons of="rows" count={6} />;
  const path = [
    {
      key: 'webhooks',
      step: <Link to="/settings/webhooks">{words.back}</Link>,
    },
  ];
  if (endpoint === undefined) return <PageHeader title={words.none} path={path} />;
  return (
    <>
      <PageHeader
        title={<bdi dir="ltr">{endpoint.url}</bdi>}
        path={path}
        chips={<EndpointChips endpoint={endpoint} />}
        facts={<bdi>{endpoint.description}</bdi>}
      />
      <Acts endpoint={endpoint} />
      <Deliveries endpointId={endpoint.id} />
    </>
  );
}

type Open = 'edit' | 'secret' | 'remove' | null;

function Acts({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const words = useWords(webhookWords);
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { id, on } = endpoint;
  const turn = useAct((next: boolean) => staff.webhooks.change(id, { on: next }), {
    stale: [keys.webhooks.all],
    says: (_, next) => (next ? words.turnedOn : words.turnedOff),
    undo: (next) => staff.webhooks.change(id, { on: !next }),
  });
  const test = useAct((_: undefined, key) => staff.webhooks.test(id, { key }), {
    stale: [keys.webhooks.all, keys.webhooks.deliveries],
    says: words.tested,
  });
  const renew = useAct((_: undefined, key) => staff.webhooks.renewSecret(id, { key }), {
    stale: [],
    onDone: () => setOpen('secret'),
  });
  const remove = useAct(() => staff.webhooks.remove(id), {
    stale: [keys.webhooks.all],
    says: words.removed,
    onDone: () => void navigate({ to: '/settings/webhooks' }),
  });
  return (
    <Card>
      <Button.Group>
        {on && (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {words.test}
          </Button>
        )}
        <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate(!on)}>
          {on ? words.turnOff : words.turnOn}
        </Button>
        <Button variant="default" onClick={() => setOpen('edit')}>
          {words.edit}
        </Button>
        <Button variant="default" loading={renew.isPending} title={words.renewSays} onClick={() => renew.mutate()}>
          {words.renew}
        </Button>
        <Button variant="default" onClick={() => setOpen('remove')}>
          {words.remove}
        </Button>
      </Button.Group>
      <EndpointPanel open={open === 'edit'} endpoint={endpoint} onClose={close} />
      <SidePanel open={open === 'secret'} onClose={close} title={words.renew}>
        {renew.data !== undefined && <SecretShown secret={renew.data.secret} onClose={close} />}
      </SidePanel>
      <ConfirmDialog
        open={open === 'remove'}
        onClose={close}
        question={words.removeAsk}
        act={words.remove}
        busy={remove.isPending}
        onAct={() => remove.mutate(undefined)}
      >
        {words.removeSays}
      </ConfirmDialog>
    </Card>
  );
}
