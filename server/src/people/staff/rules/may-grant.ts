import type { Grant } from './rights.ts';
import { rowScopes } from './rights.ts';

/**
 * Nobody hands out more than she holds: each right, the row scope and every field of `wanted` must be within `own`.
 * This is the one rule behind inviting, changing roles, making tokens and links for colleagues.
 */
export function isWithin(wanted: Grant, own: Grant): boolean {
  const everything = own.rights.has('*');
  if (!everything && [...wanted.rights].some((right) => !own.rights.has(right))) return false;
  if (rowScopes.indexOf(wanted.scope) > rowScopes.indexOf(own.scope)) return false;
  return [...own.masked].every((field) => wanted.masked.has(field));
}

/** What two grants have in common: the narrower of the rows, every mask of both. */
export function commonGrant(one: Grant, other: Grant): Grant {
  const rights = one.rights.has('*')
    ? other.rights
    : other.rights.has('*')
      ? one.rights
      : new Set([...one.rights].filter((right) => other.rights.has(right)));
  return { ...narrowTo(one, other), rights };
}

/** The part of `wanted` that stays when it may not pass `own`: scope and masks, for a token made by a person. */
export function narrowTo(wanted: Grant, own: Pick<Grant, 'scope' | 'masked'>): Grant {
  const scope = rowScopes.indexOf(wanted.scope) > rowScopes.indexOf(own.scope) ? own.scope : wanted.scope;
  return { rights: wanted.rights, scope, masked: new Set([...wanted.masked, ...own.masked]) };
}
