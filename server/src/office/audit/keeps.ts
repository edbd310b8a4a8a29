import type { Keep } from '../../spine/keep.ts';

/** The history of changes stands under the id that it was written with; what it sealed ends with her key. */
export const auditKeeps: readonly Keep[] = [
  {
    table: 'audit_entry',
    key: ['entry_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { stays: 'her values are sealed with her own key, which is destroyed' },
  },
  {
    table: 'audit_customer_key',
    key: ['customer_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    // the row stays, so that no key is made again; destroyCustomerKeys
    forget: { set: { sealed_key: 'null' }, byPart: true },
  },
];
