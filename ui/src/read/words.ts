import type { Language } from './reader-choices.ts';

type Phrase = string | ((...given: never[]) => string);
/** A tree of phrases: plain text, or a function where a sentence takes parameters. */
export interface Phrases {
  readonly [key: string]: Phrase | Phrases;
}

/** The same keys, and for functions the same parameters, in the other language. */
type Twin<P> = {
  readonly [K in keyof P]: P[K] extends string
    ? string
    : P[K] extends (...given: infer G) => string
      ? (...given: G) => string
      : Twin<P[K]>;
};

/** The words of one area in both languages. */
export interface AreaWords<P> {
  readonly fa: P;
  readonly en: P;
}

/**
 * Declares the words of one area. Persian is written first; English must have exactly its keys and parameters, or the
 * program does not compile. `tools/check-words.ts` also refuses empty texts and English left standing in Persian.
 */
export function defineWords<const F extends Phrases>(both: { fa: F; en: Twin<F> }): AreaWords<Twin<F>> {
  return both as unknown as AreaWords<Twin<F>>; // fa is narrower than its own widened shape
}

/** The words of an area in one language, for code outside React. */
export function wordsIn<P>(area: AreaWords<P>, language: Language): P {
  return area[language];
}
