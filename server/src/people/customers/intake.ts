import { gregorianParts, jalaliOf, parseDay } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { isRefusal } from '@peyvand/kernel/refusal';
import { cleanLine, fold } from '@peyvand/kernel/text';
import {
  type Intake,
  isProblem,
  type MappedRow,
  problemOf,
  type ReadingContext,
  type RowProblem,
} from '../../platform/intake/intake.ts';
import { imports } from '../../platform/intake/refusals.ts';
import { customerFields as fields } from './intake-fields.ts';
import { undoCustomers } from './intake-undo.ts';
import { type FilePerson, writePersons } from './intake-write.ts';
import { customers } from './refusals.ts';
import { type Identifier, readIdentifiers } from './rules/identifiers.ts';
import { nameOf } from './rules/name.ts';

/** How files of customers come in: known by phone, e-mail, customer id or national id; new ones are made. */
export const customersIntake: Intake<FilePerson> = {
  kind: 'customers',
  words: { fa: 'مشتریان', en: 'Customers' },
  right: 'customers.write',
  fields,
  tables: ['customers_customer', 'customers_identifier'],
  checkFields(mapped) {
    const telling = ['name', 'givenName', 'familyName', 'phone', 'phone2', 'email', 'externalId', 'nationalId'];
    if (telling.some((field) => mapped.has(field))) return undefined;
    return imports('fields-missing', {
      fa: 'نام، تلفن، ایمیل یا کد مشتری',
      en: 'a name, phone, e-mail or customer id',
    });
  },
  read(row, context) {
    const identifiers = readKeys(row, context);
    if (isProblem(identifiers)) return identifiers;
    const names = nameOf({
      name: row.text('name'),
      givenName: row.text('givenName'),
      familyName: row.text('familyName'),
    });
    if (names.name === '' && identifiers.length === 0) return problemOf(customers('nameless'));
    const birth = readBirthdayCell(row.text('birthday'), context);
    if (isProblem(birth)) return birth;
    return {
      identifiers,
      ...names,
      ...birth,
      kind: kindOf(row.text('kind')),
      gender: genderOf(row.text('gender')),
      city: cleanLine(row.text('city')),
      province: cleanLine(row.text('province')),
      tags: tagsOf(row.text('tags')),
    };
  },
  write: writePersons,
  undo: undoCustomers,
};

/** Identifiers of a row, the problem naming the column that cannot be read. */
export function readKeys(row: MappedRow, context: ReadingContext): Identifier[] | RowProblem {
  const found: Identifier[] = [];
  for (const field of ['phone', 'phone2'] as const) {
    const cell = row.text(field);
    if (cell === '') continue;
    const read = readIdentifiers({ phones: [cell] }, context.secrets, context.workspace.workspaceId);
    const several = isRefusal(read) ? readSeveralPhones(cell, context) : read;
    if (several === undefined) return problemOf(customers('phone-unreadable', { value: cell }), field);
    found.push(...several);
  }
  for (const [field, who] of [
    ['email', { emails: row.text('email') === '' ? [] : [row.text('email')] }],
    ['externalId', { externalId: withoutFloat(row.text('externalId')) }],
    ['nationalId', { nationalId: row.text('nationalId') }],
  ] as const) {
    if (row.text(field) === '') continue;
    const read = readIdentifiers(who, context.secrets, context.workspace.workspaceId);
    if (isRefusal(read)) return problemOf(read, field);
    found.push(...read);
  }
  return found;
}

/** "0912 … - 0913 …": one cell, two phones. */
function readSeveralPhones(cell: string, context: ReadingContext): Identifier[] | undefined {
  const parts = cell.split(/[،,;|\n/]+|\s+-\s+/).filter((part) => part.trim() !== '');
  if (parts.length < 2) return undefined;
  const read = readIdentifiers({ phones: parts }, context.secrets, context.workspace.workspaceId);
  return isRefusal(read) ? undefined : read;
}

/** Programs that took a column of codes for numbers write 13085 as 13085.0. */
function withoutFloat(code: string): string {
  return /^\d+\.0$/.test(code) ? code.slice(0, -2) : code;
}

function readBirthdayCell(
  text: string,
  context: ReadingContext,
): Pick<FilePerson, 'birthCalendar' | 'birthYear' | 'birthMonth' | 'birthDay'> | RowProblem {
  if (text === '') return {};
  const { dateCalendar, dateOrder } = context.formats;
  const yearless = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(toLatinDigits(text));
  // Without a year a leap year must have the day; the month stands first, as in a full date.
  const full = yearless === null ? text : `${dateCalendar === 'jalali' ? 1403 : 2024}/${yearless[1]}/${yearless[2]}`;
  const read = parseDay(full.replace(/[T ]\d{1,2}:\d{2}.*$/, ''), { order: dateOrder, shortYears: dateCalendar });
  if (read === undefined) return problemOf(customers('birthday-impossible'), 'birthday');
  const parts = read.calendar === 'jalali' ? jalaliOf(read.day) : gregorianParts(read.day);
  return {
    birthCalendar: read.calendar,
    birthYear: yearless === null ? parts.year : null,
    birthMonth: parts.month,
    birthDay: parts.day,
  };
}

const companyWords = new Set(
  ['شرکت', 'حقوقی', 'company', 'organization', 'organisation', 'legal', 'business', 'b2b'].map(fold),
);
const femaleWords = new Set(['زن', 'خانم', 'مونث', 'female', 'f', 'woman'].map(fold));
const maleWords = new Set(['مرد', 'اقا', 'مذکر', 'male', 'm', 'man'].map(fold));

function kindOf(text: string): FilePerson['kind'] {
  return text === '' ? undefined : companyWords.has(fold(text)) ? 'company' : 'person';
}

function genderOf(text: string): FilePerson['gender'] {
  const word = fold(text);
  return femaleWords.has(word) ? 'female' : maleWords.has(word) ? 'male' : undefined;
}

function tagsOf(text: string): string[] {
  if (text === '') return [];
  return [
    ...new Set(
      text
        .split(/[،,;|\n]+/)
        .map(cleanLine)
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, 50);
}
