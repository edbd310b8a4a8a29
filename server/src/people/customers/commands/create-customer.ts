import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Workspace } from '../../../platform/workspace/workspace.ts';
import type { Write } from '../../../spine/write.ts';
import { customerCreated } from '../events.ts';
import { customers } from '../refusals.ts';
import { type BirthdayWish, readBirthday } from '../rules/birthday.ts';
import { withCustom } from '../rules/custom-value.ts';
import { type Details, readDetails } from '../rules/details.ts';
import { type IdentifierSecrets, readIdentifiers, type Who } from '../rules/identifiers.ts';
import { nameOf } from '../rules/name.ts';
import { putCustomer, putIdentifiers } from '../tables.ts';
import { checkOwner } from './check-owner.ts';
import { findCompany } from './find-company.ts';
import { readCustom } from './read-custom.ts';
import { findByIdentifiers } from './recognise-customer.ts';

/** What staff or a shop may say about a new customer. */
export interface NewCustomer extends Who, Details {
  kind?: 'person' | 'company' | undefined;
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  birthday?: BirthdayWish | null | undefined;
  companyId?: string | null | undefined;
  custom?: Readonly<Record<string, unknown>> | undefined;
}

/** Makes a customer. An identifier that somebody already has is refused, naming whose it is. */
export async function createCustomer(
  w: Write,
  house: { secrets: IdentifierSecrets; workspace: Workspace },
  wish: NewCustomer,
): Promise<{ customerId: string } | Refusal> {
  const identifiers = readIdentifiers(wish, house.secrets, w.workspaceId);
  if (isRefusal(identifiers)) return identifiers;
  const names = nameOf(wish);
  if (names.name === '' && identifiers.length === 0) return customers('nameless');
  const birth = readBirthday(wish.birthday);
  if (isRefusal(birth)) return birth;
  const details = readDetails(wish);
  if (isRefusal(details)) return details;
  const [taken] = await findByIdentifiers(w, identifiers);
  if (taken !== undefined) return customers('identifier-taken', { customerId: taken.customerId, kind: taken.kind });
  const custom = await readCustom(w, wish.custom, house.workspace.currency);
  if (isRefusal(custom)) return custom;
  const companyId = wish.companyId ? await findCompany(w, wish.companyId) : null;
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
  putIdentifiers(w, customerId, identifiers, w.source);
  w.tell(customerCreated(customerId, { kind, kinds: identifiers.map((one) => one.kind) }));
  return { customerId };
}
