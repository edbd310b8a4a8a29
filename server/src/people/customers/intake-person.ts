import { foldCompact } from '@peyvand/kernel/text';
import {
  type IntakeField,
  isProblem,
  type MappedRow,
  type ReadingContext,
  type RowProblem,
} from '../../office/imports/index.ts';
import { customerFields } from './intake-fields.ts';
import { readKeys } from './intake-keys.ts';
import { readName } from './intake-names.ts';
import type { Identifier } from './rules/identifiers.ts';

/** Somebody whom a row of another kind of file names: a buyer, a caller. */
export interface FilePersonNamed {
  readonly name: string;
  readonly identifiers: readonly Identifier[];
}

const nameFields = ['name', 'givenName', 'middleName', 'familyName', 'companyName'];
const keyFields = ['phone', 'phone2', 'email', 'externalId', 'nationalId'];
/** Headers that in a file of something else are about that something. */
const ofAnyRecord = ['id', 'کد', 'شناسه', 'code', 'نام', 'name', 'اسم', 'record id'];

/**
 * The columns by which files of other kinds name a person.
 * @param names further spellings of the name's header in such files
 */
export function personFields(names: readonly string[]): readonly IntakeField[] {
  return customerFields
    .filter((field) => nameFields.includes(field.key) || keyFields.includes(field.key))
    .map((field) => ({
      ...field,
      aliases: [
        ...field.aliases.filter((alias) => !ofAnyRecord.includes(alias)),
        ...(field.key === 'name' ? names : []),
      ],
      ownAliases: field.aliases.filter((alias) => ofAnyRecord.includes(alias)),
    }));
}

/**
 * Whom a row names; null for nobody. Where a file knows its customers by name alone, the folded name is what they are known
 * by.
 */
export function readPerson(row: MappedRow, context: ReadingContext): FilePersonNamed | null | RowProblem {
  const keys = readKeys(row, context);
  if (isProblem(keys)) return keys;
  const { identifiers, unread } = keys;
  const said = readName(row);
  const name = said.name || said.companyName;
  if (identifiers.length > 0) return { name, identifiers };
  if (name === '' && unread !== undefined) return unread;
  if (name === '' || keyFields.some((field) => context.fields.has(field))) return null;
  return { name, identifiers: [{ kind: 'external', scope: 'name', matchKey: foldCompact(name), value: name }] };
}

/** A text that is equal for the same person in whatever spelling: her identifiers, or her name where a row has none. */
export function personKey({ name, identifiers }: FilePersonNamed): string {
  const keys = identifiers.map((one) => `${one.kind} ${one.scope} ${one.matchKey}`).sort();
  return keys.length > 0 ? keys.join('\u0000') : foldCompact(name);
}
