import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import type { BirthdayFields, Customer, CustomerChange, Identifier } from '@peyvand/sdk/customers';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { PhoneInput } from '@peyvand/ui/form/phone-input.tsx';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { BirthdayInput } from '../birthday-input.tsx';
import { listWords } from '../list/words.ts';
import { useColleagues } from '../use-colleagues.ts';
import { editWords } from './edit-words.ts';
import { identityWords } from './identity-words.ts';
import { isMasked } from './reach-card.tsx';
import styles from './side.module.css';
import { useChange } from './use-change.ts';

interface EditPanelProps {
  readonly customer: Customer;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The drawer in which her details are changed; only what was touched is sent. "e" opens it. */
export function EditPanel({ customer, open, onClose }: EditPanelProps) {
  const words = useWords(editWords);
  const form = useId();
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={words.title}
      foot={
        <Button type="submit" form={form}>
          {words.save}
        </Button>
      }
    >
      <EditForm id={form} customer={customer} onSaved={onClose} />
    </SidePanel>
  );
}

interface EditFormProps {
  readonly id: string;
  readonly customer: Customer;
  readonly onSaved: () => void;
}

function EditForm({ id, customer, onSaved }: EditFormProps) {
  const editing = useWords(editWords);
  const identity = useWords(identityWords);
  const create = useWords(listWords).create;
  const { colleagues } = useColleagues();
  const change = useChange(customer);
  const [name, setName] = useState(customer.name);
  const [birthday, setBirthday] = useState<BirthdayFields | null>(customer.birthday);
  const [city, setCity] = useState(customer.city);
  const [province, setProvince] = useState(customer.province);
  const [gender, setGender] = useState(customer.gender);
  const [language, setLanguage] = useState(customer.language);
  const [ownerId, setOwnerId] = useState(customer.ownerId);
  const [phone, setPhone] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [gone, setGone] = useState<readonly Identifier[]>([]);
  const added = [
    ...(phone === null ? [] : [{ kind: 'phone', value: phone }]),
    ...(email.trim() === '' ? [] : [{ kind: 'email', value: email.trim() }]),
  ];
  const wish: Omit<CustomerChange, 'version'> = {
    ...(name.trim() === customer.name ? {} : { name: name.trim() }),
    ...(sameBirthday(birthday, customer.birthday) ? {} : { birthday }),
    ...(city.trim() === customer.city ? {} : { city: city.trim() }),
    ...(province.trim() === customer.province ? {} : { province: province.trim() }),
    ...(gender === customer.gender ? {} : { gender }),
    ...(language === customer.language ? {} : { language }),
    ...(ownerId === customer.ownerId ? {} : { ownerId }),
    ...(added.length === 0 ? {} : { setIdentifiers: added }),
    ...(gone.length === 0 ? {} : { removeIdentifiers: gone.map(({ kind, scope, value }) => ({ kind, scope, value })) }),
  };
  const check = useCheck({ email: email.trim() !== '' && !looksLikeEmail(email) && create.emailWrong });
  const send = () => {
    if (Object.keys(wish).length === 0) return onSaved();
    change.mutate({ wish }, { onSuccess: onSaved });
  };
  const choice = <V extends string>(
    label: string,
    value: V | null,
    options: readonly { value: V; label: string }[],
    onChoose: (value: V | null) => void,
  ) => (
    <Select
      label={label}
      placeholder={editing.unsaid}
      clearable
      comboboxProps={{ withinPortal: true }}
      data={[...options]}
      value={value}
      onChange={(chosen) => onChoose(options.find((one) => one.value === chosen)?.value ?? null)}
    />
  );
  return (
    <form id={id} className={styles.form} {...check.form(send)}>
      <TextInput
        label={customer.kind === 'company' ? create.companyName : create.name}
        dir="auto"
        maxLength={300}
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Ways customer={customer} gone={gone} onGone={setGone} />
      <PhoneInput label={editing.addPhone} value={phone} onChange={setPhone} />
      <TextInput
        label={editing.addEmail}
        // a field of type "email" writes a domain in other letters over with its code
        type="text"
        inputMode="email"
        dir="ltr"
        maxLength={254}
        error={check.error('email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {customer.kind === 'person' && <BirthdayInput value={birthday} onChange={setBirthday} />}
      <div className={styles.pair}>
        <TextInput
          label={create.city}
          dir="auto"
          maxLength={100}
          value={city}
          onChange={(event) => setCity(event.currentTarget.value)}
        />
        <TextInput
          label={editing.province}
          dir="auto"
          maxLength={100}
          value={province}
          onChange={(event) => setProvince(event.currentTarget.value)}
        />
      </div>
      {customer.kind === 'person' && (
        <div className={styles.pair}>
          {choice(
            editing.gender,
            gender,
            (['female', 'male', 'other'] as const).map((value) => ({ value, label: identity[value] })),
            setGender,
          )}
          {choice(
            identity.language,
            language,
            (['fa', 'en'] as const).map((value) => ({ value, label: identity[value] })),
            setLanguage,
          )}
        </div>
      )}
      {colleagues.length > 0 &&
        choice(
          identity.owner,
          ownerId,
          colleagues.map((one) => ({ value: one.id, label: one.name })),
          setOwnerId,
        )}
    </form>
  );
}

function sameBirthday(one: BirthdayFields | null, other: BirthdayFields | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.calendar === other.calendar &&
    one.month === other.month &&
    one.day === other.day &&
    (one.year ?? null) === (other.year ?? null)
  );
}

/** Phones and mails that she has; each can be taken away, and brought back until the drawer is saved. */
function Ways({
  customer,
  gone,
  onGone,
}: {
  readonly customer: Customer;
  readonly gone: readonly Identifier[];
  readonly onGone: (gone: readonly Identifier[]) => void;
}) {
  const editing = useWords(editWords);
  const show = useShow();
  const ways = customer.identifiers.filter(
    ({ kind, value }) => (kind === 'phone' || kind === 'email') && !isMasked(value),
  );
  if (ways.length === 0) return null;
  return (
    <div className={styles.ways}>
      {ways.map((way) => {
        const leaves = gone.includes(way);
        const shown = way.kind === 'phone' ? show.phone(way.value) : way.value;
        return (
          <div key={`${way.kind} ${way.value}`} className={styles.wayRow} data-gone={leaves || undefined}>
            <bdi dir="ltr">{shown}</bdi>
            <ActionIcon
              size="sm"
              aria-label={leaves ? editing.keep(shown) : editing.remove(shown)}
              onClick={() => onGone(leaves ? gone.filter((one) => one !== way) : [...gone, way])}
            >
              {leaves ? <IconTrashOff size={16} /> : <IconTrash size={16} />}
            </ActionIcon>
          </div>
        );
      })}
    </div>
  );
}
