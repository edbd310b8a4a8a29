import { gregorianParts, jalaliOf, lastPossibleDay, parseDay } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { cleanLine, fold } from '@peyvand/kernel/text';
import {
  type Intake,
  imports,
  isProblem,
  type MappedRow,
  problemOf,
  type ReadingContext,
} from '../../office/imports/index.ts';
import { type TextField, textFields, type ValuesOf } from './columns.ts';
import type { FilePerson } from './file-person.ts';
import { customerFields } from './intake-fields.ts';
import { readKeys } from './intake-keys.ts';
import { readName } from './intake-names.ts';
import { readOwnCells, readOwnFields } from './intake-own-fields.ts';
import { readRelatives, relativeFields } from './intake-relatives.ts';
import { readShared, sharedField } from './intake-shared.ts';
import { undoCustomers } from './intake-undo.ts';
import { writePersons } from './intake-write.ts';
import { customers } from './refusals.ts';
import { nameOf } from './rules/name.ts';

const fields = [...customerFields, ...relativeFields, sharedField];

/** How files of customers come in: known by phone, e-mail, customer id or national id; new ones are made. */
export const customersIntake: Intake<FilePerson> = {
  kind: 'customers',
  words: { fa: 'مشتریان', en: 'Customers' },
  right: 'customers.write',
  fields,
  tables: ['customers_customer', 'customers_identifier'],
  checkFields(mapped) {
    const telling = [
      'name',
      'givenName',
      'familyName',
      'companyName',
      'phone',
      'phone2',
      'email',
      'externalId',
      'nationalId',
    ];
    if (telling.some((field) => mapped.has(field))) return undefined;
    return imports('fields-missing', {
      fa: 'نام، تلفن، ایمیل یا کد مشتری',
      en: 'a name, phone, e-mail or customer id',
    });
  },
  ownFields: readOwnFields,
  read(row, context) {
    const keys = readKeys(row, context);
    if (isProblem(keys)) return keys;
    const { companyName, ...said } = readName(row);
    const kind = kindOf(row.text('kind'), context);
    const isCompany = kind === 'company' || (said.name === '' && companyName !== '' && kind === undefined);
    const names = nameOf(
      said.name === '' || (isCompany && companyName !== '') ? { name: companyName || said.name } : said,
    );
    // nothing is left to know her by: then the cell that could not be read is the reason
    if (names.name === '' && keys.identifiers.length === 0) return keys.unread ?? problemOf(customers('nameless'));
    const custom = readOwnCells(row, context);
    const shared = [...readRelatives(row, context), ...readShared(row, context)];
    return {
      identifiers: keys.identifiers,
      ...names,
      ...readBirthdayCell(row.text('birthday'), context),
      kind: isCompany ? 'company' : kind,
      gender: genderOf(row.text('gender'), context),
      ...readTexts(row),
      tags: tagsOf(row.text('tags')),
      ...(custom === undefined ? {} : { custom }),
      ownerName: cleanLine(row.text('owner')),
      companyName: isCompany || fold(companyName) === fold(names.name) ? '' : companyName,
      ...(shared.length === 0 ? {} : { shared }),
    };
  },
  write: writePersons,
  undo: undoCustomers,
};

function readTexts(row: MappedRow): ValuesOf<TextField> {
  return Object.fromEntries(textFields.map((field) => [field, cleanLine(row.text(field))])) as ValuesOf<TextField>;
}

function readBirthdayCell(
  text: string,
  context: ReadingContext,
): Pick<FilePerson, 'birthCalendar' | 'birthYear' | 'birthMonth' | 'birthDay'> {
  if (text === '') return {};
  const { dateCalendar, dateOrder } = context.formats;
  const yearless = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(toLatinDigits(text));
  // Without a year a leap year must have the day; the month stands first, as in a full date.
  const full = yearless === null ? text : `${dateCalendar === 'jalali' ? 1403 : 2024}/${yearless[1]}/${yearless[2]}`;
  const read = parseDay(full.replace(/[T ]\d{1,2}:\d{2}.*$/, ''), { order: dateOrder, shortYears: dateCalendar });
  if (read === undefined) {
    context.leaveOut(problemOf(customers('birthday-impossible'), 'birthday'));
    return {};
  }
  if (yearless === null && read.day > lastPossibleDay(context.now, context.workspace.timeZone)) {
    context.leaveOut(problemOf(customers('birthday-ahead'), 'birthday'));
    return {};
  }
  const parts = read.calendar === 'jalali' ? jalaliOf(read.day) : gregorianParts(read.day);
  return {
    birthCalendar: read.calendar,
    birthYear: yearless === null ? parts.year : null,
    birthMonth: parts.month,
    birthDay: parts.day,
  };
}

const kindWords: Readonly<Record<'person' | 'company', ReadonlySet<string>>> = {
  company: new Set(
    [
      ...[
        'شرکت',
        'حقوقی',
        'سازمان',
        'موسسه',
        'company',
        'organization',
        'organisation',
        'legal',
        'business',
        'b2b',
        'corporate',
      ],
      ...['firm', 'true', 'yes', '1'],
    ].map(fold),
  ),
  person: new Set(
    [
      ...[
        'شخص',
        'حقیقی',
        'فرد',
        'مشتری',
        'person',
        'individual',
        'real',
        'natural',
        'private',
        'b2c',
        'contact',
        'customer',
      ],
      ...['consumer', 'false', 'no', '0'],
    ].map(fold),
  ),
};
const genderWords: Readonly<Record<'female' | 'male' | 'other', ReadonlySet<string>>> = {
  female: new Set(
    ['زن', 'خانم', 'مونث', 'مؤنث', 'دختر', 'بانو', 'female', 'f', 'woman', 'girl', 'mrs', 'ms', 'miss', 'w'].map(fold),
  ),
  male: new Set(['مرد', 'اقا', 'آقا', 'آقای', 'مذکر', 'پسر', 'male', 'm', 'man', 'boy', 'mr'].map(fold)),
  other: new Set(['other', 'دیگر', 'سایر', 'non-binary', 'nonbinary', 'diverse'].map(fold)),
};

function kindOf(text: string, context: ReadingContext): FilePerson['kind'] {
  return wordOf(text, kindWords, 'kind', context);
}

function genderOf(text: string, context: ReadingContext): FilePerson['gender'] {
  return wordOf(text, genderWords, 'gender', context);
}

/** What a word of a file means; one that means nothing here is left out and said. */
function wordOf<T extends string>(
  text: string,
  words: Readonly<Record<T, ReadonlySet<string>>>,
  field: string,
  context: ReadingContext,
): T | undefined {
  if (text === '') return undefined;
  const word = fold(text);
  const found = (Object.keys(words) as T[]).find((one) => words[one].has(word));
  if (found === undefined)
    context.leaveOut({
      problem: true,
      field,
      code: 'imports.word-unknown',
      message: {
        fa: `«${text}» برای این ستون شناخته نیست و خوانده نشد.`,
        en: `"${text}" is not a word that this column knows; it was left out.`,
      },
    });
  return found;
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
