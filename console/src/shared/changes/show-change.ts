import { showBirthday } from '@peyvand/kernel/birthday';
import { toDigitsOf } from '@peyvand/kernel/digits';
import type { BirthdayFields } from '@peyvand/sdk/customers';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { kernelBirthday } from '../customers/kernel-birthday.ts';
import { useColleagues } from '../customers/use-colleagues.ts';
import { useCustomFields, useShowCustom } from '../customers/use-custom-fields.ts';
import { valueWords } from '../customers/value-words.ts';
import { customerWords } from '../customers/words.ts';

type Words = Readonly<Record<string, string>>;

/** A word by its code; a code that has none stands as it is. */
export const named = (words: Words, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

/** Shows a value out of the history of changes as a person reads it; '' for nothing. */
export function useShowChange(): (field: string, value: unknown) => string {
  const { comma, readiness, person, company, yes, no } = useWords(customerWords);
  const values = useWords(valueWords);
  const say = useSay();
  const show = useShow();
  const { language } = useReader();
  const { nameOf } = useColleagues();
  const fields = useCustomFields();
  const showCustom = useShowCustom();

  /** Fields whose values are codes, with the words of the codes. */
  const codes: Readonly<Record<string, Words>> = {
    kind: { person, company },
    gender: values.genders,
    language: values.languages,
    readiness,
    attitude: values.attitudes,
    component: values.components,
    source: values.tasteSources,
    channel: values.reachChannels,
  };
  const clock = (minutes: number) =>
    toDigitsOf(language, `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`);
  const custom = (values: object) =>
    Object.entries(values)
      .map(([key, value]) => {
        const field = fields.find((one) => one.key === key);
        return field === undefined
          ? `${key}: ${plain(value, comma)}`
          : `${say(field.label)}: ${showCustom(field, value)}`;
      })
      .join(comma);

  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? yes : no;
    if (field === 'birthday' && isBirthdayRecord(value)) return showBirthday(kernelBirthday(value), language);
    if (field === 'hours' && isHours(value)) return values.hours(clock(value.from), clock(value.to));
    if (field === 'custom' && typeof value === 'object') return custom(value);
    if (field === 'ownerId' && typeof value === 'string') return nameOf(value);
    if (field === 'companyId') return values.aCompany;
    if (field === 'householdId') return values.aHousehold;
    if ((field === 'budgetMin' || field === 'budgetMax') && typeof value === 'number') return show.money(value);
    if (typeof value === 'number') return show.number(value, 3);
    const words = codes[field];
    return typeof value === 'string' && words !== undefined ? named(words, value) : plain(value, comma);
  };
}

function isBirthdayRecord(value: unknown): value is BirthdayFields {
  const { calendar, month, day } = (value ?? {}) as Partial<BirthdayFields>;
  return (calendar === 'jalali' || calendar === 'gregorian') && typeof month === 'number' && typeof day === 'number';
}

function isHours(value: unknown): value is { from: number; to: number } {
  const { from, to } = (value ?? {}) as { from?: unknown; to?: unknown };
  return typeof from === 'number' && typeof to === 'number';
}

/** A kept value as a person reads it: lists by commas, records by their values. */
function plain(value: unknown, comma: string): string {
  const inner = (values: readonly unknown[], joint: string) =>
    values
      .map((one) => plain(one, comma))
      .filter((one) => one !== '')
      .join(joint);
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return inner(value, comma);
  if (typeof value === 'object') return inner(Object.values(value), ' ');
  return String(value);
}
