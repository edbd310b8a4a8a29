import { toLatinDigits } from '@peyvand/kernel/digits';
import { isNationalId, parseCompanyId } from '@peyvand/kernel/national-id';
import { fold } from '@peyvand/kernel/text';
import type { FieldType, IntakeField } from '../intake.ts';
import { coreOf, isGeneral, type Subject, senseOf } from './header-words.ts';

export interface Column {
  readonly header: string;
  /** Filled cells of the first rows, words for nothing left out. */
  readonly samples: readonly string[];
}

/** Why a column is taken for a field, or for none. */
export type Reason =
  | 'said'
  | 'recipe'
  | 'header'
  | 'values'
  | 'unsure'
  | 'empty'
  | 'not-hers'
  | 'record-date'
  | 'about'
  | 'contradicted'
  | 'second'
  | 'left-out'
  | 'no-field';

export interface Guess {
  readonly header: string;
  readonly field: string | null;
  /** 0 to 1: by the whole header 1, by a part of it or by its values less. */
  readonly sureness: number;
  readonly reason: Reason;
  /** Whom the header speaks of, where it says so. */
  readonly subject?: Subject;
  /** What it is only perhaps: this is asked. */
  readonly perhaps?: readonly string[];
  /** Of two columns that say the same: the header of the one that is taken. */
  readonly beside?: string;
}

interface Wish {
  readonly index: number;
  readonly field: IntakeField;
  readonly sureness: number;
  readonly reason: Reason;
}

/** Below it a field that says who somebody is is asked about. */
const certain = 0.9;

/**
 * Which column is which field. The folded header in either language decides, read as whom it speaks of and what it names; the
 * looks of values choose only fields that say nothing of a person, and may speak against a header. Each field goes to one
 * column, the surest first; a field that has a second one hands the next column on to it.
 */
export function guessColumns(columns: readonly Column[], fields: readonly IntakeField[]): Guess[] {
  const senses = columns.map((column) => senseOf(headerKey(column.header)));
  const wishes: Wish[] = columns.flatMap((column, index) =>
    fields.flatMap((field) => {
      const found = matchOf(column, field, senses[index] as ReturnType<typeof senseOf>);
      return found === undefined || found.sureness < 0.4 ? [] : [{ index, field, ...found }];
    }),
  );
  wishes.sort((a, b) => b.sureness - a.sureness || a.index - b.index);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const taken = new Map<string, Wish>();
  const guesses = new Map<number, Guess>();
  for (const wish of wishes) {
    if (guesses.get(wish.index)?.field) continue;
    const { header = '', samples = [] } = columns[wish.index] ?? {};
    const subject = senses[wish.index]?.subject;
    const base = { header, ...(subject === undefined ? {} : { subject }) };
    const free = freeField(wish.field, taken, byKey);
    const person = wish.field.person === true;
    if (person && wish.sureness < certain) {
      // a guess about a person is never taken: asked where nothing else says it, left out otherwise
      if (guesses.has(wish.index)) continue;
      const known = taken.get(wish.field.key);
      guesses.set(wish.index, {
        ...base,
        field: null,
        sureness: wish.sureness,
        reason: 'unsure',
        ...(known === undefined ? { perhaps: [wish.field.key] } : { beside: columns[known.index]?.header ?? '' }),
      });
    } else if (samples.length >= 2 && contradicts(samples, wish.field.type, person)) {
      guesses.set(wish.index, { ...base, field: null, sureness: 0, reason: 'contradicted' });
    } else if (free === undefined) {
      const first = taken.get(wish.field.key);
      if (guesses.has(wish.index) || first === undefined) continue;
      guesses.set(wish.index, second(columns, { ...wish, ...base }, first));
    } else {
      taken.set(free.key, wish);
      guesses.set(wish.index, { ...base, field: free.key, sureness: wish.sureness, reason: wish.reason });
    }
  }
  return withGivenNames(
    columns.map((column, index) => guesses.get(index) ?? leftOut(column, senses[index] as ReturnType<typeof senseOf>)),
    columns,
    fields,
  ).map((guess, index, all) => askForSecrets(guess, columns[index] as Column, fields, all));
}

/** The field, or the one that takes its further columns; undefined when all are taken. */
function freeField(
  field: IntakeField,
  taken: ReadonlyMap<string, Wish>,
  byKey: ReadonlyMap<string, IntakeField>,
): IntakeField | undefined {
  if (!taken.has(field.key) || field.several) return field;
  const next = field.further === undefined ? undefined : byKey.get(field.further);
  return next === undefined ? undefined : freeField(next, taken, byKey);
}

