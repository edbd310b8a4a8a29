import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { CustomerKind } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../../server.ts';
import { customersKey } from './list/use-customers.ts';
import styles from './picker.module.css';
import { customerWords } from './words.ts';

/** A customer as she is picked: enough to recognise. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

interface CustomerPickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly kind: CustomerKind;
  /** Who is not offered. */
  readonly without: readonly string[];
  readonly value: Picked | null;
  readonly onChoose: (picked: Picked | null) => void;
  /** What stands in the field, for those who may add whom they did not find. */
  readonly onType?: (typed: string) => void;
}

/** Finds one customer by part of a name, the end of a phone or a code, as the list does. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { label, placeholder, kind, without, value, onChoose, onType } = props;
  const { picker, nameless } = useWords(customerWords);
  const show = useShow();
  const [typed, setTyped] = useState('');
  const q = typed.trim() === value?.name ? '' : typed.trim();
  const [asked] = useDebouncedValue(q, 200);
  const { data: found = [], isFetching } = useQuery({
    queryKey: [...customersKey, 'pick', kind, asked],
    queryFn: ({ signal }) =>
      staff.customers.list({ kind, sort: 'newest', limit: 8, ...(asked === '' ? {} : { q: asked }) }, signal),
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
      searchable
      clearable
      comboboxProps={{ withinPortal: true }}
      data={[...chosen, ...offered].map((one) => ({ value: one.id, label: one.name || nameless }))}
      filter={({ options }) => options}
      nothingFoundMessage={isFetching || q !== asked ? picker.looking : picker.nobody}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={(text) => {
        setTyped(text);
        onType?.(text);
      }}
      onChange={(id) => {
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
      data-autofocus
    />
  );
}

function phoneShown(phone: string | null | undefined, show: (phone: string) => string): string {
  if (phone === null || phone === undefined) return '';
  return phone.startsWith('•') ? phone : show(phone);
}
