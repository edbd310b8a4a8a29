import { Button, TextInput } from '@mantine/core';
import type { WebhookEndpoint, WebhookSecret, WebhookWish } from '@peyvand/sdk/webhooks';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { CopyField } from '../../../shared/form/copy-field.tsx';
import styles from '../../../shared/form/form.module.css';
import { Pick } from '../../../shared/form/pick.tsx';
import { keys } from '../../../shared/query-keys.ts';
import { settingsWords } from '../words.ts';
import { EventPicker } from './event-picker.tsx';
import { webhookWords } from './words.ts';

interface EndpointPanelProps {
  readonly open: boolean;
  /** The webhook to change; absent: a new one, whose secret is shown once. */
  readonly endpoint: WebhookEndpoint | undefined;
  readonly onClose: () => void;
}

/** Address, purpose and events of a webhook. */
export function EndpointPanel({ open, endpoint, onClose }: EndpointPanelProps) {
  const words = useWords(webhookWords);
  return (
    <SidePanel open={open} onClose={onClose} title={endpoint === undefined ? words.make : words.edit}>
      {open && <EndpointForm endpoint={endpoint} onClose={onClose} />}
    </SidePanel>
  );
}

/** What is wished otherwise than it was: another address asks once more who is there, another description does not. */
function differing(was: WebhookWish, wish: WebhookWish): Partial<WebhookWish> {
  const { url, description = '', eventTypes = [] } = wish;
  return {
    ...(url === was.url ? {} : { url }),
    ...(description === (was.description ?? '') ? {} : { description }),
    ...(eventTypes.join() === (was.eventTypes ?? []).join() ? {} : { eventTypes }),
  };
}

function EndpointForm({ endpoint, onClose }: Omit<EndpointPanelProps, 'open'>) {
  const words = useWords(webhookWords);
  const kit = useWords(kitWords);
  const [url, setUrl] = useState(endpoint?.url ?? 'https://');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [which, setWhich] = useState<'all' | 'some'>((endpoint?.eventTypes.length ?? 0) > 0 ? 'some' : 'all');
  const [events, setEvents] = useState<readonly string[]>(endpoint?.eventTypes ?? []);
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const wish = { url: url.trim(), description: description.trim(), eventTypes: which === 'all' ? [] : events };
  const make = useAct((given: typeof wish, key) => staff.webhooks.make(given, { key }), {
    stale: [keys.webhooks.all],
    tellsOwnFailure: true,
    onDone: setMade,
  });
  const change = useAct((given: WebhookEndpoint) => staff.webhooks.change(given.id, differing(given, wish)), {
    stale: [keys.webhooks.all],
    says: words.saved,
    undo: (given) => staff.webhooks.change(given.id, differing(wish, given)),
    tellsOwnFailure: true,
    onDone: onClose,
  });
  const check = useCheck({
    url: !/^https?:\/\/.+/.test(wish.url) && words.urlNeeded,
    events: which === 'some' && events.length === 0 && words.eventsNeeded,
  });
  if (made !== null) return <SecretShown secret={made.secret} onClose={onClose} />;
  const error = make.error ?? change.error;
  return (
    <form
      className={styles.panel}
      {...check.form(() => (endpoint === undefined ? make.mutate(wish) : change.mutate(endpoint)))}
    >
      <TextInput
        label={words.url}
        error={check.error('url')}
        description={words.urlHint}
        type="url"
        dir="ltr"
        maxLength={2000}
        required
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label={words.description}
        dir="auto"
        maxLength={300}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Pick
        label={words.which}
        value={which}
        options={[
          { value: 'all', label: words.all },
          { value: 'some', label: words.some },
        ]}
        onPick={setWhich}
      />
      {which === 'some' && <EventPicker value={events} error={check.error('events')} onChange={setEvents} />}
      <FormProblem error={error} />
      <Button type="submit" loading={make.isPending || change.isPending}>
        {kit.save}
      </Button>
    </form>
  );
}

/** A secret, this once. */
export function SecretShown({ secret, onClose }: { readonly secret: string | null; readonly onClose: () => void }) {
  const words = useWords(webhookWords);
  const { onceOnly } = useWords(settingsWords);
  return (
    <div className={styles.panel}>
      <p className={styles.warning} role="status">
        {onceOnly}
      </p>
      <CopyField label={words.secret} value={secret} hint={words.secretHint} />
      <Button onClick={onClose}>{words.close}</Button>
    </div>
  );
}
