import type { Workspace } from '../../../office/workspace/index.ts';

/**
 * Every setting that changes what a figure means, and what it makes stale. *Forecasts* are fitted: they are withheld from the
 * change on and made anew by themselves. *Figures* are computed when they are read: they change with the setting, at once.
 * (The zone cuts days elsewhere: purchases are cut anew first, and the fit follows.)
 */
export const settingsThatMatter = {
  timeZone: 'forecasts',
  'settings.asOf': 'forecasts',
  'settings.model': 'forecasts',
  'settings.monthlyDiscount': 'forecasts',
  'settings.margin': 'forecasts',
  'settings.customerRule': 'figures',
  'settings.loyalFrom': 'figures',
  calendar: 'figures',
} as const satisfies Readonly<Record<string, 'forecasts' | 'figures'>>;

/** How far purchases are expected ahead. */
export const forecastHorizonWeeks = 52;

/** The settings that forecasts are made from, as they stand; kept with each fit and compared at every read. */
export function forecastSettings({ settings, timeZone }: Pick<Workspace, 'settings' | 'timeZone'>) {
  return {
    timeZone,
    asOf: settings.asOf ?? 'today',
    model: settings.model ?? 'mbgnbd',
    monthlyDiscount: settings.monthlyDiscount ?? 0.01,
    margin: settings.margin ?? null,
  } as const;
}
export type ForecastSettings = ReturnType<typeof forecastSettings>;

/** True when a change of these fields leaves the forecasts behind. */
export function makesForecastsStale(fields: readonly string[]): boolean {
  const stale: Readonly<Record<string, string>> = settingsThatMatter;
  return fields.some((field) => stale[field] === 'forecasts');
}
