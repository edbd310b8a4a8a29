/** The door of people/customers: what others may call. */
export {
  type CustomerReference,
  lockCustomer,
  type Recognised,
  recogniseCustomer,
} from './commands/recognise-customer.ts';
export { type CustomerView, findCustomer } from './queries.ts';
export { standingCustomers } from './standing.ts';
