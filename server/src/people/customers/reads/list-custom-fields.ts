import type { Currency } from '@peyvand/kernel/money';
import { isRefusal, type Refusal, type Words } from '@peyvand/kernel/refusal';
import type { Tx } from '../../../ground/database/transaction.ts';
import { customFieldsSql } from '../commands/read-custom.ts';
import { customers } from '../refusals.ts';
import { type CustomField, type CustomType, readCustomValue } from '../rules/custom-value.ts';

export interface CustomFieldView {
  id: string;
  key: string;
  label: Words;
  type: CustomType;
  choices: { value: string; label: Words }[];
  position: number;
  archived: boolean;
}

const listSql = `select field_id as id, key, jsonb_build_object('fa', label_fa, 'en', label_en) as label, type, choices, position, archived_at is not null as archived
from customers_custom_field where workspace_id = $1 order by archived_at is not null, position, key`;

/** The business's own fields in the order in which they are shown; archived ones last. */
export function listCustomFields(tx: Tx): Promise<CustomFieldView[]> {
  return tx.prepared<CustomFieldView>(listSql, [tx.workspaceId]);
}

/** What a list is filtered by: equal values, and ends of a range. */
export interface CustomFilter {
  custom: Record<string, unknown>;
  customFrom: Record<string, unknown>;
  customTo: Record<string, unknown>;
}

const pattern = /^([a-z][a-z0-9_]{0,40})(>=|<=|=)(.*)$/s;

/**
 * Reads filters as an address carries them: "size=L", "weight>=50", "wedding<=1405/06/31". Values are read by the type of their
 * field, in the same spellings as when they are stored.
 */
export async function readCustomFilter(
  tx: Tx,
  texts: readonly string[],
  currency: Currency,
): Promise<CustomFilter | Refusal> {
  const parts = texts.map((text) => pattern.exec(text));
  const keys = parts.map((part) => part?.[1] ?? '');
  const fields = await tx.prepared<CustomField>(customFieldsSql, [tx.workspaceId, keys]);
  const filter: CustomFilter = { custom: {}, customFrom: {}, customTo: {} };
  for (const [index, part] of parts.entries()) {
    const [, key = '', sign = '', text = ''] = part ?? [];
    const field = fields.find((one) => one.key === key);
    if (field === undefined) return customers('custom-unknown', { key: key === '' ? (texts[index] ?? '') : key });
    const value = readCustomValue(field, field.type === 'choices' ? [text] : text, currency);
    if (isRefusal(value)) return value;
    const place = sign === '>=' ? filter.customFrom : sign === '<=' ? filter.customTo : filter.custom;
    place[key] = value;
  }
  return filter;
}
