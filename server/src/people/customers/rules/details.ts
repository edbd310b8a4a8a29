import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { customers } from '../refusals.ts';

export const readinessSteps = ['not-now', 'looking', 'comparing', 'ready'] as const;
export type Readiness = (typeof readinessSteps)[number];

/** What may be said of a customer beside her name, birthday and identifiers. */
export interface Details {
  gender?: 'female' | 'male' | 'other' | null | undefined;
  language?: 'fa' | 'en' | null | undefined;
  city?: string | undefined;
  province?: string | undefined;
  ownerId?: string | null | undefined;
  tags?: readonly string[] | undefined;
  /** What she can spend on a purchase, in the currency's smallest unit. */
  budget?: { min?: number | null | undefined; max?: number | null | undefined } | null | undefined;
  readiness?: Readiness | null | undefined;
}

export interface DetailColumns {
  gender?: 'female' | 'male' | 'other' | null;
  language?: 'fa' | 'en' | null;
  city?: string;
  province?: string;
  ownerId?: string | null;
  tags?: string[];
  budgetMin?: number | null;
  budgetMax?: number | null;
  readiness?: Readiness | null;
}

/** The columns that the words mean; only those that were said. */
export function readDetails(wish: Details): DetailColumns | Refusal {
  const { gender, language, city, province, ownerId, tags, budget, readiness } = wish;
  const min = budget?.min ?? null;
  const max = budget?.max ?? null;
  if (min !== null && max !== null && min > max) return customers('budget-reversed');
  return {
    ...(gender === undefined ? {} : { gender }),
    ...(language === undefined ? {} : { language }),
    ...(city === undefined ? {} : { city: cleanLine(city) }),
    ...(province === undefined ? {} : { province: cleanLine(province) }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(tags === undefined ? {} : { tags: cleanTags(tags) }),
    ...(budget === undefined ? {} : { budgetMin: min, budgetMax: max }),
    ...(readiness === undefined ? {} : { readiness }),
  };
}

/** Tags in their shown form, each once, in the order given. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map(cleanLine).filter((tag) => tag !== ''))];
}
