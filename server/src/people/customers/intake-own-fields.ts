import { isRefusal } from '@peyvand/kernel/refusal';
import type { Tx } from '../../ground/database/transaction.ts';
import {
  type FieldType,
  type IntakeField,
  isProblem,
  type MappedRow,
  partsOf,
  problemOf,
  type ReadingContext,
  type RowProblem,
  readAmount,
  readMoment,
} from '../../office/imports/index.ts';
import { listCustomFields } from './reads/list-custom-fields.ts';
import { type CustomField, type CustomType, type CustomValue, readCustomValue } from './rules/custom-value.ts';

const prefix = 'custom:';

interface OwnField extends IntakeField {
  readonly definition: CustomField;
}

const typeOf: Readonly<Record<CustomType, FieldType>> = {
  text: 'text',
  number: 'quantity',
  money: 'money',
  date: 'moment',
  boolean: 'text',
  choice: 'text',
  choices: 'text',
};

/** The business's own fields as columns of a file: known by their names in both languages, and by their key. */
export async function readOwnFields(tx: Tx): Promise<readonly OwnField[]> {
  const fields = await listCustomFields(tx);
  return fields
    .filter((field) => !field.archived)
    .map((field) => ({
      key: `${prefix}${field.key}`,
      type: typeOf[field.type],
      name: field.label,
      aliases: [...new Set([field.label.fa, field.label.en, field.key, `${prefix}${field.key}`])].filter(Boolean),
      definition: field,
    }));
}

/** Values of the business's own fields in a row; undefined when the file has none of them. */
export function readOwnCells(row: MappedRow, context: ReadingContext): Record<string, CustomValue> | undefined {
  if (context.ownFields.length === 0) return undefined;
  let values: Record<string, CustomValue> | undefined;
  for (const field of context.ownFields as readonly OwnField[]) {
    if (!context.fields.has(field.key)) continue;
    const { definition } = field;
    // «ندارد» is a no where the question is whether she has it
    const cell = definition.type === 'boolean' ? row.raw(field.key) : row.text(field.key);
    if (cell === '') continue;
    const value = readOwn(cell, field, context);
    if (isProblem(value)) context.leaveOut(value);
    else if (value !== undefined) values = { ...values, [definition.key]: value };
  }
  return values;
}

function readOwn(
  cell: string,
  { key, definition }: OwnField,
  context: ReadingContext,
): CustomValue | RowProblem | undefined {
  if (definition.type === 'money') return readAmount(cell, key, context);
  if (definition.type === 'date') {
    const read = readMoment(cell, key, context);
    return read === undefined || isProblem(read) ? read : read.day;
  }
  const given = definition.type === 'choices' ? partsOf(cell) : cell;
  const value = readCustomValue(definition, given, context.workspace.currency);
  return isRefusal(value) ? problemOf(value, key) : (value ?? undefined);
}
