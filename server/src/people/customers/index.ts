/** The door of people/customers: what others may call. */
export {
  type CustomerReference,
  lockCustomer,
  type Recognised,
  recogniseCustomer,
} from './commands/recognise-customer.ts';
export { type CustomerView, findCustomer, readSearch } from './queries.ts';
export { maskIdentifier } from './rules/mask.ts';
export { standingCustomers } from './standing.ts';
export { findCustomerIds, visibleCustomer } from './visible.ts';
