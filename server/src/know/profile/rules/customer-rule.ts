import { counted } from '@peyvand/kernel/counted';
import type { WorkspaceSettings } from '../../../office/workspace/index.ts';

/** Who counts as a customer at a day (FOUNDATION 1.4). */
export type CustomerRule = NonNullable<WorkspaceSettings['customerRule']>;

export const defaultRule: CustomerRule = { kind: 'days', days: 365 };

/** Someone with one purchase has no gap of her own: she stays a customer for this long. */
export const daysWithoutGap = 365;

/** The rule of a workspace, or one that was asked for by name with its usual numbers. */
export function ruleOf(settings: WorkspaceSettings, asked?: CustomerRule['kind']): CustomerRule {
  const own = settings.customerRule ?? defaultRule;
  if (asked === undefined || asked === own.kind) return own;
  if (asked === 'own-gap') return { kind: 'own-gap', k: 2, leastDays: 90 };
  return asked === 'p-alive' ? { kind: 'p-alive', least: 0.5 } : defaultRule;
}

/** Days without a purchase after which she is lapsed. The rule of chances says no day: the default stands in. */
export function lapseAfter(rule: CustomerRule, usualGap: number | null): number {
  if (rule.kind === 'days') return rule.days;
  if (rule.kind === 'p-alive') return daysWithoutGap;
  return usualGap === null ? daysWithoutGap : Math.max(rule.leastDays, rule.k * usualGap);
}

/** The rule in words, as every answer that uses it says. */
export function sayRule(rule: CustomerRule): { fa: string; en: string } {
  if (rule.kind === 'days')
    return { fa: `در ${rule.days} روز گذشته خرید کرده باشد`, en: `bought in the last ${counted(rule.days, 'day')}` };
  if (rule.kind === 'own-gap')
    return {
      fa: `از آخرین خرید او بیش از ${rule.k} برابر فاصلهٔ معمول خودش (دست‌کم ${rule.leastDays} روز) نگذشته باشد`,
      en: `no longer without a purchase than ${counted(rule.k, 'time')} her own usual gap (at least ${counted(rule.leastDays, 'day')})`,
    };
  return {
    fa: `احتمال فعال بودن او دست‌کم ${Math.round(rule.least * 100)}٪ باشد (مدل MBG/NBD)`,
    en: `her chance of being active is at least ${Math.round(rule.least * 100)} % (MBG/NBD)`,
  };
}
