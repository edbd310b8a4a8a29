import type { CustomerRule, FigureSettings } from '@peyvand/sdk/settings';

/** The choices of the form; null stands for the house's usual one. */
export type Figures = { readonly [K in keyof FigureSettings]-?: NonNullable<FigureSettings[K]> | null };

/** Nothing chosen: the usual way of counting. */
export const usualFigures: Figures = {
  asOf: null,
  customerRule: null,
  model: null,
  monthlyDiscount: null,
  margin: null,
  loyalFrom: null,
};

/** The choices of a business; what it has not chosen stands at the usual. */
export function figuresOf(settings: FigureSettings): Figures {
  const { asOf, customerRule, model, monthlyDiscount, margin, loyalFrom } = settings;
  return {
    asOf: asOf ?? null,
    customerRule: customerRule ?? null,
    model: model ?? null,
    monthlyDiscount: monthlyDiscount ?? null,
    margin: margin ?? null,
    loyalFrom: loyalFrom ?? null,
  };
}

/** The choices that differ from those saved, as the server takes them. */
export function changedFigures(saved: Figures, wish: Figures): Partial<Figures> {
  return Object.fromEntries(
    Object.entries(wish).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(saved[name as keyof Figures]),
    ),
  );
}

/** A rule of this kind with its usual numbers. */
export function usualRule(kind: CustomerRule['kind']): CustomerRule {
  if (kind === 'days') return { kind, days: 365 };
  if (kind === 'own-gap') return { kind, k: 2, leastDays: 90 };
  return { kind, least: 0.5 };
}

/** 0.125 → 12.5, without the dust of binary fractions. */
export function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1e6) / 1e4;
}

/** 12.5 → 0.125. */
export function shareOf(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 1e4) / 1e6;
}
