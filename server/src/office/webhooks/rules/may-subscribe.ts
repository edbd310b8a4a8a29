import { holds, type Principal } from '../../../edge/http/principal.ts';

/** Whose word an event is, by the first part of its type: what must be read for it to be heard. */
const rightOf: Readonly<Record<string, string>> = {
  customer: 'customers.read',
  consent: 'consent.read',
  interaction: 'interactions.read',
  product: 'products.read',
  purchase: 'purchases.read',
  purchases: 'purchases.read',
  staff: 'staff.read',
  workspace: 'staff.read',
};

type Reader = Pick<Principal, 'rights' | 'scope'>;

/**
 * True when somebody may have events sent out: an endpoint hears of every customer, so she must see all of them, and she
 * must hold the right to read what each kind tells. No types: all of them.
 */
export function maySubscribe(reader: Reader, eventTypes: readonly string[]): boolean {
  if (reader.scope !== 'all') return false;
  const rights =
    eventTypes.length === 0
      ? [...Object.values(rightOf), 'events.read']
      : eventTypes.map((type) => rightOf[type.split('.')[0] ?? ''] ?? 'events.read');
  return rights.every((right) => holds(reader, right));
}
