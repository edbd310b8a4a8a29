/** When a fit that is due begins: now, some seconds after the first change, or some seconds after the last one. */
export type FitStart = 'at-once' | 'settled' | 'after-import';

/** What is known when a fit has become due. */
export interface FitOccasion {
  /** The workspace has no fit yet. */
  readonly first: boolean;
  /** The changes are of an import, the demo or a replay. */
  readonly bulk: boolean;
  /** An import is still writing rows. */
  readonly importing: boolean;
  /** More events wait behind those that were just heard. */
  readonly more: boolean;
}

/**
 * A shop without any forecast, and one whose import has just ended, are waiting for it: both fit at once, as soon as all that
 * was written has been heard. Live changes come in flocks and are let settle.
 */
export function chooseFitStart({ first, bulk, importing, more }: FitOccasion): FitStart {
  if (importing) return 'after-import';
  return !more && (first || bulk) ? 'at-once' : 'settled';
}
