import { Autocomplete, Button, Select } from '@mantine/core';
import { toDigitsOf } from '@peyvand/kernel/digits';
import { type CustomerRecord, type Reach, reachChannels } from '@peyvand/sdk/customer-page';
import type { Customer } from '@peyvand/sdk/customers';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { useAct } from '../../../../../shared/act/use-act.ts';
import { usePlaces } from '../../../../../shared/customers/use-places.ts';
import { valueWords } from '../../../../../shared/customers/value-words.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import styles from '../../side.module.css';
import { staleWith } from '../../use-record.ts';
import { preferredWords } from './preferred-words.ts';

/** How she wants to be reached: by what, when, where and in which language. */
export function PreferredReach({ record }: { readonly record: CustomerRecord }) {
  const { customer, reach } = record;
  const words = useWords(preferredWords);
  const kit = useWords(kitWords);
  const values = useWords(valueWords);
  const { comma } = useWords(customerWords);
  const clock = useClock();
  const mayWrite = useRight('customers.write');
  const [open, setOpen] = useState(false);
  const parts = [
    reach.channel === null ? '' : values.reachChannels[reach.channel],
    reach.hours === null ? '' : values.hours(clock(reach.hours.from), clock(reach.hours.to)),
    reach.branch === null ? '' : words.atBranch(reach.branch),
    customer.language === null ? '' : words.inLanguage(values.languages[customer.language]),
  ].filter((part) => part !== '');
  if (parts.length === 0 && !mayWrite) return null;
  return (
    <section className={styles.preferred} aria-label={words.title}>
      <p>
        <span className={styles.second}>{words.title}: </span>
        {parts.length === 0 ? <span className={styles.quiet}>{words.empty}</span> : <bdi>{parts.join(comma)}</bdi>}
      </p>
      {mayWrite && (
        <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
          {kit.edit}
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={words.editTitle}>
        <ReachForm record={record} onSaved={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}

interface Wish {
  readonly reach: Reach;
  readonly language: Customer['language'];
}

/** Sets what differs from what is set: the reach, and the language, which is a field of her own. */
async function setWish({ id }: Customer, now: Wish, wish: Wish): Promise<void> {
  if (JSON.stringify(now.reach) !== JSON.stringify(wish.reach)) await staff.customerPage.setReach(id, wish.reach);
  if (now.language === wish.language) return;
  const { version } = await staff.customers.read(id);
  await staff.customers.change(id, { version, language: wish.language });
}

function ReachForm({ record, onSaved }: { readonly record: CustomerRecord; readonly onSaved: () => void }) {
  const { customer } = record;
  const words = useWords(preferredWords);
  const kit = useWords(kitWords);
  const values = useWords(valueWords);
  const { branches } = usePlaces();
  const [before] = useState<Wish>(() => {
    const { channel, branch, hours } = record.reach;
    return { reach: { channel, branch, hours }, language: customer.language };
  });
  const [channel, setChannel] = useState(before.reach.channel);
  const [branch, setBranch] = useState(before.reach.branch ?? '');
  const [from, setFrom] = useState(before.reach.hours?.from ?? null);
  const [to, setTo] = useState(before.reach.hours?.to ?? null);
  const [language, setLanguage] = useState(before.language);
  const half = (from === null) !== (to === null);
  const reversed = from !== null && to !== null && from >= to;
  const wish: Wish = {
    reach: {
      channel,
      branch: branch.trim() === '' ? null : branch.trim(),
      hours: from === null || to === null ? null : { from, to },
    },
    language,
  };
  const save = useAct((given: Wish) => setWish(customer, before, given), {
    stale: staleWith(customer.id),
    says: words.saved,
    undo: (given) => setWish(customer, given, before),
    undone: words.restored,
    onDone: onSaved,
  });
  const wrongHours = half ? words.half : reversed ? words.reversed : undefined;
  const check = useCheck({ hours: wrongHours });
  const send = () => {
    if (JSON.stringify(wish) === JSON.stringify(before)) onSaved();
    else save.mutate(wish);
  };
  return (
    <form className={styles.form} {...check.form(send)}>
      <div className={styles.pair}>
        <Select
          label={words.channel}
          placeholder={words.unsaid}
          clearable
          comboboxProps={{ withinPortal: true }}
          data={reachChannels.map((value) => ({ value, label: values.reachChannels[value] }))}
          value={channel}
          data-autofocus
          onChange={(chosen) => setChannel(reachChannels.find((one) => one === chosen) ?? null)}
        />
        <Select
          label={words.language}
          placeholder={words.unsaid}
          clearable
          comboboxProps={{ withinPortal: true }}
          data={(['fa', 'en'] as const).map((value) => ({ value, label: values.languages[value] }))}
          value={language}
          onChange={(chosen) => setLanguage(chosen === 'fa' || chosen === 'en' ? chosen : null)}
        />
      </div>
      <div className={styles.pair}>
        <HourSelect label={words.from} value={from} onChange={setFrom} />
        <HourSelect label={words.to} value={to} error={wrongHours} onChange={setTo} />
      </div>
      <Autocomplete
        label={words.branch}
        placeholder={words.branchHint}
        dir="auto"
        maxLength={100}
        comboboxProps={{ withinPortal: true }}
        // what is written already needs no offer, which would only lie over the button
        data={branches.filter((one) => one !== branch)}
        value={branch}
        onChange={setBranch}
      />
      <Button type="submit" loading={save.isPending}>
        {kit.save}
      </Button>
    </form>
  );
}

const halfHours = Array.from({ length: 49 }, (_, index) => index * 30);

/** A time of day in steps of half an hour, in minutes since midnight. */
function HourSelect({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly error?: string | undefined;
  readonly onChange: (minutes: number | null) => void;
}) {
  const words = useWords(preferredWords);
  const clock = useClock();
  // a program may have set a time between two halves
  const offered =
    value === null || halfHours.includes(value) ? halfHours : [...halfHours, value].toSorted((a, b) => a - b);
  return (
    <Select
      label={label}
      placeholder={words.unsaid}
      clearable
      error={error}
      comboboxProps={{ withinPortal: true }}
      data={offered.map((minutes) => ({ value: String(minutes), label: clock(minutes) }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
    />
  );
}

/** Minutes since midnight as a clock shows them, in the reader's digits. */
function useClock(): (minutes: number) => string {
  const { language } = useReader();
  return (minutes) => toDigitsOf(language, `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);
}
