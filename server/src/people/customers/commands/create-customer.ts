import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { type Principal, visibleOwners } from '../../../edge/http/principal.ts';
import type { Workspace } from '../../../office/workspace/index.ts';
import type { Write } from '../../../spine/write.ts';
import { customerCreated } from '../events.ts';
import { customers } from '../refusals.ts';
import { type BirthdayWish, readBirthday } from '../rules/birthday.ts';
import { differences, type Facts, sayApart } from '../rules/contradiction.ts';
import { withCustom } from '../rules/custom-value.ts';
import { type Details, readDetails } from '../rules/details.ts';
import {
  type IdentifierSecrets,
  identifierKey,
  numberOf,
  readIdentifier,
  readIdentifiers,
  type Who,
} from '../rules/identifiers.ts';
import { nameOf } from '../rules/name.ts';
import { type Candidate, type KeptApart, type WhoItIs, whoIsIt } from '../rules/who-is-it.ts';
import { putCustomer, putIdentifiers, putShared, type SharedWish } from '../tables.ts';
import { checkOwner } from './check-owner.ts';
import { findCompany } from './find-company.ts';
import { readCustom } from './read-custom.ts';
import { findCandidates, nobodysFacts } from './recognise-customer.ts';

/** What staff or a shop may say about a new customer. */
export interface NewCustomer extends Who, Details {
  kind?: 'person' | 'company' | undefined;
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  title?: string | undefined;
  birthday?: BirthdayWish | null | undefined;
  companyId?: string | null | undefined;
  custom?: Readonly<Record<string, unknown>> | undefined;
  /** What reaches her and is not hers alone. */
  sharedContacts?: readonly { kind: 'phone' | 'email'; value: string; label?: string | undefined }[] | undefined;
}

/** A phone or mail that became a shared contact point, since it is the key of somebody who is another person. */
export interface Shared {
  kind: string;
  value: string;
  reasons: ReturnType<typeof sayApart>;
}

/**
 * Makes a customer. An identifier of somebody who may be herself is refused, naming whose it is; the phone or mail of somebody who
 * is surely another person (another name, birthday or code) becomes a contact point that both share.
 */
export async function createCustomer(
  w: Write,
  house: { secrets: IdentifierSecrets; workspace: Workspace },
  wish: NewCustomer,
  reader: Pick<Principal, 'masked' | 'scope' | 'team' | 'userId'>,
): Promise<{ customerId: string; shared: Shared[] } | Refusal> {
  const identifiers = readIdentifiers(wish, house.secrets, w.workspaceId);
  if (isRefusal(identifiers)) return identifiers;
  const told = readShared(w, house.secrets, wish);
  if (isRefusal(told)) return told;
  const names = nameOf(wish);
  if (names.name === '' && identifiers.length === 0) return customers('nameless');
  const birth = readBirthday(wish.birthday, w.now);
  if (isRefusal(birth)) return birth;
  const details = readDetails(wish);
  if (isRefusal(details)) return details;
  // a birthday that the caller may not read is not compared: what came of it would tell whether it was right
  const compared = reader.masked.has('birthday') ? {} : birth;
  const said = { ...nobodysFacts, ...names, ...compared, gender: details.gender ?? null };
  const { candidates } = await findCandidates(w, identifiers, names.name);
  const meant = whoIsIt(identifiers, said, candidates);
  if (meant.who !== 'new') return takenOf(meant, candidates);
  const custom = await readCustom(w, wish.custom, house.workspace.currency);
  if (isRefusal(custom)) return custom;
  const companyId = wish.companyId ? await findCompany(w, wish.companyId, visibleOwners(reader)) : null;
  if (isRefusal(companyId)) return companyId;
  const stranger = await checkOwner(w, details.ownerId);
  if (stranger !== undefined) return stranger;

  const customerId = uuidv7(w.now.getTime());
  const kind = wish.kind ?? 'person';
  putCustomer(w, customerId, {
    ...details,
    ...names,
    ...birth,
    kind,
    companyId,
    custom: withCustom({}, custom),
    source: w.source,
  });
  putIdentifiers(w, customerId, meant.fresh, w.source);
  const own = new Set([...meant.fresh, ...meant.shared.map((one) => one.identifier)].map(identifierKey));
  const alsoShared = told.filter(({ identifier }) => !own.has(identifierKey(identifier)));
  putShared(w, customerId, [...meant.shared, ...(await apartFromOwners(w, alsoShared, said))], w.source);
  w.tell(customerCreated(customerId, { kind, kinds: identifiers.map((one) => one.kind) }));
  return { customerId, shared: meant.shared.map(sayShared) };
}

/** Phones and mails that were told as shared, each once. */
function readShared(
  w: Write,
  secrets: IdentifierSecrets,
  { sharedContacts = [] }: NewCustomer,
): SharedWish[] | Refusal {
  const found = new Map<string, SharedWish>();
  for (const { kind, value, label } of sharedContacts) {
    const identifier = readIdentifier(kind, '', value, secrets, w.workspaceId);
    if (isRefusal(identifier)) return identifier;
    found.set(identifierKey(identifier), { identifier, label: label?.trim() });
  }
  return [...found.values()];
}

/** Beside whose key each is, where somebody has it: the pair is listed as kept apart. */
async function apartFromOwners(w: Write, shared: readonly SharedWish[], said: Facts): Promise<SharedWish[]> {
  if (shared.length === 0) return [];
  const { candidates } = await findCandidates(
    w,
    shared.map((one) => one.identifier),
    '',
  );
  return shared.map((one) => {
    const owner = candidates.find((candidate) => candidate.owned.has(identifierKey(one.identifier)));
    if (owner === undefined) return one;
    return { ...one, apartFrom: owner.customerId, reasons: differences(said, owner.facts[0] ?? said) };
  });
}

function sayShared({ identifier, reasons }: KeptApart): Shared {
  return { kind: identifier.kind, value: numberOf(identifier), reasons: sayApart(reasons) };
}

/** Somebody who is known by what was said, or may be: nobody is made, and the caller is led to her. */
function takenOf(meant: Exclude<WhoItIs, { who: 'new' }>, candidates: readonly Candidate[]): Refusal {
  const customerId = meant.who === 'several' ? (meant.customerIds[0] ?? '') : meant.customerId;
  const she = candidates.find((one) => one.customerId === customerId);
  const [key = ''] = [...(she?.owned ?? []), ...(she?.held ?? [])];
  return customers('identifier-taken', { customerId, kind: key.split(' ')[0] ?? '' });
}