/** Two headers for one field are asked about where both say it in so many words and their values are not the same. */
function second(columns: readonly Column[], wish: Wish & { header: string }, first: Wish): Guess {
  const { header, sureness } = wish;
  const other = columns[first.index]?.header ?? '';
  const both = sureness >= certain && first.sureness >= certain;
  const vague = isGeneral(headerKey(header)) || isGeneral(headerKey(other));
  const same = columns[wish.index]?.samples.join('\u0000') === columns[first.index]?.samples.join('\u0000');
  const asked = both && !vague && !same && wish.field.type !== 'text';
  return {
    header,
    field: null,
    sureness,
    reason: 'second',
    beside: other,
    ...(asked ? { perhaps: [wish.field.key] } : {}),
  };
}

function leftOut(column: Column, { subject, about }: ReturnType<typeof senseOf>): Guess {
  const said = subject === undefined ? {} : { subject };
  const reason: Reason =
    column.samples.length === 0
      ? 'empty'
      : subject === 'record'
        ? 'record-date'
        : subject !== undefined && subject !== 'hers'
          ? 'not-hers'
          : about
            ? 'about'
            : 'no-field';
  return { header: column.header, field: null, sureness: 0, reason, ...said };
}

/** «نام» beside a column of family names is the given name, whatever else it is called; a name said to be whole stays. */
function withGivenNames(
  guesses: readonly Guess[],
  columns: readonly Column[],
  fields: readonly IntakeField[],
): Guess[] {
  const has = (key: string) => guesses.some((guess) => guess.field === key);
  if (!has('familyName') || has('givenName') || !fields.some((field) => field.key === 'givenName')) return [...guesses];
  return guesses.map((guess, index) => {
    if (guess.field !== 'name') return guess;
    const core = coreOf(headerKey(columns[index]?.header ?? ''), true);
    return core === 'نام' || core === 'name' ? { ...guess, field: 'givenName' } : guess;
  });
}

/** A column of codes that all pass the check digits of national ids is asked about: they must not lie open as codes. */
function askForSecrets(guess: Guess, column: Column, fields: readonly IntakeField[], all: readonly Guess[]): Guess {
  if (guess.field !== null && fields.find((field) => field.key === guess.field)?.type !== 'code') return guess;
  if (guess.reason === 'said' || guess.reason === 'recipe') return guess;
  if (!fields.some((field) => field.key === 'nationalId') || all.some((one) => one.field === 'nationalId'))
    return guess;
  if (!holdNationalIds(column.samples)) return guess;
  const perhaps = ['nationalId', ...(guess.field === null ? [] : [guess.field])];
  return { ...guess, field: null, reason: 'unsure', perhaps };
}

/** Nine of ten values, and three at least, pass the check digits. */
export function holdNationalIds(samples: readonly string[]): boolean {
  if (samples.length < 3) return false;
  const passing = samples.filter((sample) => {
    const digits = toLatinDigits(sample).replace(/[\s-]/g, '');
    return (isNationalId(digits) && !/^09/.test(digits)) || parseCompanyId(digits) !== undefined;
  });
  return passing.length >= samples.length * 0.9 && new Set(passing).size >= 3;
}

/** A header's comparable form: "Customer_ID", "customer id" and "CustomerID" are one. */
export function headerKey(header: string): string {
  return fold(
    header
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/(\p{L})([\d۰-۹٠-٩]+)(?!\p{L})/gu, '$1 $2')
      .replace(/\((ریال|تومان|rial|toman|irr|irt|usd|gbp|eur)\)|[$£€﷼]/gi, ' ')
      .replace(/[_\-./\\:()[\]{}#*«»"'؟?!،,;+|]+/g, ' '),
  )
    .replace(/\s+(ریال|تومان|rials?|tomans?|irr|irt|usd|gbp|eur)$/, '')
    .trim();
}

/** How sure it is that the column is the field; undefined for surely not. */
function matchOf(
  column: Column,
  field: IntakeField,
  sense: ReturnType<typeof senseOf>,
): { sureness: number; reason: Reason } | undefined {
  const header = headerKey(column.header);
  if (header === '') return undefined;
  // a share of something is no amount of it
  if (field.type === 'money' && /%|٪|درصد|percent/i.test(column.header)) return undefined;
  const suits = valuesSuit(column.samples, field.type);
  const byHeader = (sureness: number, reason: Reason = 'header') => ({ sureness: suits * sureness, reason });
  const aliases = aliasesOf(field);
  const rank = placeOf(aliases, header);
  if (rank !== -1) return byHeader(1 - Math.min(rank, 50) / 1000);
  const others = sense.subject !== undefined && !['hers', 'record', field.of ?? 'hers'].includes(sense.subject);
  if (field.person && (others || sense.about)) return undefined;
  // «موبایل (با صفر)»: what stands in brackets explains
  const bare = placeOf(aliases, headerKey(column.header.replace(/\([^)]*\)/g, ' ')));
  if (bare !== -1 && !others) return byHeader(0.95 - Math.min(bare, 40) / 1000);
  // "Email 1", «موبایل ۲», Phone3: columns of one field, counted
  const counted = placeOf(aliases, header.replace(/\s*[1-9]$/, ''));
  if (counted !== -1 && !others && (field.several || field.further !== undefined))
    return byHeader(0.95 - Math.min(counted, 40) / 1000);
  const named = sense.subject === 'hers';
  const wanted = field.person ? sense.core : coreOf(header, false);
  const near = aliases.findIndex(({ core, own }) => core !== '' && core === wanted && (named || !own));
  if (near !== -1) return byHeader(0.94 - Math.min(near, 30) / 1000);
  let best = 0;
  // words of the alias inside a longer header: "مبلغ کل سفارش" holds «مبلغ کل»
  for (const { key, own } of aliases)
    if (!own && key.length >= 4 && !(isWordOfMany(field) && isGeneral(key)) && ` ${header} `.includes(` ${key} `))
      best = Math.max(best, suits * (0.5 + key.length / header.length / 4));
  if (best > 0 && !others) return { sureness: best, reason: 'header' };
  return field.person || sense.subject !== undefined ? undefined : byValues(column.samples, field.type);
}

