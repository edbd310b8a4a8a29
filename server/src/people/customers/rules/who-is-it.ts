import { type ApartReason, contradicts, differences, type Facts, sameName } from './contradiction.ts';
import { type Identifier, identifierKey } from './identifiers.ts';

/** Somebody to whom one of the identifiers that were said leads. */
export interface Candidate {
  readonly customerId: string;
  /** As she stands under each of her ids, her own first: who was merged into her is known by either name. */
  readonly facts: readonly Facts[];
  /** Keys of the identifiers that were said and are hers. */
  readonly owned: ReadonlySet<string>;
  /** Keys of those that reach her and recognise nobody alone. */
  readonly held: ReadonlySet<string>;
  /** Keys of her ids in other systems and of her national id, said or not. */
  readonly codes: ReadonlySet<string>;
}

/** Somebody else's phone or mail that reaches her too. */
export interface KeptApart {
  readonly identifier: Identifier;
  readonly apartFrom: string;
  readonly reasons: readonly ApartReason[];
}

/** `fresh` becomes hers; `shared` reaches her. */
export type WhoItIs =
  | { who: 'known'; customerId: string; byCode: boolean; fresh: Identifier[]; shared: KeptApart[] }
  | { who: 'new'; fresh: Identifier[]; shared: KeptApart[] }
  /** Several, who would have to be merged first. */
  | { who: 'several'; customerIds: string[] }
  /** She would have two ids of one source, or two national ids. */
  | { who: 'two-ids'; customerId: string; kind: 'external' | 'national-id' };

/** A phone or a mail proposes; all else decides. */
export function isContact(one: { kind: string }): boolean {
  return one.kind === 'phone' || one.kind === 'email';
}

/** Scopes of keys that mark a row of a file, or a name where a file has nothing else: no ids of a source. */
const noSource: ReadonlySet<string> = new Set(['file-row', 'name']);

/** True for what a person has once: the id of one source, a national id. */
export function isCode(one: { kind: string; scope: string }): boolean {
  return one.kind === 'national-id' || (one.kind === 'external' && !noSource.has(one.scope));
}

/**
 * Who is meant by identifiers and by what is said of her (FRONTDOOR 15, 16). Codes decide. A phone or mail proposes its owner,
 * and whoever it reaches if the name is hers. Where name, birthday or gender contradict, or she has another id of the same
 * source, it is somebody else, whom that phone or mail reaches too.
 * @param bare a purchase or call told by phone or mail alone: it belongs to the owner, whoever's name is said
 */
export function whoIsIt(
  identifiers: readonly Identifier[],
  said: Facts,
  candidates: readonly Candidate[],
  bare = false,
): WhoItIs {
  const asked: Asked[] = identifiers.map((one) => {
    const key = identifierKey(one);
    return { one, key, owner: candidates.find((candidate) => candidate.owned.has(key)) };
  });
  const decided = ownersOf(asked.filter(({ one }) => !isContact(one)));
  if (decided.length > 1) return several(decided);
  const [sure] = decided;
  if (sure !== undefined) {
    const kind = clashOf(identifiers, sure);
    return kind === undefined ? known(asked, said, sure, true) : { who: 'two-ids', customerId: sure.customerId, kind };
  }
  const owners = ownersOf(asked);
  const fits = (one: Candidate) => clashOf(identifiers, one) === undefined && !contradicts(differingOf(said, one));
  const fitting = owners.filter(fits);
  const isNamed = (one: Candidate) => one.facts.some((facts) => sameName(said, facts));
  const named = fitting.filter(isNamed);
  if (named.length > 1) return several(named);
  const reached = bare && owners.length > 0 ? [] : candidates.filter((one) => one.held.size > 0);
  const byName = reached.filter((one) => isNamed(one) && fits(one));
  const meant = named[0] ?? likeliest(byName, said) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (meant !== undefined) return known(asked, said, meant, false);
  if (fitting.length > 1) return several(fitting);
  const [owner] = owners;
  if (bare && owner !== undefined)
    return { who: 'known', customerId: owner.customerId, byCode: false, fresh: [], shared: [] };
  return { who: 'new', ...divide(asked, said, undefined) };
}

interface Asked {
  one: Identifier;
  key: string;
  owner: Candidate | undefined;
}

function ownersOf(asked: readonly Asked[]): Candidate[] {
  return [...new Set(asked.flatMap(({ owner }) => owner ?? []))];
}

function several(candidates: readonly Candidate[]): WhoItIs {
  return { who: 'several', customerIds: candidates.map((one) => one.customerId) };
}

/** Of several who share a name and a phone the one in whom nothing differs. */
function likeliest(candidates: readonly Candidate[], said: Facts): Candidate | undefined {
  return candidates.find((one) => differingOf(said, one).length === 0) ?? candidates[0];
}

function known(asked: readonly Asked[], said: Facts, she: Candidate, byCode: boolean): WhoItIs {
  return { who: 'known', customerId: she.customerId, byCode, ...divide(asked, said, she) };
}

/** In what the said differs from her, under the id that comes nearest to it. */
function differingOf(said: Facts, she: Candidate): ApartReason[] {
  const all = she.facts.map((facts) => differences(said, facts));
  return all.find((one) => !contradicts(one)) ?? all[0] ?? [];
}

/** What nobody has becomes hers; what is somebody else's reaches her, unless it is known that it does. */
function divide(asked: readonly Asked[], said: Facts, she: Candidate | undefined) {
  const fresh: Identifier[] = [];
  const shared: KeptApart[] = [];
  for (const { one, key, owner } of asked) {
    if (she !== undefined && (owner === she || she.held.has(key))) continue;
    if (owner === undefined) fresh.push(one);
    else shared.push({ identifier: one, apartFrom: owner.customerId, reasons: whyApart(asked, said, owner) });
  }
  return { fresh, shared };
}

function whyApart(asked: readonly Asked[], said: Facts, owner: Candidate): ApartReason[] {
  const clash = clashOf(
    asked.map(({ one }) => one),
    owner,
  );
  const reasons = differingOf(said, owner);
  if (clash !== undefined) reasons.push(clash === 'external' ? 'code' : 'national-id');
  return reasons.length > 0 ? reasons : ['other-key'];
}

/** The kind of a code that was said, is not hers, and of which she has another one. */
function clashOf(identifiers: readonly Identifier[], she: Candidate): 'external' | 'national-id' | undefined {
  const clash = identifiers.find((one) => {
    if (!isCode(one) || she.codes.has(identifierKey(one))) return false;
    const source = `${one.kind} ${one.scope} `;
    return [...she.codes].some((code) => code.startsWith(source));
  });
  return clash === undefined ? undefined : clash.kind === 'national-id' ? 'national-id' : 'external';
}
