import { MultiSelect, Select, TextInput } from '@mantine/core';
import { parseNumber } from '@peyvand/kernel/parse-number';
import type { CustomField } from '@peyvand/sdk/customers';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { MoneyInput } from '@peyvand/ui/form/money-input.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { useState } from 'react';
import { customerWords } from '../../../../../shared/customers/words.ts';
import { ownFieldsWords } from './words.ts';

interface CustomInputProps {
  readonly field: CustomField;
  readonly value: unknown;
  /** The stored form; null empties the field, undefined is what cannot be read. */
  readonly onChange: (value: unknown) => void;
}

/** The input that fits the type of one of the business's own fields. */
export function CustomInput({ field, value, onChange }: CustomInputProps) {
  const words = useWords(ownFieldsWords);
  const { yes, no } = useWords(customerWords);
  const say = useSay();
  const label = say(field.label);
  const choices = field.choices.map((one) => ({ value: one.value, label: say(one.label) }));
  const text = typeof value === 'string' ? value : null;
  switch (field.type) {
    case 'number':
      return <NumberField label={label} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'money':
      return <MoneyInput label={label} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'date':
      return <DayInput label={label} value={text} onChange={onChange} />;
    case 'boolean':
      return (
        <Select
          label={label}
          placeholder={words.unsaid}
          clearable
          comboboxProps={{ withinPortal: true }}
          data={[
            { value: 'yes', label: yes },
            { value: 'no', label: no },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          placeholder={words.unsaid}
          clearable
          searchable={choices.length > 8}
          comboboxProps={{ withinPortal: true }}
          data={kept(choices, text === null ? [] : [text])}
          value={text}
          onChange={onChange}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return (
        <MultiSelect
          label={label}
          {...(chosen.length === 0 ? { placeholder: words.unsaid } : {})}
          clearable
          comboboxProps={{ withinPortal: true }}
          data={kept(choices, chosen)}
          value={chosen}
          onChange={onChange}
        />
      );
    }
    default:
      return (
        <TextInput
          label={label}
          dir="auto"
          maxLength={2000}
          value={text ?? ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}

/** A choice that was taken out of the field stays where it is stored, and so it is offered here. */
function kept(choices: readonly { value: string; label: string }[], stored: readonly string[]) {
  const gone = stored.filter((one) => !choices.some(({ value }) => value === one));
  return [...choices, ...gone.map((value) => ({ value, label: value }))];
}

/** A number in either script of digits. */
function NumberField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null | undefined) => void;
}) {
  const words = useWords(ownFieldsWords);
  const show = useShow();
  const [typed, setTyped] = useState(value === null ? '' : show.number(value, 6));
  const read = (text: string) => (text.trim() === '' ? null : parseNumber(text));
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={read(typed) === undefined ? words.number : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}
