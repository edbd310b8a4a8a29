import { showNumber } from '@peyvand/kernel/show-number';
import type { Language } from '@peyvand/ui/read/reader-choices.ts';

/** A recorded value as a person can read it: texts as they are, numbers in the reader's digits, lists joined, shapes as "a: b". */
export function sayValue(value: unknown, language: Language, empty: string): string {
  if (value === null || value === undefined || value === '') return empty;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return showNumber(value, language, { decimals: 4 });
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  const comma = language === 'fa' ? '، ' : ', ';
  if (Array.isArray(value)) {
    return value.length === 0 ? empty : value.map((one) => sayValue(one, language, empty)).join(comma);
  }
  const parts = Object.entries(value as Record<string, unknown>);
  return parts.length === 0
    ? empty
    : parts.map(([name, one]) => `${name}: ${sayValue(one, language, empty)}`).join(comma);
}
