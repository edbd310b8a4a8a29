import { Button, Select, Textarea, TextInput } from '@mantine/core';
import type { CustomField, CustomFieldType } from '@peyvand/sdk/custom-fields';
import { FormProblem } from '@peyvand/ui/feedback/form-problem.tsx';
import { SidePanel } from '@peyvand/ui/feedback/side-panel.tsx';
import { useCheck } from '@peyvand/ui/form/use-check.ts';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { staff } from '../../../server.ts';
import { useAct } from '../../../shared/act/use-act.ts';
import styles from '../../../shared/form/form.module.css';
import { keys } from '../../../shared/query-keys.ts';
import { proposeSlug } from '../../../shared/slug/propose-slug.ts';
import { choicesOf, isFieldKey, keyFrom, linesOf } from './choice-lines.ts';
import { fieldWords } from './words.ts';

interface FieldPanelProps {
  readonly open: boolean;
  /** The field to change; absent: a new one. */
  readonly field: CustomField | undefined;
  readonly nextPosition: number;
  readonly onClose: () => void;
}

/** Makes a field, or changes its name and choices; key and type stay. */
export function FieldPanel({ open, field, nextPosition, onClose }: FieldPanelProps) {
  const words = useWords(fieldWords);
  const { language } = useReader();
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={field === undefined ? words.make : <bdi>{field.label[language]}</bdi>}
    >
      <FieldForm key={field?.id ?? 'new'} field={field} nextPosition={nextPosition} onClose={onClose} />
    </SidePanel>
  );
}

const types: readonly CustomFieldType[] = ['text', 'number', 'money', 'date', 'boolean', 'choice', 'choices'];

function FieldForm({ field, nextPosition, onClose }: Omit<FieldPanelProps, 'open'>) {
  const words = useWords(fieldWords);
  const { language } = useReader();
  const [fa, setFa] = useState(field?.label.fa ?? '');
  const [en, setEn] = useState(field?.label.en ?? '');
  const [typedKey, setTypedKey] = useState<string | null>(field?.key ?? null);
  const [type, setType] = useState<CustomFieldType>(field?.type ?? 'text');
  const [lines, setLines] = useState(() => linesOf(field?.choices ?? [], language));
  // one language is enough: the other takes its words until somebody writes better ones
  const label = { fa: fa.trim() || en.trim(), en: en.trim() || fa.trim() };
  const key = typedKey ?? keyFrom(proposeSlug(en.trim() || fa.trim()));
  const ofChoices = type === 'choice' || type === 'choices';
  const choices = ofChoices ? choicesOf(lines, field?.choices ?? [], language) : [];
  const wish = { key, label, type, position: nextPosition, ...(ofChoices ? { choices } : {}) };
  const save = useAct(
    (given: typeof wish, intent) =>
      field === undefined
        ? staff.customFields.make(given, { key: intent })
        : staff.customFields.change(field.id, { label, ...(ofChoices ? { choices } : {}) }),
    {
      stale: [keys.customFields],
      says: field === undefined ? words.made(label[language]) : words.saved(label[language]),
      undo: (_, made) =>
        field === undefined
          ? staff.customFields.change(made.fieldId, { archived: true })
          : staff.customFields.change(field.id, {
              label: field.label,
              ...(ofChoices ? { choices: field.choices } : {}),
            }),
      tellsOwnFailure: true,
      onDone: onClose,
    },
  );
  const check = useCheck({
    label: label.fa === '' && words.labelNeeded,
    key: label.fa !== '' && !isFieldKey(key) && words.keyWrong,
    choices: ofChoices && choices.length === 0 && words.choicesNeeded,
  });
  return (
    <form className={styles.panel} {...check.form(() => save.mutate(wish))}>
      <TextInput
        label={words.labelFa}
        error={check.error('label')}
        dir="rtl"
        maxLength={100}
        data-autofocus
        value={fa}
        onChange={(event) => setFa(event.currentTarget.value)}
      />
      <TextInput
        label={words.labelEn}
        dir="ltr"
        maxLength={100}
        value={en}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
      <TextInput
        label={words.key}
        description={words.keyHint}
        dir="ltr"
        maxLength={41}
        readOnly={field !== undefined}
        value={key}
        error={key !== '' && !isFieldKey(key) ? words.keyWrong : check.error('key')}
        onChange={(event) => setTypedKey(event.currentTarget.value)}
      />
      <Select
        label={words.type}
        data={types.map((one) => ({ value: one, label: words.types[one] }))}
        value={type}
        allowDeselect={false}
        {...(field === undefined ? {} : { disabled: true, description: words.typeFixed })}
        onChange={(chosen) => chosen !== null && setType(chosen as CustomFieldType)}
      />
      {ofChoices && (
        <Textarea
          label={words.choices}
          description={words.choicesHint}
          error={check.error('choices')}
          autosize
          minRows={4}
          maxRows={14}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
      )}
      <FormProblem error={save.error} />
      <Button type="submit" loading={save.isPending}>
        {words.save}
      </Button>
    </form>
  );
}
