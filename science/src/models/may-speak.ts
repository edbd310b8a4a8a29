import type { FitWarning } from './warnings.ts';

/** Why nothing is said of single persons from a fit: it is not one, it did not settle, or it leaves a parameter open. */
export type FitSilence =
  | 'no-repeaters'
  | 'few-repeaters'
  | 'not-converged'
  | 'at-bound'
  | 'open-parameter'
  | 'infinite-mean-value';

/** With fewer who came again a fit may speak of the group and of nobody in it. */
export const LEAST_REPEATERS = 30;

/** What is asked of a fit before it speaks of a person. A fit that was stored and read again will do. */
export interface JudgedFit {
  readonly params: Readonly<Record<string, number>> | object;
  readonly converged: boolean;
  readonly warnings: readonly FitWarning[];
}

/**
 * The one rule by which a fit may or may not speak of single persons: it settled inside its bounds, every parameter is known
 * within a factor of twenty, and at least thirty customers have come again. Answers null where it may, else the first reason.
 * @param repeaters customers with x > 0; for Gamma-Gamma those whose repeat spend it saw
 */
export function whyNotOfPersons(fit: JudgedFit | undefined, repeaters: number): FitSilence | null {
  if (repeaters === 0 || fit === undefined || fit.warnings.includes('no-repeaters')) return 'no-repeaters';
  if (repeaters < LEAST_REPEATERS) return 'few-repeaters';
  if (fit.warnings.includes('at-bound')) return 'at-bound';
  const known = Object.values(fit.params).every((value) => Number.isFinite(value) && value > 0);
  if (!fit.converged || !known || fit.warnings.includes('not-converged')) return 'not-converged';
  if (fit.warnings.includes('loose-parameter')) return 'open-parameter';
  return fit.warnings.includes('infinite-mean-value') ? 'infinite-mean-value' : null;
}

const TEXTS: Readonly<Record<FitSilence, { readonly fa: string; readonly en: string }>> = {
  'no-repeaters': {
    fa: 'هنوز کسی در روز دومی خرید نکرده است.',
    en: 'nobody has bought on a second day yet.',
  },
  'few-repeaters': {
    fa: 'کمتر از ۳۰ مشتری دوباره خریده‌اند؛ برای گفتن از تک‌تک مشتریان کم است.',
    en: 'fewer than 30 customers have bought again, too few to speak of single customers.',
  },
  'not-converged': {
    fa: 'مدل روی این داده به نتیجهٔ پایدار نرسید.',
    en: 'the model did not settle on these data.',
  },
  'at-bound': {
    fa: 'این داده مدل را مشخص نمی‌کند: یک پارامتر به مرز خود رسید.',
    en: 'these data do not settle the model: a parameter ran to its bound.',
  },
  'open-parameter': {
    fa: 'از این داده برنمی‌آید که چه کسی رفته است.',
    en: 'these data do not tell who has left.',
  },
  'infinite-mean-value': {
    fa: 'مبلغ خریدها چنان پراکنده است که ارزش تک‌تک مشتریان از آن برنمی‌آید.',
    en: 'amounts vary so much that the value of a single customer cannot be told from them.',
  },
};

/** The reason as a sentence in both languages. */
export function silenceText(silence: FitSilence): { readonly fa: string; readonly en: string } {
  return TEXTS[silence];
}
