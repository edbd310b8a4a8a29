import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CustomerKind } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { customerWords } from '../../shared/customers/words.ts';
import { keys } from '../../shared/query-keys.ts';
import styles from './picker.module.css';

/** A customer as she is picked: enough to recognise. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

interface CustomerPickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** Persons or companies alone; absent: both. */
  readonly kind: CustomerKind | undefined;
  /** Who is not offered. */
  readonly without: readonly string[];
  readonly value: Picked | null;
  readonly onChoose: (picked: Picked | null) => void;
  readonly error?: string | undefined;
  /** False: the field is not the first thing to write in. */
  readonly autoFocus?: boolean;
  /** Adds whoever was not found: how that is offered, and what it does. */
  readonly make?: { readonly label: (name: string) => string; readonly onMake: (name: string) => void };
}

/** The offer to add whoever was not found; no id is written like this. */
const fresh = '+';

/** Finds one customer by part of a name, the end of a phone or a code, as the list does. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { label, placeholder, kind, without, value, onChoose, error, make, autoFocus = true } = props;
  const { picker, nameless } = useWords(customerWords);
  const show = useShow();
  const [typed, setTyped] = useState('');
  const q = typed.trim() === value?.name ? '' : typed.trim();
  const [asked] = useDebouncedValue(q, 200);
  const { data: found = [], isFetching } = useQuery({
    queryKey: keys.customers.pick(kind, asked),
    queryFn: ({ signal }) =>
      staff.customers.list(
        { sort: 'newest', limit: 8, ...(kind === undefined ? {} : { kind }), ...(asked === '' ? {} : { q: asked }) },
        signal,
      ),
    select: (page) => page.items,
    placeholderData: keepPreviousData,
  });
  const offered = found.filter((one) => !without.includes(one.id));
  const chosen = value === null || offered.some((one) => one.id === value.id) ? [] : [value];
  const phones = new Map(found.map((one) => [one.id, one.phone]));
  return (
    <Select
      label={label}
      placeholder={placeholder}
      error={error}
      searchable
      clearable
      comboboxProps={{ withinPortal: true }}
      data={[
        ...[...chosen, ...offered].map((one) => ({ value: one.id, label: one.name || nameless })),
        ...(make === undefined || q.length < 2 ? [] : [{ value: fresh, label: make.label(q) }]),
      ]}
      filter={({ options }) => options}
      nothingFoundMessage={isFetching || q !== asked ? picker.looking : picker.nobody}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id === fresh) return make?.onMake(q);
        const one = found.find((each) => each.id === id);
        onChoose(one === undefined ? null : { id: one.id, name: one.name });
      }}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <bdi>{option.label}</bdi>
          <bdi dir="ltr" className={styles.phone}>
            {phoneShown(phones.get(option.value), show.phone)}
          </bdi>
        </span>
      )}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
    />
  );
}

function phoneShown(phone: string | null | undefined, show: (phone: string) => string): string {
  if (phone === null || phone === undefined) return '';
  return phone.startsWith('•') ? phone : show(phone);
}
