import { type Day, dayFromGregorian, gregorianOf } from '@peyvand/kernel/calendar';
import type { Words } from '@peyvand/kernel/refusal';
import { nameWords } from './name.ts';

/** What is compared of two people who are reached by one phone or mail. */
export interface Facts {
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly gender: 'female' | 'male' | 'other' | null;
  readonly birthCalendar: 'jalali' | 'gregorian' | null;
  readonly birthYear: number | null;
  readonly birthMonth: number | null;
  readonly birthDay: number | null;
}

/** Why two people were kept apart, or stand beside each other as a pair to look at. */
export const apartReasons = {
  'family-name': { fa: 'نام خانوادگی متفاوت', en: 'Another family name' },
  'given-name': { fa: 'نام کوچک متفاوت', en: 'Another given name' },
  birthday: { fa: 'تاریخ تولد متفاوت', en: 'Another birthday' },
  gender: { fa: 'جنسیت متفاوت', en: 'Another gender' },
  code: { fa: 'کد مشتری دیگری از همان منبع', en: 'Another customer id of the same source' },
  'national-id': { fa: 'کد ملی متفاوت', en: 'Another national id' },
  'other-key': { fa: 'با شناسهٔ دیگری شناخته شد', en: 'Recognised by another identifier' },
} as const satisfies Record<string, Words>;
export type ApartReason = keyof typeof apartReasons;

/** Reasons as the screen says them. */
export function sayApart(codes: readonly string[]): { code: string; words: Words }[] {
  return codes.map((code) => ({ code, words: apartReasons[code as ApartReason] }));
}

/** In what two people differ; what one of them does not say is no difference. */
export function differences(a: Facts, b: Facts): ApartReason[] {
  const found: ApartReason[] = [];
  const names = compareNames(a, b);
  if (names === 'family' || names === 'given') found.push(names === 'family' ? 'family-name' : 'given-name');
  if (otherBirthday(a, b)) found.push('birthday');
  if (a.gender !== null && b.gender !== null && a.gender !== b.gender) found.push('gender');
  return found;
}

/** Another family name decides by itself; of the rest, two together. One alone is a slip of the pen, or a name that changed. */
export function contradicts(differing: readonly ApartReason[]): boolean {
  return differing.includes('family-name') || differing.length >= 2;
}

/** True when both are named and the names have the same words, in whatever order and spacing. */
export function sameName(a: Pick<Facts, 'name'>, b: Pick<Facts, 'name'>): boolean {
  const [one, other] = [nameWords(a.name), nameWords(b.name)];
  return one.length > 0 && other.length > 0 && sameWords(one, other);
}

type Comparison = 'same' | 'family' | 'given';

/** Names in different scripts say nothing about each other; a part of a name may be that name. */
function compareNames(a: Facts, b: Facts): Comparison {
  const one = partsOf(a);
  const other = partsOf(b);
  if (one.all.length === 0 || other.all.length === 0 || !sharesScript(one.all, other.all)) return 'same';
  if (sameWords(one.all, other.all)) return 'same';
  if (within(one.all, other.all)) return shorter(one.all, other.all);
  if (within(other.all, one.all)) return shorter(other.all, one.all);
  if (!one.all.some((word) => other.all.includes(word))) return 'family';
  if (one.family.some((word) => other.family.includes(word))) return 'given';
  // «احمدی مریم» beside «مریم کریمی»: what stands first may be either; the order alone is no other family.
  const turned =
    one.given.some((word) => other.family.includes(word)) || other.given.some((word) => one.family.includes(word));
  return turned || one.family.length === 0 || other.family.length === 0 ? 'given' : 'family';
}

interface Parts {
  all: string[];
  given: string[];
  family: string[];
}

/** Given and family name as they are said apart; of a whole name the first word is the given one. */
function partsOf({ name, givenName, familyName }: Facts): Parts {
  const all = nameWords(name);
  const given = nameWords(givenName);
  const family = nameWords(familyName);
  if (family.length > 0)
    return { all, given: given.length > 0 ? given : all.filter((word) => !family.includes(word)), family };
  if (given.length > 0) return { all, given, family: all.filter((word) => !given.includes(word)) };
  return { all, given: all.slice(0, 1), family: all.slice(1) };
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.join('') === b.join('') || [...a].sort().join(' ') === [...b].sort().join(' ');
}

/** «احمدی» or «مریم احمدی» may be «مریم احمدی نژاد»; «رضا احمدی» is not the given name of «محمد رضا احمدی». */
function shorter(few: readonly string[], many: readonly string[]): Comparison {
  return few.length > 1 && few.at(-1) === many.at(-1) ? 'given' : 'same';
}

/** All words of one stand in the other. */
function within(few: readonly string[], many: readonly string[]): boolean {
  return few.length < many.length && few.every((word) => many.includes(word));
}

const scripts = [/\p{Script=Arabic}/u, /\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u];

function sharesScript(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a.join(' '), b.join(' ')];
  const known = scripts.filter((script) => script.test(one) || script.test(other));
  return known.length === 0 || known.some((script) => script.test(one) && script.test(other));
}

function otherBirthday(a: Facts, b: Facts): boolean {
  if (a.birthMonth === null || b.birthMonth === null) return false;
  if (a.birthCalendar === b.birthCalendar)
    return (
      a.birthMonth !== b.birthMonth ||
      a.birthDay !== b.birthDay ||
      (a.birthYear !== null && b.birthYear !== null && a.birthYear !== b.birthYear)
    );
  const [one, other] = [dayOfBirth(a), dayOfBirth(b)];
  return one !== undefined && other !== undefined && one !== other;
}

/** The day that both calendars name; undefined without a year. */
function dayOfBirth({ birthCalendar, birthYear, birthMonth, birthDay }: Facts): Day | undefined {
  if (birthYear === null || birthMonth === null || birthDay === null) return undefined;
  const dayOf = birthCalendar === 'jalali' ? gregorianOf : dayFromGregorian;
  return dayOf(birthYear, birthMonth, birthDay);
}
