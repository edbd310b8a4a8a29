import type { Words } from '@peyvand/kernel/refusal';

/**
 * What is known of a customer herself, each column once. The statements that write, read, compare, blank and bring her in, the
 * shapes at the web edge, the columns of files and the words of her history are made of this table: a plain text more is one
 * entry here and one migration.
 */
export interface Column {
  readonly column: string;
  readonly type: 'text' | 'text[]' | 'uuid' | 'smallint' | 'bigint' | 'jsonb';
  /** What stands there while nothing is known. */
  readonly empty: unknown;
  /** The field that it is a part of, where it is none by itself. */
  readonly part?: 'name' | 'birthday' | 'budget';
  /** As people call the field. */
  readonly words?: Words;
  /** The field carries where its value comes from. */
  readonly traced?: true;
  /** What a merge fills in together: half a birthday of each would be nobody's. */
  readonly fills?: string;
  /** A file may say it. */
  readonly file?: true;
  /** How a file writes over it: as any word, or only where a code decided that it is she. Absent: a rule of its own. */
  readonly joins?: 'word' | 'identity';
  /** Many may be given it at once. */
  readonly bulk?: true;
  /** The log of changes seals its values. */
  readonly personal?: true;
  /** It says nothing of her, and stays when she is erased. */
  readonly staysErased?: true;
  /** A plain text: its longest, its column in files, and the headers that mean it. */
  readonly text?: { readonly max: number; readonly name: Words; readonly aliases: readonly string[] };
}

type Gender = 'female' | 'male' | 'other';
export const readinessSteps = ['not-now', 'looking', 'comparing', 'ready'] as const;
export type Readiness = (typeof readinessSteps)[number];
/** Field → where its value comes from and when it was last confirmed. */
export type Provenance = Record<string, { source: string; at: string; verifiedAt?: string }>;

const nameOf = { type: 'text', empty: '' as string, part: 'name', fills: 'name', file: true, personal: true } as const;
const bornOn = { part: 'birthday', fills: 'birthday', traced: true, file: true, personal: true } as const;
const place = { type: 'text', empty: '' as string, traced: true, fills: 'place', file: true, joins: 'word' } as const;
const budget = { type: 'bigint', empty: null as number | null, part: 'budget', traced: true, fills: 'budget' } as const;

export const columns = {
  kind: {
    ...{ column: 'kind', type: 'text', empty: 'person' as 'person' | 'company', file: true, staysErased: true },
    words: { fa: 'نوع', en: 'kind' },
  },
  name: { ...nameOf, column: 'name', traced: true, words: { fa: 'نام', en: 'name' } },
  givenName: { ...nameOf, column: 'given_name' },
  familyName: { ...nameOf, column: 'family_name' },
  title: { ...nameOf, column: 'title', joins: 'word' },
  gender: {
    ...{ column: 'gender', type: 'text', empty: null as Gender | null, traced: true, fills: 'gender', file: true },
    ...{ joins: 'identity', personal: true, words: { fa: 'جنسیت', en: 'gender' } },
  },
  language: {
    ...{ column: 'language', type: 'text', empty: null as 'fa' | 'en' | null, traced: true, fills: 'language' },
    words: { fa: 'زبان', en: 'language' },
  },
  birthCalendar: {
    ...{ ...bornOn, column: 'birth_calendar', type: 'text', empty: null as 'jalali' | 'gregorian' | null },
    words: { fa: 'تولد', en: 'birthday' },
  },
  birthYear: { ...bornOn, column: 'birth_year', type: 'smallint', empty: null as number | null },
  birthMonth: { ...bornOn, column: 'birth_month', type: 'smallint', empty: null as number | null },
  birthDay: { ...bornOn, column: 'birth_day', type: 'smallint', empty: null as number | null },
  city: {
    ...{ ...place, column: 'city', bulk: true, personal: true, words: { fa: 'شهر', en: 'city' } },
    text: {
      max: 100,
      name: { fa: 'شهر', en: 'City' },
      aliases: ['شهر', 'city', 'town', 'شهرستان', 'شهر محل سکونت', 'billing city', 'default address city', 'home city'],
    },
  },
  province: {
    ...{ ...place, column: 'province', bulk: true, personal: true, words: { fa: 'استان', en: 'province' } },
    text: {
      max: 100,
      name: { fa: 'استان', en: 'Province' },
      aliases: [
        ...['استان', 'province', 'state', 'region', 'billing province', 'billing state'],
        'default address province code',
      ],
    },
  },
  companyId: {
    ...{ column: 'company_id', type: 'uuid', empty: null as string | null, traced: true, fills: 'companyId' },
    ...{ file: true, joins: 'word', words: { fa: 'شرکت', en: 'company' } },
  },
  householdId: {
    ...{ column: 'household_id', type: 'uuid', empty: null as string | null, fills: 'householdId' },
    words: { fa: 'خانوار', en: 'household' },
  },
  ownerId: {
    ...{ column: 'owner_id', type: 'uuid', empty: null as string | null, traced: true, fills: 'ownerId' },
    ...{ file: true, joins: 'word', bulk: true, staysErased: true, words: { fa: 'مسئول', en: 'owner' } },
  },
  tags: {
    ...{ column: 'tags', type: 'text[]', empty: [] as string[], traced: true, file: true, bulk: true },
    words: { fa: 'برچسب‌ها', en: 'tags' },
  },
  custom: {
    ...{
      column: 'custom',
      type: 'jsonb',
      empty: {} as Record<string, unknown>,
      file: true,
      bulk: true,
      personal: true,
    },
    words: { fa: 'فیلدهای دلخواه', en: 'custom fields' },
  },
  budgetMin: { ...budget, column: 'budget_min', words: { fa: 'بودجه', en: 'budget' } },
  budgetMax: { ...budget, column: 'budget_max' },
  readiness: {
    ...{ column: 'readiness', type: 'text', empty: null as Readiness | null, traced: true, fills: 'readiness' },
    words: { fa: 'آمادگی خرید', en: 'readiness to buy' },
  },
  provenance: { column: 'provenance', type: 'jsonb', empty: {} as Provenance },
} as const satisfies Readonly<Record<string, Column>>;

