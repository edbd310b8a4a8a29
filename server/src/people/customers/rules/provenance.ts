import type { Provenance } from '../columns.ts';

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
