import type { Told } from '../../spine/event.ts';

export type CustomerEventType =
  | 'customer.created'
  | 'customer.changed'
  | 'customer.merged'
  | 'customer.merge-undone'
  | 'customer.erased';

/** Someone we did not know before. `kinds`: by which kinds of identifier she is known. */
export function customerCreated(
  customerId: string,
  data: { kind: 'person' | 'company'; kinds: readonly string[] },
): Told {
  return { type: 'customer.created', customerId, data };
}

/** Names of the fields that changed; their values are in the audit log, sealed. */
export function customerChanged(customerId: string, data: { fields: readonly string[] }): Told {
  return { type: 'customer.changed', customerId, data };
}
