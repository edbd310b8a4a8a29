import { ownSources, type Purpose } from './words.ts';

/** The latest word of a person for a purpose and channel. */
export interface LatestWord {
  state: 'granted' | 'withdrawn';
  source: string;
  at: Date;
}

export type Verdict =
  | { allowed: true; reason: 'granted' | 'service' }
  | { allowed: false; reason: 'withdrawn' | 'not-asked' | 'suppressed' | 'unreachable' };

/**
 * Whether a message may be sent. A withdrawal forbids it; what somebody has bought may be told her without asking (service);
 * everything else needs a grant. After an erasure only a grant by the person herself counts, and only a later one: a file
 * that says "granted" is not her word.
 */
export function decide(purpose: Purpose, word: LatestWord | undefined, suppressedAt: Date | undefined): Verdict {
  if (word?.state === 'withdrawn') return { allowed: false, reason: 'withdrawn' };
  if (purpose === 'service') return { allowed: true, reason: word === undefined ? 'service' : 'granted' };
  if (suppressedAt !== undefined) {
    const ownWord = word !== undefined && ownSources.has(word.source) && word.at >= suppressedAt;
    if (!ownWord) return { allowed: false, reason: 'suppressed' };
  }
  return word === undefined ? { allowed: false, reason: 'not-asked' } : { allowed: true, reason: 'granted' };
}