/** «شماره» is a word of many things: of a card, a table, a tracking. Only the whole header may mean an order's or a person's. */
function isWordOfMany(field: IntakeField): boolean {
  return field.person === true || field.type === 'code' || field.type === 'text';
}

/** Where the header stands among the names of a field, -1 for nowhere. */
function placeOf(aliases: readonly Alias[], header: string): number {
  const compact = header.replaceAll(' ', '');
  return aliases.findIndex((alias) => !alias.own && (alias.key === header || alias.compact === compact));
}

interface Alias {
  readonly key: string;
  readonly compact: string;
  /** Without idle words. */
  readonly core: string;
  /** Means a person only where the header names her: «نام» in a file of sales. */
  readonly own: boolean;
}
const remembered = new WeakMap<IntakeField, readonly Alias[]>();

function aliasesOf(field: IntakeField): readonly Alias[] {
  const known = remembered.get(field);
  if (known !== undefined) return known;
  const of = (alias: string, own: boolean): Alias => {
    const key = fold(alias);
    return { key, compact: key.replaceAll(' ', ''), core: coreOf(key, false), own };
  };
  const aliases = [
    ...field.aliases.map((alias) => of(alias, false)),
    ...(field.ownAliases ?? []).map((alias) => of(alias, true)),
  ];
  remembered.set(field, aliases);
  return aliases;
}

/** A time of day without a day: 10:30, 9:05:10 pm. */
const clock = /^\d{1,2}:\d{2}(?::\d{2})?\s*\D{0,8}$/;

/** A column called "customer" holds names or codes: names have letters and codes have digits. */
function valuesSuit(samples: readonly string[], type: FieldType): number {
  if (type === 'clock')
    return samples.length > 0 && samples.every((sample) => clock.test(toLatinDigits(sample))) ? 1 : 0;
  if (samples.length === 0 || (type !== 'name' && type !== 'code')) return 1;
  const codes = samples.filter((sample) => /[\d۰-۹٠-٩]/.test(sample)).length / samples.length;
  return type === 'name' ? 1 - codes / 50 : 0.98 + codes / 50;
}

/** A day is told by its looks; a number may be anything. Never a field that says who somebody is. */
function byValues(samples: readonly string[], type: FieldType): { sureness: number; reason: Reason } | undefined {
  if (type !== 'moment' || samples.length < 2) return undefined;
  const share = samples
    .slice(0, 100)
    .filter((text) => /^(1[2-5]|19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}/.test(toLatinDigits(text)));
  const part = share.length / Math.min(samples.length, 100);
  return part >= 0.8 ? { sureness: 0.42 * part, reason: 'values' } : undefined;
}

/** What a value of the type has at least; a column in which hardly any value has it is something else. */
const hasTrace: Partial<Record<FieldType, (text: string) => boolean>> = {
  phone: (text) => /(?:[\d۰-۹٠-٩][^\d۰-۹٠-٩]*){4}/.test(text),
  email: (text) => text.includes('@'),
  'national-id': (text) => /(?:[\d۰-۹٠-٩][\s-]*){6}/.test(text),
  moment: (text) => /[\d۰-۹٠-٩]/.test(text),
  name: (text) => /\p{L}/u.test(text) || /\?\?/.test(text),
};

function contradicts(samples: readonly string[], type: FieldType, person: boolean): boolean {
  const trace = hasTrace[type];
  if (trace === undefined || !person) return false;
  return samples.filter(trace).length < samples.length / 10;
}
