import type { Range } from './filter-editors.tsx';
import type { listWords } from './words.ts';

/** A range as people say it: from … to …; undefined when it has no end. */
export function sayRange<V>(
  { least, most }: Range<V>,
  shown: (value: V) => string,
  words: Pick<(typeof listWords)['fa'], 'between' | 'from' | 'upTo'>,
): string | undefined {
  if (least !== undefined && most !== undefined)
    return least === most ? shown(least) : words.between(shown(least), shown(most));
  if (least !== undefined) return words.from(shown(least));
  return most === undefined ? undefined : words.upTo(shown(most));
}
