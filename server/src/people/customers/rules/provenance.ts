import type { Provenance } from '../tables.ts';

/** Fields of a customer that carry where their value comes from, by the names that the API uses. */
export const tracedFields = [
  'name',
  'gender',
  'language',
  'birthday',
  'city',
  'province',
  'companyId',
  'ownerId',
  'tags',
  'budget',
  'readiness',
] as const;

const fieldOf: Readonly<Record<string, string>> = {
  givenName: 'name',
  familyName: 'name',
  title: 'name',
  birthCalendar: 'birthday',
  birthYear: 'birthday',
  birthMonth: 'birthday',
  birthDay: 'birthday',
  budgetMin: 'budget',
  budgetMax: 'budget',
};

/** The traced field that a column belongs to: birthMonth is part of the birthday. */
export function tracedField(column: string): string {
  return fieldOf[column] ?? column;
}

/**
 * What is known of each field's origin after a change: a changed field is as new as the change; one that was confirmed is
 * verified now, whether or not it changed.
 */
export function traceChange(
  before: Provenance,
  changed: readonly string[],
  verified: readonly string[],
  now: Date,
  source: string,
): Provenance {
  const after: Provenance = { ...before };
  const at = now.toISOString();
  for (const field of changed) after[field] = { source, at };
  for (const field of verified) after[field] = { ...(after[field] ?? { source, at }), verifiedAt: at };
  return after;
}
