import { cleanText, fold, foldCompact } from '@peyvand/kernel/text';

export interface NameParts {
  name: string;
  givenName: string;
  familyName: string;
  /** «خانم دکتر», "Dr": said before the name and no part of it. */
  title: string;
}

/** Words of address, folded. They are no part of a name: two records do not differ by them. */
const titles = new Set(
  [
    ...['آقا', 'آقای', 'خانم', 'بانو', 'سرکار', 'جناب', 'دوشیزه', 'دکتر', 'مهندس', 'استاد', 'پروفسور'],
    ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'eng', 'sir', 'madam'],
  ].map(fold),
);
/** Also parts of names («حاج حسینی»): taken for a title only before a whole name. */
const halfTitles = new Set(['حاج', 'حاجی', 'حاجیه'].map(fold));
/** The words of address that a name begins with, and the name itself; a name is never left empty. */
export function splitTitle(name: string): { title: string; rest: string } {
  // The half-space joins: «حاج‌حسینی» is one word.
  const words = name.split(' ');
  let at = 0;
  while (at < words.length - 1) {
    const key = fold(words[at] ?? '').replace(/\.$/, '');
    const left = words.length - at - 1;
    if (!titles.has(key) && !(halfTitles.has(key) && (left >= 2 || titles.has(fold(words[at + 1] ?? ''))))) break;
    at += 1;
  }
  return { title: words.slice(0, at).join(' '), rest: words.slice(at).join(' ') };
}

/**
 * The shown name and its parts, cleaned, the title apart; a missing whole is made of the parts, never the other way round by
 * guessing.
 */
export function nameOf(wish: {
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  title?: string | undefined;
  kind?: 'person' | 'company' | undefined;
}): NameParts {
  const apart = (text: string | undefined) => {
    const clean = cleanText(text ?? '');
    // «مهندس» may begin the name of a firm.
    return wish.kind === 'company' ? { title: '', rest: clean } : splitTitle(clean);
  };
  const given = apart(wish.givenName);
  const whole = apart(wish.name);
  const familyName = cleanText(wish.familyName ?? '');
  const name = whole.rest || [given.rest, familyName].filter(Boolean).join(' ');
  return { name, givenName: given.rest, familyName, title: cleanText(wish.title ?? '') || whole.title || given.title };
}

/** Words of a name as they are compared: folded, without titles, a comma between them or not. */
export function nameWords(name: string): string[] {
  const words = fold(name)
    .replace(/[,،;]/g, ' ')
    .split(' ')
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '');
  const own = words.filter((word) => !titles.has(word));
  return own.length > 0 ? own : words;
}

/**
 * What the trigram index searches: the folded name with a space before each word (so that a word's beginning can be
 * asked for), then the name without any space (محمدرضا = محمد رضا = محمد‌رضا).
 */
export function searchKeyOf(name: string): string {
  const folded = fold(name);
  if (folded === '') return '';
  const compact = foldCompact(name);
  return compact === folded ? ` ${folded}` : ` ${folded} ${compact}`;
}

/** The letters of a name, sorted: equal for every order and spacing of its words, and for few names that are not the same. */
export function alikeKeyOf(name: string): string {
  return [...foldCompact(name)].sort(byCodePoint).join('');
}

/** As collation "C" orders them. */
function byCodePoint(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
}
