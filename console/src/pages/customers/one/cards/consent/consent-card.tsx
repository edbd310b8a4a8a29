import { Button, SegmentedControl, Select, Tooltip } from '@mantine/core';
import {
  type ConsentChannel,
  type ConsentPurpose,
  type ConsentState,
  consentChannels,
  consentPurposes,
} from '@peyvand/sdk/customer-page';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Chip, type Tone } from '@peyvand/ui/show/chip.tsx';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import styles from '../../side.module.css';
import { consentWords } from './words.ts';

/** What she allows, purpose by purpose: a chip a channel, with the reason in its tooltip. */
export function ConsentCard({ customerId }: { readonly customerId: string }) {
  const words = useWords(consentWords);
  const mayRead = useRight('consent.read');
  const mayWrite = useRight('consent.write');
  const [open, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: keys.customer.consents(customerId),
    queryFn: ({ signal }) => staff.customerPage.consents(customerId, signal),
    enabled: mayRead,
  });
  if (data === undefined) return null;
  return (
    <Card
      title={words.title}
      aside={
        mayWrite && (
          <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
            {words.change}
          </Button>
        )
      }
    >
      <dl className={styles.consents}>
        {consentPurposes.map((purpose) => (
          <Purpose key={purpose} purpose={purpose} states={data.current.filter((one) => one.purpose === purpose)} />
        ))}
      </dl>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.changeTitle}>
        <ConsentForm customerId={customerId} onSaved={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

/** A purpose in one line: channels that she allowed or forbade; what nobody asked is said in a word. */
function Purpose({ purpose, states }: { readonly purpose: ConsentPurpose; readonly states: readonly ConsentState[] }) {
  const words = useWords(consentWords);
  const told = states.filter(({ reason }) => reason !== 'not-asked' && reason !== 'unreachable');
  return (
    <div className={styles.consent}>
      <dt className={styles.second}>{words.purposes[purpose]}</dt>
      <dd className={styles.tags}>
        {told.length === 0 ? (
          <span className={styles.quiet}>{words.reasons['not-asked']}</span>
        ) : (
          told.map((state) => <StateChip key={state.channel} state={state} />)
        )}
      </dd>
    </div>
  );
}

const toneOf = ({ allowed, reason }: ConsentState): Tone =>
  allowed ? 'good' : reason === 'withdrawn' || reason === 'suppressed' ? 'bad' : 'neutral';

function StateChip({ state }: { readonly state: ConsentState }) {
  const words = useWords(consentWords);
  const channel = words.channels[state.channel];
  return (
    <Tooltip label={words.reasons[state.reason]} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.chipButton} aria-label={`${channel}: ${words.reasons[state.reason]}`}>
        <Chip tone={toneOf(state)} icon={state.allowed ? <IconCheck /> : <IconX />}>
          {channel}
        </Chip>
      </button>
    </Tooltip>
  );
}

function ConsentForm({ customerId, onSaved }: { readonly customerId: string; readonly onSaved: () => void }) {
  const words = useWords(consentWords);
  const [purpose, setPurpose] = useState<ConsentPurpose>('marketing');
  const [channel, setChannel] = useState<ConsentChannel | 'any'>('sms');
  const [state, setState] = useState<'granted' | 'withdrawn'>('granted');
  const [source, setSource] = useState<'person' | 'staff'>('staff');
  const wish = { purpose, channel, state, source };
  const save = useAct((given: typeof wish, key) => staff.customerPage.recordConsent(customerId, given, { key }), {
    stale: [keys.customer.of(customerId)],
    says: words.saved,
    onDone: onSaved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wish);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <SegmentedControl
        aria-label={words.stateTitle}
        value={state}
        data={[
          { value: 'granted', label: words.grant },
          { value: 'withdrawn', label: words.withdraw },
        ]}
        onChange={(value) => setState(value === 'withdrawn' ? 'withdrawn' : 'granted')}
      />
      <div className={styles.pair}>
        <Select
          label={words.purposeTitle}
          allowDeselect={false}
          value={purpose}
          data={consentPurposes.map((value) => ({ value, label: words.purposes[value] }))}
          onChange={(value) => setPurpose(consentPurposes.find((one) => one === value) ?? 'marketing')}
        />
        <Select
          label={words.channelTitle}
          allowDeselect={false}
          value={channel}
          data={[
            { value: 'any', label: words.any },
            ...consentChannels.map((value) => ({ value, label: words.channels[value] })),
          ]}
          onChange={(value) => setChannel(consentChannels.find((one) => one === value) ?? 'any')}
        />
      </div>
      <Select
        label={words.who}
        allowDeselect={false}
        value={source}
        data={(['staff', 'person'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(value) => setSource(value === 'person' ? 'person' : 'staff')}
      />
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
