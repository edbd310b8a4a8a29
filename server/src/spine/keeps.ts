import type { Keep } from './keep.ts';

/** The log is for ever: its rows hold ids, amounts and codes, and are read under every id that leads to a person. */
export const spineKeeps: readonly Keep[] = [
  {
    table: 'spine_event',
    key: ['recorded_at', 'event_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { stays: 'data of events are ids, amounts and codes, never a name or a phone' },
  },
];
