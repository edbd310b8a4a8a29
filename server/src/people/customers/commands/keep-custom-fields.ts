import { uuidv7 } from '@peyvand/kernel/ids';
import type { Refusal, Words } from '@peyvand/kernel/refusal';
import { cleanLine, fold } from '@peyvand/kernel/text';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import type { CustomType } from '../rules/custom-value.ts';

export interface Choice {
  value: string;
  label: Words;
}

export interface NewCustomField {
  key: string;
  label: Words;
  type: CustomType;
  choices?: readonly Choice[] | undefined;
  position?: number | undefined;
}

/** The type is for ever: stored values would not fit another. */
export interface CustomFieldChange {
  label?: Words | undefined;
  choices?: readonly Choice[] | undefined;
  position?: number | undefined;
  /** An archived field takes no new values and is not shown; its values stay. */
  archived?: boolean | undefined;
}

const mostFields = 200;
const knownSql =
  'select count(*) as n, coalesce(bool_or(key = $2), false) as taken from customers_custom_field where workspace_id = $1';
const insertSql = `insert into customers_custom_field (workspace_id, field_id, key, label_fa, label_en, type, choices, position, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** A field of the business's own: from this moment on customers can carry it, without a deploy. */
export async function defineCustomField(
  w: Write,
  secrets: Secrets,
  wish: NewCustomField,
): Promise<{ fieldId: string; key: string } | Refusal> {
  const choices = cleanChoices(wish.choices ?? []);
  if (!choicesFit(wish.type, choices)) return customers('custom-choices');
  const [known] = await w.read<{ n: number; taken: boolean }>(knownSql, [w.workspaceId, wish.key]);
  if (known?.taken) return customers('custom-key-taken', { key: wish.key });
  if ((known?.n ?? 0) >= mostFields) return customers('custom-too-many', { most: mostFields });
  const fieldId = uuidv7(w.now.getTime());
  const label = cleanWords(wish.label);
  const position = wish.position ?? (known?.n ?? 0) + 1;
  w.put(insertSql, [
    w.workspaceId,
    fieldId,
    wish.key,
    label.fa,
    label.en,
    wish.type,
    JSON.stringify(choices),
    position,
    w.now,
  ]);
  await recordChange(w, secrets, {
    action: 'custom-field.defined',
    subject: { kind: 'custom-field', id: fieldId },
    after: { key: wish.key, label, type: wish.type, choices, position },
  });
  return { fieldId, key: wish.key };
}

const lockSql = `select key, type, jsonb_build_object('fa', label_fa, 'en', label_en) as label, choices, position, archived_at is not null as archived
from customers_custom_field where workspace_id = $1 and field_id = $2 for update`;
const updateSql = `update customers_custom_field set label_fa = $3, label_en = $4, choices = $5, position = $6,
  archived_at = case when $7 then coalesce(archived_at, $8) end where workspace_id = $1 and field_id = $2`;

/** Changes how a field is shown. A choice that is taken away stays where it is stored. */
export async function changeCustomField(
  w: Write,
  secrets: Secrets,
  fieldId: string,
  wish: CustomFieldChange,
): Promise<{ fieldId: string; key: string } | Refusal> {
  const [before] = await w.read<Required<CustomFieldChange> & { key: string; type: CustomType }>(lockSql, [
    w.workspaceId,
    fieldId,
  ]);
  if (before === undefined) return customers('custom-field-not-found');
  const { key, type, ...shown } = before;
  const choices = wish.choices === undefined ? shown.choices : cleanChoices(wish.choices);
  if (!choicesFit(type, choices)) return customers('custom-choices');
  const label = wish.label === undefined ? shown.label : cleanWords(wish.label);
  const after = {
    label,
    choices,
    position: wish.position ?? shown.position,
    archived: wish.archived ?? shown.archived,
  };
  w.put(updateSql, [
    w.workspaceId,
    fieldId,
    label.fa,
    label.en,
    JSON.stringify(choices),
    after.position,
    after.archived,
    w.now,
  ]);
  await recordChange(w, secrets, {
    action: 'custom-field.changed',
    subject: { kind: 'custom-field', id: fieldId },
    before: { ...shown },
    after,
  });
  return { fieldId, key };
}

function cleanWords(words: Words): Words {
  return { fa: cleanLine(words.fa), en: cleanLine(words.en) };
}

function cleanChoices(choices: readonly Choice[]): Choice[] {
  return choices.map(({ value, label }) => ({ value: cleanLine(value), label: cleanWords(label) }));
}

/** Fields of choice have choices, all different after folding; other fields have none. */
function choicesFit(type: CustomType, choices: readonly Choice[]): boolean {
  const values = choices.map((one) => fold(one.value));
  if (type !== 'choice' && type !== 'choices') return values.length === 0;
  return values.length > 0 && !values.includes('') && new Set(values).size === values.length;
}
