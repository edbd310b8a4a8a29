import type { Keep } from '../../spine/keep.ts';

/** What was allowed stays as a count, under an id that leads to nobody; where it can be proved goes. */
export const consentKeeps: readonly Keep[] = [
  {
    table: 'consent_record',
    key: ['record_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { set: { evidence: `''` } },
  },
];
