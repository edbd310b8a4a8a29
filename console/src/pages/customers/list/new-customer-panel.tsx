import { Button, SegmentedControl, TextInput } from '@mantine/core';
import type { BirthdayFields } from '@peyvand/sdk/customers';
import { isRefusedWith } from '@peyvand/sdk/problem';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { PhoneInput } from '@peyvand/ui/form/phone-input.tsx';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import { customerWords } from '../../../shared/customers/words.ts';
import { keys } from '../../../shared/query-keys.ts';
import { BirthdayInput } from '../birthday-input.tsx';
import { SharedMark, type SharedWith } from '../shared-mark.tsx';
import styles from './list.module.css';
import { listWords } from './words.ts';

interface NewCustomerPanelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Told the id of the customer who was made. */
  readonly onMade: (customerId: string) => void;
}

/** The drawer in which a customer is written down: name, mobile, birthday, typed in any spelling. */
export function NewCustomerPanel({ open, onClose, onMade }: NewCustomerPanelProps) {
  const words = useWords(listWords).create;
  const form = useId();
  const [busy, setBusy] = useState(false);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={words.title}
      foot={
        <Button type="submit" form={form} loading={busy}>
          {words.save}
        </Button>
      }
    >
      <NewCustomerForm id={form} onBusy={setBusy} onMade={onMade} />
    </SidePanel>
  );
}

/** «وفادار، عمده‌خر» as single tags. */
export function splitTags(typed: string): readonly string[] {
  return [...new Set(typed.split(/[،,]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

interface Ways {
  readonly phone: string | null;
  readonly phoneShared: SharedWith;
  readonly email: string;
  readonly emailShared: SharedWith;
}

/** Phones and mails as the server takes them: her own ones, and those that only reach her. */
export function waysOf({ phone, phoneShared, email, emailShared }: Ways) {
  const shared = [
    ...(phone === null || phoneShared === null ? [] : [{ kind: 'phone' as const, value: phone, label: phoneShared }]),
    ...(email === '' || emailShared === null ? [] : [{ kind: 'email' as const, value: email, label: emailShared }]),
  ].map(({ label, ...one }) => (label.trim() === '' ? one : { ...one, label: label.trim() }));
  return {
    ...(phone === null || phoneShared !== null ? {} : { phones: [phone] }),
    ...(email === '' || emailShared !== null ? {} : { emails: [email] }),
    ...(shared.length === 0 ? {} : { sharedContacts: shared }),
  };
}

type NewCustomer = Parameters<typeof staff.customers.create>[0];

function NewCustomerForm({
  id,
  onBusy,
  onMade,
}: {
  readonly id: string;
  readonly onBusy: (busy: boolean) => void;
  readonly onMade: (customerId: string) => void;
}) {
  const words = useWords(listWords).create;
  const shared = useWords(customerWords);
  const show = useShow();
  const [kind, setKind] = useState<'person' | 'company'>('person');
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [phone, setPhone] = useState<string | null>(null);
  const [phoneShared, setPhoneShared] = useState<SharedWith>(null);
  const [emailShared, setEmailShared] = useState<SharedWith>(null);
  const [email, setEmail] = useState('');
  const [birthday, setBirthday] = useState<BirthdayFields | null>(null);
  const [city, setCity] = useState('');
  const [tags, setTags] = useState('');
  const wish: NewCustomer = {
    kind,
    name: name.trim(),
    ...(kind === 'company' || title.trim() === '' ? {} : { title: title.trim() }),
    ...waysOf({ phone, phoneShared, email: email.trim(), emailShared }),
    ...(birthday === null ? {} : { birthday }),
    ...(city.trim() === '' ? {} : { city: city.trim() }),
    tags: splitTags(tags),
  };
  const make = useAct((given: NewCustomer, key) => staff.customers.create(given, { key }), {
    stale: [keys.customers.all],
    says: words.done(name.trim() || (phone === null ? email.trim() : show.phone(phone))),
    tellsOwnFailure: (error) => isRefusedWith(error, 'customers.identifier-taken'),
    onBegin: () => onBusy(true),
    onDone: ({ customerId }) => onMade(customerId),
    onEnd: () => onBusy(false),
  });
  const taken = isRefusedWith(make.error, 'customers.identifier-taken')
    ? make.error.problem.data.customerId
    : undefined;
  // What is shared recognises nobody, so it does not stand for a name.
  const reached = (phone !== null && phoneShared === null) || (email.trim() !== '' && emailShared === null);
  const nothing = name.trim() === '' && !reached;
  const check = useCheck({
    name: nothing && words.needed,
    email: email.trim() !== '' && !looksLikeEmail(email) && words.emailWrong,
  });
  return (
    <form id={id} className={styles.panel} {...check.form(() => make.mutate(wish))}>
      <SegmentedControl
        aria-label={words.kind}
        value={kind}
        data={(['person', 'company'] as const).map((value) => ({ value, label: shared[value] }))}
        onChange={(value) => setKind(value === 'company' ? 'company' : 'person')}
      />
      <TextInput
        label={kind === 'company' ? words.companyName : words.name}
        placeholder={words.nameHint}
        error={check.error('name')}
        dir="auto"
        autoComplete="off"
        maxLength={300}
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {kind === 'person' && (
        <TextInput
          label={words.titleBefore}
          placeholder={words.titleHint}
          dir="auto"
          autoComplete="off"
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      )}
      <PhoneInput label={words.phone} value={phone} onChange={setPhone} />
      {phone !== null && <SharedMark value={phoneShared} onChange={setPhoneShared} />}
      <TextInput
        label={words.email}
        // a field of type "email" writes a domain in other letters over with its code
        type="text"
        inputMode="email"
        dir="ltr"
        autoComplete="off"
        maxLength={254}
        error={check.error('email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {email.trim() !== '' && <SharedMark value={emailShared} onChange={setEmailShared} />}
      {kind === 'person' && <BirthdayInput value={birthday} onChange={setBirthday} />}
      <TextInput
        label={words.city}
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={city}
        onChange={(event) => setCity(event.currentTarget.value)}
      />
      <TextInput
        label={words.tags}
        description={words.tagsHint}
        dir="auto"
        autoComplete="off"
        value={tags}
        onChange={(event) => setTags(event.currentTarget.value)}
      />
      {typeof taken === 'string' && (
        <p className={styles.taken} role="alert">
          {words.taken}{' '}
          <Link to="/customers/$id" params={{ id: taken }}>
            {words.openTaken}
          </Link>{' '}
          {words.takenOther}
        </p>
      )}
    </form>
  );
}
