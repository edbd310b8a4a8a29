import { cleanLine, foldCompact } from '@peyvand/kernel/text';
import {
  type IntakeField,
  isProblem,
  type MappedRow,
  type ReadingContext,
  type RowProblem,
} from '../../platform/intake/intake.ts';
import { readKeys } from './intake.ts';
import { customerFields } from './intake-fields.ts';
import type { Identifier } from './rules/identifiers.ts';

/** Somebody whom a row of another kind of file names: a buyer, a caller. */
export interface FilePersonNamed {
  readonly name: string;
  readonly identifiers: readonly Identifier[];
}

const keyFields = ['phone', 'email', 'externalId', 'nationalId'];
/** Headers that in a file of something else are about that something. */
const ofAnyRecord = ['id', 'کد', 'شناسه', 'code', 'نام', 'name'];

/**
 * The columns by which files of other kinds name a person.
 * @param names further spellings of the name's header in such files
 */
export function personFields(names: readonly string[]): readonly IntakeField[] {
  return customerFields
    .filter((field) => field.key === 'name' || keyFields.includes(field.key))
    .map((field) => ({
      ...field,
      aliases: [
        ...field.aliases.filter((alias) => !ofAnyRecord.includes(alias)),
        ...(field.key === 'name' ? names : []),
      ],
    }));
}

/**
 * Whom a row names; null for nobody. Where a file knows its customers by name alone, the folded name is what they are known
 * by.
 */
export function readPerson(row: MappedRow, context: ReadingContext): FilePersonNamed | null | RowProblem {
  const identifiers = readKeys(row, context);
  if (isProblem(identifiers)) return identifiers;
  const name = cleanLine(row.text('name'));
  if (identifiers.length > 0) return { name, identifiers };
  if (name === '' || keyFields.some((field) => context.fields.has(field))) return null;
  return { name, identifiers: [{ kind: 'external', scope: 'name', matchKey: foldCompact(name), value: name }] };
}
