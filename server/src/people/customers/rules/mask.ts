import { numberOf } from './identifiers.ts';

/** Shows the end of what a role may not read in full: "•••• 6789". Secret kinds are never shown in full to anybody. */
export function maskIdentifier<I extends { kind: string; value: string }>(
  identifier: I,
  masked: ReadonlySet<string>,
): I {
  if (identifier.kind === 'national-id') return { ...identifier, value: '••••••••••' };
  if (identifier.kind === 'card') return { ...identifier, value: `•••• ${identifier.value}` };
  if (!masked.has(identifier.kind)) return identifier;
  return { ...identifier, value: `•••• ${numberOf(identifier).slice(-4)}` };
}
