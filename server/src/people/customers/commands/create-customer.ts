import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Write } from '../../../spine/write.ts';
import { customerCreated } from '../events.ts';
import { customers } from '../refusals.ts';
import { readBirthday } from '../rules/birthday.ts';
import { type IdentifierSecrets, readIdentifiers, type Who } from '../rules/identifiers.ts';
import { nameOf } from '../rules/name.ts';
import { type CustomerRow, putCustomer, putIdentifiers } from '../tables.ts';
import { findByIdentifiers } from './recognise-customer.ts';

/** What staff or a shop may say about a new customer. */
export interface NewCustomer extends Who {
  kind?: 'person' | 'company' | undefined;
  name?: string | undefined;
  givenName?: string | undefined;
  familyName?: string | undefined;
  birthday?:
    | { calendar: 'jalali' | 'gregorian'; month: number; day: number; year?: number | null | undefined }
    | null
    | undefined;
  details?: Partial<CustomerRow> | undefined;
}

/** Makes a customer. An identifier that somebody already has is refused, naming whose it is. */
export async function createCustomer(
  w: Write,
  wish: NewCustomer,
  secrets: IdentifierSecrets,
): Promise<{ customerId: string } | Refusal> {
  const identifiers = readIdentifiers(wish, secrets, w.workspaceId);
  if (isRefusal(identifiers)) return identifiers;
  const names = nameOf(wish);
  if (names.name === '' && identifiers.length === 0) return customers('nameless');
  const birth = readBirthday(wish.birthday);
  if (isRefusal(birth)) return birth;
  const [taken] = await findByIdentifiers(w, identifiers);
  if (taken !== undefined) return customers('identifier-taken', { customerId: taken.customerId, kind: taken.kind });

  const customerId = uuidv7(w.now.getTime());
  putCustomer(w, customerId, { kind: wish.kind ?? 'person', source: w.source, ...wish.details, ...names, ...birth });
  putIdentifiers(w, customerId, identifiers, w.source);
  w.tell(customerCreated(customerId, { kind: wish.kind ?? 'person', kinds: identifiers.map((one) => one.kind) }));
  return { customerId };
}
