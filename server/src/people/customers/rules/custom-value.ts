import { parseDay } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import type { Currency } from '@peyvand/kernel/money';
import { parseMoney } from '@peyvand/kernel/money';
import type { Refusal, Words } from '@peyvand/kernel/refusal';
import { cleanText, fold } from '@peyvand/kernel/text';
import { customers } from '../refusals.ts';

export const customTypes = ['text', 'number', 'money', 'date', 'boolean', 'choice', 'choices'] as const;
export type CustomType = (typeof customTypes)[number];

/** A field of the business's own: what its values are and how it is called. */
export interface CustomField {
  key: string;
  label: Words;
  type: CustomType;
  /** Of 'choice' and 'choices': what is stored, and how it is shown. */
  choices: readonly { value: string; label: Words }[];
}

export type CustomValue = string | number | boolean | readonly string[];

/**
 * The stored form of a value, null when it is to be emptied. A date may be written in either calendar and is stored as
 * YYYY-MM-DD; money is an integer of the smallest unit, or a text with its unit; a choice may be named by its label.
 */
export function readCustomValue(field: CustomField, value: unknown, currency: Currency): CustomValue | null | Refusal {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  const read = readers[field.type](value, field, currency);
  return read ?? customers('custom-unreadable', { key: field.key, label: field.label, type: field.type });
}

type Reader = (value: unknown, field: CustomField, currency: Currency) => CustomValue | undefined;

const readers: Record<CustomType, Reader> = {
  text: (value) => (typeof value === 'string' && value.length <= 2000 ? cleanText(value) : undefined),
  number: (value) => {
    const number = typeof value === 'string' ? readNumber(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  },
  money: (value, _, currency) => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
    if (typeof value !== 'string') return undefined;
    const read = parseMoney(value, currency);
    return read.ok ? read.amount : undefined;
  },
  date: (value) => (typeof value === 'string' ? parseDay(value)?.day : undefined),
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    const word = typeof value === 'string' ? fold(value) : '';
    return yes.has(word) ? true : no.has(word) ? false : undefined;
  },
  choice: (value, field) => (typeof value === 'string' ? readChoice(value, field) : undefined),
  choices: (value, field) => {
    if (!Array.isArray(value) || value.length > 100) return undefined;
    const read = value.map((one) => (typeof one === 'string' ? readChoice(one, field) : undefined));
    return read.includes(undefined) ? undefined : [...new Set(read.filter((one) => one !== undefined))].sort();
  },
};

const yes = new Set(['true', 'yes', '1', 'بله', 'دارد', 'هست'].map(fold));
const no = new Set(['false', 'no', '0', 'خیر', 'نه', 'ندارد', 'نیست'].map(fold));

function readNumber(text: string): number | undefined {
  const plain = toLatinDigits(text).trim().replaceAll('٫', '.').replace(/[,٬]/g, '');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

function readChoice(text: string, field: CustomField): string | undefined {
  const wanted = fold(text);
  return field.choices.find((one) => [one.value, one.label.fa, one.label.en].some((word) => fold(word) === wanted))
    ?.value;
}

/** A customer's values with the changes made: what was emptied is gone. */
export function withCustom(
  values: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, CustomValue | null>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...values, ...changes };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
