import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { CustomerRecord } from '@peyvand/sdk/customer-page';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { staff } from '../../../../../server.ts';
import { useRight } from '../../../../../session/session.ts';
import { customerWords } from '../../../../../shared/customers/words.ts';
import { keys } from '../../../../../shared/query-keys.ts';
import { CustomerPicker, type Picked } from '../../../customer-picker.tsx';
import styles from '../../side.module.css';
import { PeopleList } from './people-list.tsx';
import { useHousehold } from './use-household.ts';
import { relativesWords } from './words.ts';

/** With whom she lives; members join and leave on the spot. */
export function HouseholdPart({ record }: { readonly record: CustomerRecord }) {
  const { customer, household } = record;
  const words = useWords(relativesWords).household;
  const { nameless } = useWords(customerWords);
  const mayWrite = useRight('customers.write');
  const { add, remove } = useHousehold(record);
  const [open, setOpen] = useState<'add' | 'rename' | null>(null);
  const others = household?.members.filter((one) => one.id !== customer.id) ?? [];
  return (
    <section className={styles.group} aria-label={words.title}>
      <h3 className={styles.groupHead}>
        <bdi>{household?.name || words.title}</bdi>
        {mayWrite && household !== null && (
          <ActionIcon size="xs" variant="subtle" aria-label={words.rename} onClick={() => setOpen('rename')}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </h3>
      {others.length > 0 ? (
        <PeopleList
          of={others}
          removeLabel={words.remove}
          onRemove={mayWrite ? (one) => remove.mutate({ id: one.id, name: one.name || nameless }) : undefined}
        />
      ) : (
        <p className={styles.second}>{household === null ? words.empty : words.alone}</p>
      )}
      {mayWrite && record.relatives.length > 0 && (
        <div className={styles.offers}>
          <p className={styles.second}>{words.offered}</p>
          <ul className={styles.people}>
            {record.relatives.map((one) => (
              <li key={one.id}>
                <Link to="/customers/$id" params={{ id: one.id }}>
                  <bdi>{one.name || nameless}</bdi>
                </Link>
                <button
                  type="button"
                  className={styles.link}
                  aria-label={words.addOne(one.name || nameless)}
                  disabled={add.isPending}
                  onClick={() => add.mutate({ picked: { id: one.id, name: one.name || nameless }, name: '' })}
                >
                  {words.save}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite && (
        <p className={styles.acts}>
          <button type="button" className={styles.link} onClick={() => setOpen('add')}>
            {words.add}
          </button>
          {household !== null && (
            <button
              type="button"
              className={styles.link}
              onClick={() => remove.mutate({ id: customer.id, name: customer.name || nameless })}
            >
              {words.leave}
            </button>
          )}
        </p>
      )}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'rename' ? words.rename : words.addTitle}
      >
        {open === 'rename' ? (
          <RenameForm record={record} onSaved={() => setOpen(null)} />
        ) : (
          <AddForm record={record} onSaved={() => setOpen(null)} />
        )}
      </Dialog>
    </section>
  );
}

interface FormProps {
  readonly record: CustomerRecord;
  readonly onSaved: () => void;
}

function AddForm({ record, onSaved }: FormProps) {
  const { customer, household } = record;
  const words = useWords(relativesWords).household;
  const { add } = useHousehold(record);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [name, setName] = useState('');
  const { data: other } = useQuery({
    queryKey: keys.customer.itself(picked?.id),
    queryFn: ({ signal }) => staff.customers.read(picked?.id ?? '', signal),
    enabled: picked !== null,
  });
  const theirs = picked === null ? null : (other?.householdId ?? null);
  const check = useCheck({ who: picked === null && words.whoMissing });
  const send = () => picked !== null && add.mutate({ picked, name: name.trim() }, { onSuccess: onSaved });
  return (
    <form className={styles.form} {...check.form(send)}>
      <CustomerPicker
        label={words.who}
        placeholder={words.whoHint}
        kind="person"
        without={[customer.id, ...(household?.members.map((one) => one.id) ?? [])]}
        value={picked}
        error={check.error('who')}
        onChoose={setPicked}
      />
      {picked !== null && theirs !== null && (
        <p className={styles.second} aria-live="polite">
          {household === null ? words.joins(picked.name) : words.moves(picked.name)}
        </p>
      )}
      {household === null && theirs === null && (
        <TextInput
          label={words.name}
          placeholder={words.nameHint}
          dir="auto"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={add.isPending}>
        {words.save}
      </Button>
    </form>
  );
}

function RenameForm({ record, onSaved }: FormProps) {
  const words = useWords(relativesWords).household;
  const { rename } = useHousehold(record);
  const former = record.household?.name ?? '';
  const [name, setName] = useState(former);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === former) onSaved();
    else rename.mutate(name.trim(), { onSuccess: onSaved });
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextInput
        label={words.name}
        placeholder={words.nameHint}
        dir="auto"
        maxLength={200}
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={rename.isPending}>
        {words.keep}
      </Button>
    </form>
  );
}
