/** Which rows of a module a principal sees. */
export type RowScope = 'all' | 'team' | 'own';

/** Who asks, already recognised. Made by people/staff; everything below only reads it. */
export interface Principal {
  /** "user:ID" or "token:ID", as it stands in events and in the audit log. */
  readonly actor: string;
  readonly userId: string | null;
  readonly name: string;
  readonly workspaceId: string;
  readonly role: string;
  readonly rights: ReadonlySet<string>;
  readonly scope: RowScope;
  /** Users whose rows "team" covers, the principal among them. */
  readonly team: readonly string[];
  /** Fields shown as dots: "phone", "email", "national-id", "birthday". */
  readonly masked: ReadonlySet<string>;
}

/** True when the principal holds the right; '*' is held by the owner only. */
export function holds(principal: Pick<Principal, 'rights'>, right: string): boolean {
  return principal.rights.has('*') || principal.rights.has(right);
}

/** Owners whose customers the principal sees; null = all. */
export function visibleOwners(principal: Principal): readonly string[] | null {
  if (principal.scope === 'all') return null;
  if (principal.scope === 'team') return principal.team;
  return principal.userId === null ? [] : [principal.userId];
}
