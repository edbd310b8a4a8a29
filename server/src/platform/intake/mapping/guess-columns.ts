import { toLatinDigits } from '@peyvand/kernel/digits';
import { isNationalId } from '@peyvand/kernel/national-id';
import { parsePhone } from '@peyvand/kernel/phone';
import { fold } from '@peyvand/kernel/text';
import type { FieldType, IntakeField } from '../intake.ts';

export interface Column {
  readonly header: string;
  readonly samples: readonly string[];
}

export interface Guess {
  readonly header: string;
  readonly field: string | null;
  /** 0 to 1: by the whole header 1, by a part of it or by its values less. */
  readonly sureness: number;
}

/**
 * Which column is which field: by the folded header in either language first, then by what the values look like. Each
 * field goes to one column, the surest first.
 */
export function guessColumns(columns: readonly Column[], fields: readonly IntakeField[]): Guess[] {
  const wishes = columns.flatMap((column, index) =>
    fields.map((field) => ({ index, field: field.key, sureness: sureness(column, field) })),
  );
  wishes.sort((a, b) => b.sureness - a.sureness || a.index - b.index);
  const byColumn = new Map<number, { field: string; sureness: number }>();
  const taken = new Set<string>();
  for (const wish of wishes) {
    if (wish.sureness < 0.4 || byColumn.has(wish.index) || taken.has(wish.field)) continue;
    byColumn.set(wish.index, wish);
    taken.add(wish.field);
  }
  return columns.map(({ header }, index) => {
    const found = byColumn.get(index);
    return { header, field: found?.field ?? null, sureness: found?.sureness ?? 0 };
  });
}

/** A header's comparable form: "Customer_ID", "customer id" and "CustomerID" are one. */
export function headerKey(header: string): string {
  return fold(
    header
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/\((ریال|تومان|rial|toman|irr|irt|usd|gbp|eur)\)|[$£€﷼]/gi, ' ')
      .replace(/[_\-./:()[\]#*«»]+/g, ' '),
  )
    .replace(/\s+(ریال|تومان|rials?|tomans?|irr|irt|usd|gbp|eur)$/, '')
    .trim();
}

function sureness(column: Column, field: IntakeField): number {
  const header = headerKey(column.header);
  const compact = header.replaceAll(' ', '');
  let best = 0;
  const suits = valuesSuit(column.samples, field.type);
  for (const [rank, alias] of field.aliases.entries()) {
    const known = fold(alias);
    if (known === header || known.replaceAll(' ', '') === compact) return suits * (1 - Math.min(rank, 50) / 1000);
    // words of the alias inside a longer header: "شماره موبایل مشتری" holds «موبایل»
    if (known.length >= 4 && ` ${header} `.includes(` ${known} `))
      best = Math.max(best, suits * (0.5 + known.length / header.length / 4));
  }
  return Math.max(best, valueSureness(column.samples, field.type));
}

/** A column called "customer" holds names or codes: names have letters and codes have digits. */
function valuesSuit(samples: readonly string[], type: FieldType): number {
  if (samples.length === 0 || (type !== 'name' && type !== 'code')) return 1;
  const codes = samples.filter((sample) => /[\d۰-۹٠-٩]/.test(sample)).length / samples.length;
  return type === 'name' ? 1 - codes / 2 : 0.5 + codes / 2;
}

function valueSureness(samples: readonly string[], type: FieldType): number {
  const filled = samples.filter((sample) => sample !== '').slice(0, 100);
  const looks = lookOf[type];
  if (looks === undefined || filled.length < 2) return 0;
  const share = filled.filter(looks).length / filled.length;
  return share >= 0.8 ? 0.42 * share : 0;
}

/** Only what cannot be taken for something else is told by its looks; a number may be anything. */
const lookOf: Partial<Record<FieldType, (text: string) => boolean>> = {
  phone: (text) => {
    const digits = toLatinDigits(text).replace(/\D/g, '');
    return digits.length >= 10 && /^(0|98|\+|9)/.test(toLatinDigits(text).trim()) && parsePhone(text).ok;
  },
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  'national-id': (text) => {
    const digits = toLatinDigits(text);
    return /^\d{10}$/.test(digits) && !digits.startsWith('09') && isNationalId(digits);
  },
  moment: (text) => /^(1[2-5]|19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}/.test(toLatinDigits(text)),
};