export type Field = keyof typeof columns;
/** The values that these fields hold. */
export type ValuesOf<F extends Field> = { -readonly [K in F]: (typeof columns)[K]['empty'] };
/** Fields whose declaration says so. */
type Having<A> = { [K in Field]: (typeof columns)[K] extends A ? K : never }[Field];
export type TextField = Having<{ text: object }>;
export type FileField = Having<{ file: true }>;
export type BulkField = Having<{ bulk: true }>;

/** The table, where its entries are looked at one by one. */
export const columnOf: Readonly<Record<Field, Column>> = columns;
export const allFields = Object.keys(columns) as Field[];
const having = <F extends Field>(test: (column: Column) => unknown) =>
  allFields.filter((field) => test(columnOf[field])) as F[];
export const textFields = having<TextField>((one) => one.text);
export const fileFields = having<FileField>((one) => one.file);
export const bulkFields = having<BulkField>((one) => one.bulk);
export const personalFields = having((one) => one.personal);

/** The field of the API that a column belongs to: birthMonth is part of the birthday. */
export function tracedField(field: string): string {
  return columnOf[field as Field]?.part ?? field;
}

/** Fields of a customer that carry where their value comes from, by the names that the API uses. */
export const tracedFields = [...new Set(having((one) => one.traced).map(tracedField))];

/** Fields as people call them, by the names that the API uses. */
export const fieldWords: Readonly<Record<string, Words>> = Object.fromEntries(
  allFields.flatMap((field) => {
    const { words } = columnOf[field];
    return words === undefined ? [] : [[tracedField(field), words]];
  }),
);

/** Columns under the names of their fields: c.given_name as "givenName". */
export function selectFields(fields: readonly Field[], table = 'c'): string {
  return fields.map((field) => `${table}.${columnOf[field].column} as "${field}"`).join(', ');
}

/** Sets each column to that of another table: given_name = s.given_name. */
export function setFields(fields: readonly Field[], from: string): string {
  return fields.map((field) => `${columnOf[field].column} = ${from}.${columnOf[field].column}`).join(', ');
}

/** The value of each of these fields as it is while nothing is known. */
export function blank<F extends Field>(fields: readonly F[]): ValuesOf<F> {
  return Object.fromEntries(fields.map((field) => [field, columnOf[field].empty])) as ValuesOf<F>;
}

/** What her own row holds once she is erased, as SQL. */
export const blankCustomer: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    having((one) => !one.staysErased).map((field) => {
      const { column, empty } = columnOf[field];
      return [column, empty === null ? 'null' : empty === '' ? `''` : `'{}'`];
    }),
  ),
  search_key: `''`,
  alike_key: `''`,
};
