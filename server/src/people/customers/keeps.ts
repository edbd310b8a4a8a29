import type { Keep } from '../../spine/keep.ts';
import { blankCustomer } from './columns.ts';

/**
 * The module's tables with a customer's id. What she is recognised by moves in the merge itself, so that nobody is two people
 * for a moment; notes, preferences and the like are read under every id that leads to her.
 */
export const customersKeeps: readonly Keep[] = [
  {
    table: 'customers_customer',
    key: ['customer_id'],
    customer: ['customer_id'],
    others: ['merged_into', 'company_id'],
    merges: 'own',
    forget: {
      byPart: true,
      set: blankCustomer,
    },
  },
  {
    table: 'customers_identifier',
    key: ['kind', 'scope', 'match_key'],
    customer: ['customer_id'],
    merges: 'own',
    forget: { rows: 'go' },
  },
  {
    table: 'customers_redirect',
    key: ['merged_id'],
    customer: ['merged_id', 'survivor_id'],
    merges: 'own',
    forget: { stays: 'two ids, by which an old one still leads to what is left of her' },
  },
  {
    table: 'customers_merge',
    key: ['merge_id'],
    customer: ['survivor_id', 'merged_id'],
    merges: 'all-ids',
    forget: { set: { filled: `'{}'` } },
  },
  {
    table: 'customers_distinct',
    key: ['first_id', 'second_id'],
    customer: ['first_id', 'second_id'],
    merges: 'all-ids',
    forget: { stays: 'two ids and a decision' },
  },
  {
    table: 'customers_duplicate',
    key: ['first_id', 'second_id'],
    customer: ['first_id', 'second_id'],
    merges: 'own',
    forget: { rows: 'go' },
  },
  {
    table: 'customers_shared_contact',
    key: ['customer_id', 'kind', 'match_key'],
    customer: ['customer_id'],
    others: ['apart_from'],
    merges: 'all-ids',
    forget: { rows: 'go' },
  },
  {
    table: 'customers_preference',
    key: ['preference_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { rows: 'go' },
  },
  {
    table: 'customers_note',
    key: ['note_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { rows: 'go' },
  },
  {
    table: 'customers_attachment',
    key: ['file_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    // with the files that it leads to
    forget: { rows: 'go', byPart: true },
  },
  {
    table: 'customers_bulk_row',
    key: ['bulk_id', 'customer_id'],
    customer: ['customer_id'],
    merges: 'all-ids',
    forget: { set: { before: 'null', after: 'null' } },
  },
];
