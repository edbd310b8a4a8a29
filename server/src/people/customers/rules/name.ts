import { cleanText, fold, foldCompact } from '@peyvand/kernel/text';

export interface NameParts {
  name: string;
  givenName: string;
  familyName: string;
}

/** The shown name and its parts, cleaned; a missing whole is made of the parts, never the other way round by guessing. */
export function nameOf(wish: {
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
}): NameParts {
  const givenName = cleanText(wish.givenName ?? '');
  const familyName = cleanText(wish.familyName ?? '');
  const name = cleanText(wish.name ?? '') || [givenName, familyName].filter(Boolean).join(' ');
  return { name, givenName, familyName };
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
