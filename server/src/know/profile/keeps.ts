import type { Keep } from '../../spine/keep.ts';

/** Both are made anew from purchases, which move; counts and amounts under an id that leads to nobody are left. */
export const profileKeeps: readonly Keep[] = [
  {
    table: 'profile_customer',
    key: ['customer_id'],
    customer: ['customer_id'],
    merges: 'own',
    forget: { stays: 'counts and amounts' },
  },
  {
    table: 'profile_score',
    key: ['fit_id', 'customer_id'],
    customer: ['customer_id'],
    merges: 'own',
    forget: { stays: 'chances and amounts' },
  },
];
