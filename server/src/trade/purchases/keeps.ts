import type { Keep } from '../../spine/keep.ts';

/** The books stay: amounts, goods and days. Who bought by her phone goes with her (personal.ts has what hangs on the order). */
export const purchasesKeeps: readonly Keep[] = [
  {
    table: 'purchases_purchase',
    key: ['purchase_id'],
    customer: ['customer_id'],
    merges: 'moves',
    forget: { set: { buyer_name: `''` } },
  },
];
