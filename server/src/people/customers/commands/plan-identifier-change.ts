import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Principal } from '../../../edge/http/principal.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import { differences, type Facts } from '../rules/contradiction.ts';
import { type Identifier, type IdentifierKind, identifierKey, readIdentifier } from '../rules/identifiers.ts';
import { type IdentifierPlan, type KeptIdentifier, planIdentifiers } from '../rules/keep-identifiers.ts';
import { isCode, isContact } from '../rules/who-is-it.ts';
import type { SharedWish } from '../tables.ts';
import { findCandidates } from './recognise-customer.ts';

export interface IdentifierWish {
  kind: IdentifierKind;
  scope?: string | undefined;
  value: string;
  primary?: boolean | undefined;
  verified?: boolean | undefined;
  /** True: she can be reached by it, and it is not hers alone. */
  shared?: boolean | undefined;
  /** Whose a shared one is to her: father, switchboard. */
  label?: string | undefined;
}

export interface IdentifierWishes {
  /** Adds an identifier, or marks one that she has. */
  setIdentifiers?: readonly IdentifierWish[] | undefined;
  /** Without a value: all of that kind. */
  removeIdentifiers?:
    | readonly { kind: IdentifierKind; scope?: string | undefined; value?: string | undefined }[]
    | undefined;
}

/** What becomes of her identifiers, and of what she shares with others. */
export interface ContactPlan extends IdentifierPlan {
  shared: SharedWish[];
  /** Keys of shared contact points that go. */
  unshared: Pick<Identifier, 'kind' | 'matchKey' | 'value'>[];
}

const ownedSql = `select kind, scope, match_key as "matchKey", value, is_primary as primary, source, verified_at as "verifiedAt"
from customers_identifier where workspace_id = $1 and customer_id = $2 order by is_primary desc, created_at, match_key`;
const heldSql = `select kind, match_key as "matchKey", value from customers_shared_contact where workspace_id = $1
  and (customer_id = $2 or customer_id in (select merged_id from customers_redirect where workspace_id = $1 and survivor_id = $2))`;

/**
 * What a customer's identifiers become. One that somebody else has is refused, unless it is told as shared; so are a second id of
 * one source, and taking away what the caller may not read.
 * @param after what she is called, and when she was born, once the change is made
 */
export async function planIdentifierChange(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  customerId: string,
  after: Facts,
  wish: IdentifierWishes,
): Promise<ContactPlan | Refusal> {
  const set: KeptIdentifierWish[] = [];
  const shared: SharedWish[] = [];
  for (const one of wish.setIdentifiers ?? []) {
    const read = readIdentifier(one.kind, one.scope ?? '', one.value, secrets, w.workspaceId);
    if (isRefusal(read)) return read;
    if (one.shared !== true) set.push({ ...read, primary: one.primary, verified: one.verified });
    else if (isContact(one)) shared.push({ identifier: read, label: one.label?.trim() });
    else return customers('shared-kind');
  }
  const current = await w.read<KeptIdentifier>(ownedSql, [w.workspaceId, customerId]);
  const held = await w.read<ContactPlan['unshared'][number]>(heldSql, [w.workspaceId, customerId]);
  const gone = readRemovals(w, secrets, principal, wish, [...current, ...held.map((one) => ({ ...one, scope: '' }))]);
  if (isRefusal(gone)) return gone;

  const owned = new Set(current.map(identifierKey));
  const fresh = set.filter((one) => !owned.has(identifierKey(one)));
  const { candidates } = await findCandidates(w, [...fresh, ...shared.map((one) => one.identifier)], '');
  const ownerOf = (one: Identifier) => candidates.find((candidate) => candidate.owned.has(identifierKey(one)));
  for (const one of fresh) {
    const owner = ownerOf(one);
    if (owner !== undefined) return customers('identifier-taken', { customerId: owner.customerId, kind: one.kind });
  }
  const told = shared.map((one): SharedWish => {
    const owner = ownerOf(one.identifier);
    if (owner === undefined || owner.customerId === customerId) return one;
    return { ...one, apartFrom: owner.customerId, reasons: differences(after, owner.facts[0] ?? after) };
  });
  const plan = planIdentifiers(current, set, gone, w.now, w.source);
  const second = plan.added.find((one) => isCode(one) && plan.kept.some((other) => isSecondCode(one, other)));
  if (second !== undefined) return customers('ids-of-one-source', { customerId, kind: second.kind });
  const known = new Set(held.map((one) => identifierKey({ ...one, scope: '' })));
  return {
    ...plan,
    shared: told.filter(({ identifier, label }) => label !== undefined || !known.has(identifierKey(identifier))),
    unshared: held.filter((one) => gone.has(identifierKey({ ...one, scope: '' }))),
  };
}

type KeptIdentifierWish = Parameters<typeof planIdentifiers>[1][number];

function isSecondCode(one: Identifier, other: Identifier): boolean {
  return one.kind === other.kind && one.scope === other.scope && one.matchKey !== other.matchKey;
}

/** Keys of what is to go. A number without its extension means the one line of it that she has. */
function readRemovals(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  wish: IdentifierWishes,
  all: readonly Pick<Identifier, 'kind' | 'scope' | 'matchKey'>[],
): Set<string> | Refusal {
  const gone = new Set<string>();
  for (const one of wish.removeIdentifiers ?? []) {
    if (principal.masked.has(one.kind)) return customers('field-hidden');
    if (one.value === undefined) {
      for (const owned of all) if (owned.kind === one.kind) gone.add(identifierKey(owned));
      continue;
    }
    const read = readIdentifier(one.kind, one.scope ?? '', one.value, secrets, w.workspaceId);
    if (isRefusal(read)) return read;
    const exact = all.some((owned) => identifierKey(owned) === identifierKey(read));
    const lines = all.filter((owned) => owned.kind === 'phone' && owned.matchKey.startsWith(`${read.matchKey};ext=`));
    const [line] = lines;
    gone.add(identifierKey(!exact && read.kind === 'phone' && line !== undefined && lines.length === 1 ? line : read));
  }
  return gone;
}
