import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Principal } from '../../../edge/http/principal.ts';
import { visibleOwners } from '../../../edge/http/principal.ts';
import type { Secrets } from '../../../ground/secrets.ts';
import { changedFields, recordChange } from '../../../office/audit/index.ts';
import type { Workspace } from '../../../office/workspace/index.ts';
import type { Write } from '../../../spine/write.ts';
import { personalFields, tracedField } from '../columns.ts';
import { customerChanged } from '../events.ts';
import { customers } from '../refusals.ts';
import { type BirthdayWish, readBirthday } from '../rules/birthday.ts';
import { withCustom } from '../rules/custom-value.ts';
import { cleanTags, type Details, readDetails } from '../rules/details.ts';
import { type Identifier, numberOf } from '../rules/identifiers.ts';
import { nameOf } from '../rules/name.ts';
import { traceChange } from '../rules/provenance.ts';
import { putChangedCustomer, putMarkedIdentifiers, putShared } from '../tables.ts';
import { checkOwner } from './check-owner.ts';
import { findCompany } from './find-company.ts';
import { type LockedCustomer, lockForChange } from './lock-for-change.ts';
import { type ContactPlan, type IdentifierWishes, planIdentifierChange } from './plan-identifier-change.ts';
import { readCustom } from './read-custom.ts';

/** What staff or a program may change; a field that is absent stays, null empties it. */
export interface CustomerChange extends Details, IdentifierWishes {
  /** The version that was looked at: another one means that somebody changed her in the meantime. */
  version: number;
  kind?: 'person' | 'company' | undefined;
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  title?: string | undefined;
  birthday?: BirthdayWish | null | undefined;
  companyId?: string | null | undefined;
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
  custom?: Readonly<Record<string, unknown>> | undefined;
  /** Fields that were confirmed with her, changed or not. */
  verified?: readonly string[] | undefined;
  /** Where the new values come from; the door of the request when absent. */
  source?: string | undefined;
}

const personal = [...personalFields, 'identifiers'];

/** Changes a customer under her lock: fields with their origin, tags, identifiers and their marks, in one commit. */
export async function changeCustomer(
  w: Write,
  house: { secrets: Secrets; workspace: Workspace },
  principal: Principal,
  customerId: string,
  wish: CustomerChange,
): Promise<{ customerId: string; version: number; changed: string[] } | Refusal> {
  if (wish.birthday !== undefined && principal.masked.has('birthday')) return customers('field-hidden');
  const before = await lockForChange(w, customerId, visibleOwners(principal));
  if (isRefusal(before)) return before;
  if (before.version !== wish.version) return customers('changed-meanwhile', { version: before.version });
  const after = await applyFields(w, house, before, wish, visibleOwners(principal));
  if (isRefusal(after)) return after;
  const plan = await planIdentifierChange(w, house.secrets, principal, before.customerId, after, wish);
  if (isRefusal(plan)) return plan;
  if (after.name === '' && plan.kept.length + plan.shared.length === 0) return customers('nameless');

  const columns = changedFields({ ...before }, { ...after });
  const fields = [...new Set(columns.map(tracedField))];
  const contacts = [plan.added, plan.remarked, plan.removed, plan.shared, plan.unshared];
  if (contacts.some((list) => list.length > 0)) fields.push('identifiers');
  const verified = wish.verified ?? [];
  if (fields.length === 0 && verified.length === 0)
    return { customerId: before.customerId, version: before.version, changed: [] };

  const source = wish.source ?? w.source;
  const traced = fields.filter((field) => field !== 'identifiers');
  const provenance = traceChange(before.provenance, traced, verified, w.now, source);
  putIdentifierChange(w, before.customerId, plan, source);
  await recordChange(w, house.secrets, {
    action: 'customer.changed',
    subject: { kind: 'customer', id: before.customerId },
    customerId: before.customerId,
    before: { ...pick(before, columns), identifiers: shown([...plan.removed, ...plan.unshared]), verified: [] },
    after: {
      ...pick(after, columns),
      identifiers: shown([...plan.added, ...plan.shared.map((one) => one.identifier)]),
      verified,
    },
    personal,
  });
  putChangedCustomer(w, before.customerId, { ...after, provenance });
  w.tell(customerChanged(before.customerId, { fields: fields.length > 0 ? fields : ['verified'] }));
  return { customerId: before.customerId, version: before.version + 1, changed: fields };
}

