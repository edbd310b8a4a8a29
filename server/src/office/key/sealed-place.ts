import type { Words } from '@peyvand/kernel/refusal';
import type { Secrets } from '../../ground/secrets.ts';

/**
 * A column whose values are sealed with the installation's key. Each module declares its own, so that changing the key
 * reaches all of them and losing it can say what is gone.
 */
export interface SealedPlace {
  /** "webhooks_endpoint", "auth.account". */
  readonly table: string;
  readonly column: string;
  /** Columns of the primary key without the workspace, in its order. */
  readonly key: readonly string[];
  /** Belongs to workspaces: read and written behind row-level security. */
  readonly tenant: boolean;
  /** Which rows hold a value sealed with the installation's key; others of the column are of another kind. */
  readonly where?: string;
  /** The context that a value was sealed with. */
  context(row: { workspaceId: string; key: readonly string[] }): string;
  /** What the values are, for people. */
  readonly words: Words;
  /** What a lost key means for them and what to do. */
  readonly loss: Words;
  /** Takes the unreadable values of one workspace (or of the installation) out of the way. */
  readonly forget: string;
  /** New values in their stead where the product cannot go on without; by default they are only forgotten. */
  readonly renew?: (secrets: Secrets, row: { workspaceId: string; key: readonly string[] }) => string;
}

/** Keyed hashes of what is not kept itself: a changed key carries their keys on, a lost one makes them say nothing. */
export interface HashedPlace {
  readonly table: string;
  readonly tenant: boolean;
  readonly where?: string;
  readonly words: Words;
  readonly loss: Words;
}

/** All that depends on the installation's key, as the modules declared it. */
export interface KeyBound {
  readonly sealed: readonly SealedPlace[];
  readonly hashed: readonly HashedPlace[];
}

/** Gathers what the modules declared. */
export function gatherKeyBound(
  modules: readonly { readonly sealed?: readonly SealedPlace[]; readonly hashed?: readonly HashedPlace[] }[],
): KeyBound {
  return {
    sealed: modules.flatMap((module) => module.sealed ?? []),
    hashed: modules.flatMap((module) => module.hashed ?? []),
  };
}
