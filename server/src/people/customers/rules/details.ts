import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { type TextField, textFields, type ValuesOf } from '../columns.ts';
import { customers } from '../refusals.ts';

/** What may be said of a customer beside her name, birthday and identifiers; budgets in the currency's smallest unit. */
export type Details = Partial<
  Undefinable<ValuesOf<'gender' | 'language' | 'ownerId' | 'readiness' | TextField>> & {
    tags: readonly string[] | undefined;
    budget: { min?: number | null | undefined; max?: number | null | undefined } | null | undefined;
  }
>;
type Undefinable<T> = { [K in keyof T]: T[K] | undefined };

export type DetailColumns = Partial<
  ValuesOf<'gender' | 'language' | 'ownerId' | 'readiness' | 'tags' | 'budgetMin' | 'budgetMax' | TextField>
>;

/** The columns that the words mean; only those that were said. */
export function readDetails(wish: Details): DetailColumns | Refusal {
  const { gender, language, ownerId, tags, budget, readiness } = wish;
  const min = budget?.min ?? null;
  const max = budget?.max ?? null;
  if (min !== null && max !== null && min > max) return customers('budget-reversed');
  return {
    ...readTexts(wish),
    ...(gender === undefined ? {} : { gender }),
    ...(language === undefined ? {} : { language }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(tags === undefined ? {} : { tags: cleanTags(tags) }),
    ...(budget === undefined ? {} : { budgetMin: min, budgetMax: max }),
    ...(readiness === undefined ? {} : { readiness }),
  };
}

function readTexts(wish: Details): Partial<ValuesOf<TextField>> {
  return Object.fromEntries(
    textFields.flatMap((field) => {
      const said = wish[field];
      return said === undefined ? [] : [[field, cleanLine(said)]];
    }),
  );
}

/** Tags in their shown form, each once, in the order given. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map(cleanLine).filter((tag) => tag !== ''))];
}
