/** The door of people/customers: what others may call. */
export {
  type CustomerReference,
  lockCustomer,
  type Recognised,
  recogniseCustomer,
} from './commands/recognise-customer.ts';
export { customersIntake, readKeys } from './intake.ts';
export { CustomerBook } from './intake-book.ts';
export { type CustomerView, findCustomer, readSearch } from './queries.ts';
export type { Identifier } from './rules/identifiers.ts';
export { maskIdentifier } from './rules/mask.ts';
export { standingCustomers } from './standing.ts';
export { findCustomerIds, visibleCustomer } from './visible.ts';