async function applyFields(
  w: Write,
  house: { workspace: Workspace },
  before: LockedCustomer,
  wish: CustomerChange,
  owners: readonly string[] | null,
): Promise<LockedCustomer | Refusal> {
  const details = readDetails(wish);
  if (isRefusal(details)) return details;
  const birth = wish.birthday === undefined ? {} : readBirthday(wish.birthday, w.now);
  if (isRefusal(birth)) return birth;
  const custom = await readCustom(w, wish.custom, house.workspace.currency);
  if (isRefusal(custom)) return custom;
  const companyId = wish.companyId ? await findCompany(w, wish.companyId, owners) : (wish.companyId ?? undefined);
  if (isRefusal(companyId)) return companyId;
  if (companyId === before.customerId) return customers('company-itself');
  // Who keeps the owner that she has may be saving the card of somebody whose owner has left.
  const stranger = details.ownerId === before.ownerId ? undefined : await checkOwner(w, details.ownerId);
  if (stranger !== undefined) return stranger;

  const removed = new Set(cleanTags(wish.removeTags ?? []));
  const tags = [...(details.tags ?? before.tags), ...cleanTags(wish.addTags ?? [])].filter((tag) => !removed.has(tag));
  if (tags.length > 100) return customers('tags-too-many');
  return {
    ...before,
    ...details,
    ...birth,
    ...namesAfter(before, wish),
    kind: wish.kind ?? before.kind,
    companyId: wish.companyId === undefined ? before.companyId : (companyId ?? null),
    tags: [...new Set(tags)],
    custom: withCustom(before.custom, custom),
  };
}

/** A whole name that was not said follows its parts, if it was made of them; a title stays until it is said anew. */
function namesAfter(before: LockedCustomer, wish: CustomerChange) {
  const parts = { givenName: wish.givenName ?? before.givenName, familyName: wish.familyName ?? before.familyName };
  const madeOfParts = before.name === nameOf({ givenName: before.givenName, familyName: before.familyName }).name;
  const name = wish.name ?? (madeOfParts ? undefined : before.name);
  const kind = wish.kind ?? before.kind;
  const names = nameOf({ ...parts, name, kind });
  const title = wish.title === undefined ? names.title || before.title : cleanLine(wish.title);
  return { ...names, title: kind === 'company' ? '' : title };
}

const unlinkSql = `delete from customers_identifier i using unnest($3::text[], $4::text[], $5::text[]) as r (kind, scope, match_key)
where i.workspace_id = $1 and i.customer_id = $2 and i.kind = r.kind and i.scope = r.scope and i.match_key = r.match_key`;
const remarkSql = `update customers_identifier i set is_primary = r.is_primary, verified_at = r.verified_at
from unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[]) as r (kind, scope, match_key, is_primary, verified_at)
where i.workspace_id = $1 and i.customer_id = $2 and i.kind = r.kind and i.scope = r.scope and i.match_key = r.match_key`;

const unshareSql = `delete from customers_shared_contact s using unnest($3::text[], $4::text[]) as r (kind, match_key)
where s.workspace_id = $1 and s.kind = r.kind and s.match_key = r.match_key
  and (s.customer_id = $2 or s.customer_id in (select merged_id from customers_redirect where workspace_id = $1 and survivor_id = $2))`;

function putIdentifierChange(w: Write, customerId: string, plan: ContactPlan, source: string): void {
  const keys = (list: ContactPlan['removed']) => [
    w.workspaceId,
    customerId,
    list.map((one) => one.kind),
    list.map((one) => one.scope),
    list.map((one) => one.matchKey),
  ];
  if (plan.removed.length > 0) w.put(unlinkSql, keys(plan.removed));
  if (plan.remarked.length > 0)
    w.put(remarkSql, [
      ...keys(plan.remarked),
      plan.remarked.map((one) => one.primary),
      plan.remarked.map((one) => one.verifiedAt),
    ]);
  putMarkedIdentifiers(w, customerId, plan.added, source);
  if (plan.unshared.length > 0)
    w.put(unshareSql, [
      w.workspaceId,
      customerId,
      plan.unshared.map((one) => one.kind),
      plan.unshared.map((one) => one.matchKey),
    ]);
  putShared(w, customerId, plan.shared, source);
}

/** As the audit log keeps them: kind and shown value, the secret kinds by their kind only. */
function shown(identifiers: readonly Pick<Identifier, 'kind' | 'value'>[]): string[] {
  return identifiers.map((one) => (one.kind === 'national-id' ? one.kind : `${one.kind} ${numberOf(one)}`));
}

function pick(row: LockedCustomer, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
}
