import { Button, Select, TextInput } from '@mantine/core';
import type { BirthdayFields, Customer, CustomerChange } from '@peyvand/sdk/customers';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { PhoneInput } from '@peyvand/ui/form/phone-input.tsx';
import { looksLikeEmail, useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { kitWords } from '@peyvand/ui/words.ts';
import { useId, useState } from 'react';
import { useColleagues } from '../../../../shared/customers/use-colleagues.ts';
import { valueWords } from '../../../../shared/customers/value-words.ts';
import { BirthdayInput } from '../../birthday-input.tsx';
import { listWords } from '../../list/words.ts';
import { SharedMark, type SharedWith } from '../../shared-mark.tsx';
import { identityWords } from '../cards/identity/words.ts';
import styles from '../side.module.css';
import { useChange } from '../use-change.ts';
import { changeOfWays, EditWays, noWaysWish } from './edit-ways.tsx';
import { editWords } from './words.ts';

interface EditPanelProps {
  readonly customer: Customer;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The drawer in which her details are changed; only what was touched is sent. "e" opens it. */
export function EditPanel({ customer, open, onClose }: EditPanelProps) {
  const words = useWords(editWords);
  const kit = useWords(kitWords);
  const form = useId();
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={words.title}
      foot={
        <Button type="submit" form={form}>
          {kit.save}
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
  const values = useWords(valueWords);
  const create = useWords(listWords).create;
  const { colleagues } = useColleagues();
  const change = useChange(customer);
  const [name, setName] = useState(customer.name);
  const [title, setTitle] = useState(customer.title);
  const [birthday, setBirthday] = useState<BirthdayFields | null>(customer.birthday);
  const [city, setCity] = useState(customer.city);
  const [province, setProvince] = useState(customer.province);
  const [gender, setGender] = useState(customer.gender);
  const [language, setLanguage] = useState(customer.language);
  const [ownerId, setOwnerId] = useState(customer.ownerId);
  const [phone, setPhone] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [phoneShared, setPhoneShared] = useState<SharedWith>(null);
  const [emailShared, setEmailShared] = useState<SharedWith>(null);
  const [ways, setWays] = useState(noWaysWish);
  const { removeIdentifiers, setIdentifiers } = changeOfWays(ways);
  const added = [
    ...setIdentifiers,
    ...(phone === null ? [] : [{ kind: 'phone', value: phone, ...sharedAs(phoneShared) }]),
    ...(email.trim() === '' ? [] : [{ kind: 'email', value: email.trim(), ...sharedAs(emailShared) }]),
  ];
  const wish: Omit<CustomerChange, 'version'> = {
    ...(name.trim() === customer.name ? {} : { name: name.trim() }),
    ...(title.trim() === customer.title ? {} : { title: title.trim() }),
    ...(sameBirthday(birthday, customer.birthday) ? {} : { birthday }),
    ...(city.trim() === customer.city ? {} : { city: city.trim() }),
    ...(province.trim() === customer.province ? {} : { province: province.trim() }),
    ...(gender === customer.gender ? {} : { gender }),
    ...(language === customer.language ? {} : { language }),
    ...(ownerId === customer.ownerId ? {} : { ownerId }),
    ...(added.length === 0 ? {} : { setIdentifiers: added }),
    ...(removeIdentifiers.length === 0 ? {} : { removeIdentifiers }),
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
      {customer.kind === 'person' && (
        <TextInput
          label={create.titleBefore}
          placeholder={create.titleHint}
          dir="auto"
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      )}
      <EditWays customer={customer} wish={ways} onChange={setWays} />
      <PhoneInput label={editing.addPhone} value={phone} onChange={setPhone} />
      {phone !== null && <SharedMark value={phoneShared} onChange={setPhoneShared} />}
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
      {email.trim() !== '' && <SharedMark value={emailShared} onChange={setEmailShared} />}
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
            (['female', 'male', 'other'] as const).map((value) => ({ value, label: values.genders[value] })),
            setGender,
          )}
          {choice(
            identity.language,
            language,
            (['fa', 'en'] as const).map((value) => ({ value, label: values.languages[value] })),
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

/** How a phone or mail is told that is not hers alone. */
function sharedAs(whose: SharedWith): { shared?: true; label?: string } {
  if (whose === null) return {};
  return { shared: true, ...(whose.trim() === '' ? {} : { label: whose.trim() }) };
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
