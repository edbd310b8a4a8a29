import { type Identifier, identifierKey } from './identifiers.ts';

/** An identifier that a customer has. */
export interface KeptIdentifier extends Identifier {
  primary: boolean;
  source: string;
  verifiedAt: Date | null;
}

export interface IdentifierMarks {
  primary?: boolean | undefined;
  /** True: confirmed now; false: no longer taken for confirmed. */
  verified?: boolean | undefined;
}

export interface IdentifierPlan {
  /** All that she has afterwards. */
  kept: KeptIdentifier[];
  added: KeptIdentifier[];
  remarked: KeptIdentifier[];
  removed: KeptIdentifier[];
}

/**
 * What a customer's identifiers become. Setting one that she has marks it anew; of each kind exactly one is primary: the one
 * marked last, else the one that was, else the first.
 */
export function planIdentifiers(
  current: readonly KeptIdentifier[],
  set: readonly (Identifier & IdentifierMarks)[],
  remove: ReadonlySet<string>,
  now: Date,
  source: string,
): IdentifierPlan {
  const kept = new Map<string, KeptIdentifier>();
  for (const one of current) if (!remove.has(identifierKey(one))) kept.set(identifierKey(one), { ...one });
  for (const { primary, verified, ...one } of set) {
    const key = identifierKey(one);
    const known = kept.get(key) ?? { ...one, primary: false, source, verifiedAt: null };
    const verifiedAt = verified === undefined ? known.verifiedAt : verified ? now : null;
    if (primary === true) for (const other of kept.values()) if (other.kind === one.kind) other.primary = false;
    kept.set(key, { ...known, primary: primary ?? known.primary, verifiedAt });
  }
  const after = [...kept.values()];
  for (const kind of new Set(after.map((one) => one.kind))) {
    const [first] = after.filter((one) => one.kind === kind);
    if (first !== undefined && !after.some((one) => one.kind === kind && one.primary)) first.primary = true;
  }
  const before = new Map(current.map((one) => [identifierKey(one), one]));
  return {
    kept: after,
    added: after.filter((one) => !before.has(identifierKey(one))),
    remarked: after.filter((one) => {
      const was = before.get(identifierKey(one));
      return (
        was !== undefined && (was.primary !== one.primary || was.verifiedAt?.getTime() !== one.verifiedAt?.getTime())
      );
    }),
    removed: current.filter((one) => !kept.has(identifierKey(one))),
  };
}
