import type { Keep } from '../../spine/keep.ts';

/** Records of several kinds stand here, customers among them: what each was before an import. */
export const importsKeeps: readonly Keep[] = [
  {
    table: 'intake_before',
    key: ['import_id', 'kind', 'record_id'],
    customer: ['record_id'],
    merges: 'all-ids',
    forget: { rows: 'go' },
  },
];
