/** Honorifics and joints that are no part of a person's initials. */
const skipped = new Set(['آقای', 'خانم', 'دکتر', 'مهندس', 'سید', 'سیده', 'حاج', 'mr', 'mrs', 'ms', 'dr', 'the']);

/**
 * Up to two letters for a name's tile: first letters of the first and last word ("مریم احمدی" → "م‌ا", "Sara K." → "SK").
 * A non-joiner keeps two Persian letters apart, as they are read.
 */
export function initialsOf(name: string): string {
  const words = name
    .replaceAll('\u200c', ' ')
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word) && !skipped.has(word.toLowerCase()));
  const first = words[0]?.match(/^\p{L}/u)?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.match(/^\p{L}/u)?.[0] ?? '') : '';
  const bare = (letter: string) => letter.normalize('NFC').replace(/[أإآ]/u, 'ا').toUpperCase();
  if (last === '') return bare(first);
  const joined = /\p{Script=Arabic}/u.test(first) ? '\u200c' : '';
  return bare(first) + joined + bare(last);
}
