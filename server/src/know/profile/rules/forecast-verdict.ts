import { daysBetween } from '@peyvand/kernel/calendar';
import type { Words } from '@peyvand/kernel/refusal';
import { type FitSilence, silenceText, whyNotOfPersons } from '@peyvand/science';
import type { Workspace } from '../../../office/workspace/index.ts';
import type { FitRecord, ModelName } from '../read-fit.ts';
import type { AsOf } from './as-of.ts';
import { forecastSettings } from './forecast-settings.ts';

/** Why nothing is said of single persons: the fit cannot know it, or it belongs to another day or to other settings. */
export type Silence = FitSilence | 'no-fit' | 'settings-changed' | 'behind' | 'ahead' | 'nobody-yet' | 'too-many';

/** What may be said of single persons; null where it may. */
export interface ForecastVerdict {
  /** Chance of being active, expected purchases, next purchase. */
  readonly persons: Silence | null;
  /** Expected value of a purchase, value of the next twelve months. */
  readonly values: Silence | null;
}

/** A fit speaks for a week: after that its chances and days belong to the past. */
export const fitSpeaksDays = 7;

/**
 * THE rule by which forecasts of single persons are shown or withheld, in sentence, list, filter, facts, measures, export and
 * analyse alike (FRONTDOOR 25, 26). They are withheld when the fit did not settle, lies at a bound, leaves a parameter open or
 * saw fewer than thirty who came again; when its settings are no longer those of the business; when its as-of day is more than
 * a week behind the day that figures are seen from, or after it. Say why by `sayWhyNot`; the group's rate stands in their place.
 * @param model whose parameters are asked; the one that predicts if left out
 */
export function judgeForecasts(
  fit: FitRecord | undefined,
  workspace: Workspace,
  asOf: AsOf,
  model: ModelName | undefined = fit?.model,
): ForecastVerdict {
  if (fit === undefined) return { persons: 'no-fit', values: 'no-fit' };
  const late = isOfOtherSettings(fit, workspace) ? 'settings-changed' : ofAnotherDay(fit, asOf);
  const persons = late ?? judgeModel(fit, model);
  const spend = fit.fits.gammagamma;
  return { persons, values: persons ?? whyNotOfPersons(spend, spend?.n ?? 0) };
}

/** What the fit by itself cannot know, whatever the day and the settings. */
export function judgeModel(
  fit: Pick<FitRecord, 'fits' | 'repeaters' | 'model'>,
  model: ModelName = fit.model,
): FitSilence | null {
  return whyNotOfPersons(fit.fits[model], fit.repeaters);
}

/** True when a setting that forecasts are made from is another than when the fit was made. */
export function isOfOtherSettings(fit: FitRecord, workspace: Workspace): boolean {
  const { settings } = fit.assumptions;
  // fits of an earlier release did not keep theirs
  if (settings === undefined) return false;
  const now: Readonly<Record<string, unknown>> = forecastSettings(workspace);
  return Object.entries(settings).some(([name, value]) => now[name] !== value);
}

function ofAnotherDay(fit: FitRecord, asOf: AsOf): 'behind' | 'ahead' | null {
  if (daysBetween(fit.asOf, asOf.day) > fitSpeaksDays) return 'behind';
  // a fit that has seen what came after the day asked for knows the future
  const seenAfter = daysBetween(asOf.day, fit.dataTo);
  return seenAfter > (asOf.setting === 'asked' ? 0 : fitSpeaksDays) ? 'ahead' : null;
}

/** True when a question is about a day before the end of what the fit has seen: it needs a fit of its own day. */
export function isBeforeFit(fit: FitRecord, asOf: AsOf): boolean {
  return asOf.setting === 'asked' && asOf.day < fit.dataTo;
}

/** True when time alone, or a setting, has left the fit behind the figures. */
export function isFitLate(fit: FitRecord, workspace: Workspace, asOf: AsOf): boolean {
  return isOfOtherSettings(fit, workspace) || ofAnotherDay(fit, asOf) !== null;
}

/** The reason as a sentence in both languages. */
export function sayWhyNot(silence: Silence): Words & { readonly code: Silence } {
  return { code: silence, ...(isOfFit(silence) ? silenceText(silence) : lateWords[silence]) };
}

type Late = Exclude<Silence, FitSilence>;
const lateWords: Readonly<Record<Late, Words>> = {
  'no-fit': { fa: 'هنوز پیش‌بینی‌ای ساخته نشده است.', en: 'no forecast has been made yet.' },
  'settings-changed': {
    fa: 'تنظیمات تغییر کرده است؛ پیش‌بینی‌ها از نو ساخته می‌شوند و تا آن هنگام نشان داده نمی‌شوند.',
    en: 'settings have changed; the forecasts are being made anew and are not shown until then.',
  },
  behind: {
    fa: 'پیش‌بینی‌ها از بیش از یک هفته پیش‌اند؛ تا از نو ساخته نشوند نشان داده نمی‌شوند.',
    en: 'the forecasts are more than a week old and are not shown until they are made anew.',
  },
  ahead: {
    fa: 'پیش‌بینی‌ها خریدهای پس از این روز را دیده‌اند؛ برای این روز تعریف نمی‌شوند.',
    en: 'the forecasts have seen purchases after this day; they are not defined for it.',
  },
  'nobody-yet': {
    fa: 'تا این روز کسی خریدی نکرده بود.',
    en: 'nobody had bought by this day.',
  },
  'too-many': {
    fa: 'برای روزی در گذشته، پیش‌بینی تا پانصد هزار مشتری در همان دم ساخته می‌شود؛ در این روز مشتریان بیشتر بودند.',
    en: 'for a day in the past forecasts are made in the moment for up to 500,000 customers; on this day there were more.',
  },
};
const isOfFit = (silence: Silence): silence is FitSilence => !Object.hasOwn(lateWords, silence);

/** What a fit may say in a person's place: how many of all buyers came again. */
export function groupRate(fit: FitRecord | undefined): { customers: number; repeaters: number; share: number } | null {
  if (fit === undefined || fit.customers === 0) return null;
  return { customers: fit.customers, repeaters: fit.repeaters, share: fit.repeaters / fit.customers };
}
