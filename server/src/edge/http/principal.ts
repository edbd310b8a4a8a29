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

type Seer = Pick<Principal, 'actor' | 'scope' | 'userId' | 'team'>;

/** Whose acts (imports, bulk edits) somebody sees and takes back: who sees some customers only, her own and her team's. Null = all. */
export function visibleActors({ actor, scope, userId, team }: Seer): readonly string[] | null {
  if (scope === 'all') return null;
  const people = scope === 'team' ? team : userId === null ? [] : [userId];
  return [...new Set([actor, ...people.map((one) => `user:${one}`)])];
}

/** Owners whose customers the principal's figures count: those whom she sees, unless her role counts the whole business. Null = all. */
export function countedOwners(principal: Principal): readonly string[] | null {
  return holds(principal, 'measures.all') ? null : visibleOwners(principal);
}

/** Owners whose customers the principal sees; null = all. */
export function visibleOwners(principal: Pick<Principal, 'scope' | 'team' | 'userId'>): readonly string[] | null {
  if (principal.scope === 'all') return null;
  if (principal.scope === 'team') return principal.team;
  return principal.userId === null ? [] : [principal.userId];
}
