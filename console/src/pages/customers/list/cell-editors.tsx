import { Select, TagsInput, TextInput } from '@mantine/core';
import type { Colleague, CustomerLine, CustomField } from '@peyvand/sdk/customers';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { CellEditor, type CellEnds } from '@peyvand/ui/table/cell-editor.tsx';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { CustomInput } from '../one/cards/own-fields/custom-input.tsx';
import type { LineValues } from './line-values.ts';
import { listWords } from './words.ts';

interface EditorProps extends CellEnds {
  readonly line: CustomerLine;
  /** Names the field: the column and whose it is. */
  readonly label: string;
  readonly onSave: (values: LineValues) => void;
}

export function CityEditor({ line, label, onSave, end }: EditorProps) {
  const [city, setCity] = useState(line.city);
  return (
    <CellEditor end={end} onSave={() => onSave({ city: city.trim() })}>
      {() => (
        <TextInput
          aria-label={label}
          dir="auto"
          maxLength={100}
          value={city}
          onChange={(event) => setCity(event.currentTarget.value)}
        />
      )}
    </CellEditor>
  );
}

export function OwnerEditor({
  line,
  label,
  onSave,
  end,
  colleagues,
}: EditorProps & { readonly colleagues: readonly Colleague[] }) {
  const words = useWords(listWords).bulk;
  const [ownerId, setOwnerId] = useState(line.ownerId);
  return (
    <CellEditor end={end} onSave={() => onSave({ ownerId })}>
      {(done) => (
        <Select
          aria-label={label}
          searchable
          defaultDropdownOpened
          comboboxProps={{ withinPortal: true }}
          allowDeselect={false}
          data={[
            { value: '', label: words.noOwner },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            // who has left keeps standing here until somebody else is chosen
            ...(line.ownerId === null || colleagues.some(({ id }) => id === line.ownerId)
              ? []
              : [{ value: line.ownerId, label: '–' }]),
          ]}
          value={ownerId ?? ''}
          onChange={(chosen) => {
            flushSync(() => setOwnerId(chosen === '' ? null : chosen));
            done();
          }}
        />
      )}
    </CellEditor>
  );
}

export function TagsEditor({
  line,
  label,
  onSave,
  end,
  known,
}: EditorProps & {
  /** Tags that others have, to be offered. */
  readonly known: readonly string[];
}) {
  const [tags, setTags] = useState<readonly string[]>(line.tags);
  return (
    <CellEditor end={end} onSave={() => onSave({ tags })}>
      {() => (
        <TagsInput
          aria-label={label}
          data-several
          dir="auto"
          maxLength={60}
          maxTags={50}
          acceptValueOnBlur
          comboboxProps={{ withinPortal: true }}
          data={known.filter((tag) => !tags.includes(tag))}
          value={[...tags]}
          onChange={(next) => setTags(next.map((tag) => tag.trim()).filter((tag) => tag !== ''))}
        />
      )}
    </CellEditor>
  );
}

/** In these fields choosing is saying. */
const saidAtOnce = new Set<CustomField['type']>(['boolean', 'choice']);

export function OwnFieldEditor({ line, label, onSave, end, field }: EditorProps & { readonly field: CustomField }) {
  const [value, setValue] = useState<unknown>(line.custom[field.key] ?? null);
  return (
    <CellEditor
      end={end}
      onSave={() =>
        // what stood empty and stays so is no change
        (value ?? null) === (line.custom[field.key] ?? null) ||
        onSave({ custom: { ...line.custom, [field.key]: value } })
      }
    >
      {(done) => (
        <CustomInput
          field={{ ...field, label: { fa: label, en: label } }}
          value={value}
          onChange={(next) => {
            flushSync(() => setValue(next));
            if (saidAtOnce.has(field.type)) done();
          }}
        />
      )}
    </CellEditor>
  );
}
