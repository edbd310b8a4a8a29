import type { Keep } from '../../spine/keep.ts';

/** Only that something was said, and when, is left of an erased customer. */
export const conversationsKeeps: readonly Keep[] = [
  {
    table: 'conversations_interaction',
    key: ['interaction_id'],
    customer: ['customer_id'],
    merges: 'moves',
    forget: {
      set: { subject: `''`, body: `''`, fields: `'{}'`, outcome: `''`, external_id: 'null', content_hash: `''` },
    },
  },
];
