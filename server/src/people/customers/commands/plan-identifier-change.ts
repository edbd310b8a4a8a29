import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Principal } from '../../../platform/http/principal.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { Write } from '../../../spine/write.ts';
import { customers } from '../refusals.ts';
import { type IdentifierKind, identifierKey, readIdentifier } from '../rules/identifiers.ts';
import { type IdentifierPlan, type KeptIdentifier, planIdentifiers } from '../rules/keep-identifiers.ts';
import { findByIdentifiers } from './recognise-customer.ts';

export interface IdentifierWish {
  kind: IdentifierKind;
  scope?: string | undefined;
  value: string;
  primary?: boolean | undefined;
  verified?: boolean | undefined;
}

export interface IdentifierWishes {
  /** Adds an identifier, or marks one that she has. */
  setIdentifiers?: readonly IdentifierWish[] | undefined;
  /** Without a value: all of that kind. */
  removeIdentifiers?:
    | readonly { kind: IdentifierKind; scope?: string | undefined; value?: string | undefined }[]
    | undefined;
}

const ownedSql = `select kind, scope, match_key as "matchKey", value, is_primary as primary, source, verified_at as "verifiedAt"
from customers_identifier where workspace_id = $1 and customer_id = $2 order by is_primary desc, created_at, match_key`;

/** What a customer's identifiers become; refuses one that somebody else has, and taking away what the caller may not read. */
export async function planIdentifierChange(
  w: Write,
  secrets: Secrets,
  principal: Principal,
  customerId: string,
  wish: IdentifierWishes,
): Promise<IdentifierPlan | Refusal> {
  const set: KeptIdentifierWish[] = [];
  for (const one of wish.setIdentifiers ?? []) {
    const read = readIdentifier(one.kind, one.scope ?? '', one.value, secrets, w.workspaceId);
    if (isRefusal(read)) return read;
    set.push({ ...read, primary: one.primary, verified: one.verified });
  }
  const current = await w.read<KeptIdentifier>(ownedSql, [w.workspaceId, customerId]);
  const remove = new Set<string>();
  for (const one of wish.removeIdentifiers ?? []) {
    if (principal.masked.has(one.kind)) return customers('field-hidden');
    if (one.value === undefined) {
      for (const owned of current) if (owned.kind === one.kind) remove.add(identifierKey(owned));
      continue;
    }
    const read = readIdentifier(one.kind, one.scope ?? '', one.value, secrets, w.workspaceId);
    if (isRefusal(read)) return read;
    remove.add(identifierKey(read));
  }
  const owned = new Set(current.map(identifierKey));
  const fresh = set.filter((one) => !owned.has(identifierKey(one)));
  const [taken] = fresh.length === 0 ? [] : await findByIdentifiers(w, fresh);
  if (taken !== undefined) return customers('identifier-taken', { customerId: taken.customerId, kind: taken.kind });
  return planIdentifiers(current, set, remove, w.now, w.source);
}

type KeptIdentifierWish = Parameters<typeof planIdentifiers>[1][number];
