/** The door of people/customers: what others may call. */

export { eraseCustomer } from './commands/erase-customer.ts';
export { defineCustomField } from './commands/keep-custom-fields.ts';
export { createHousehold } from './commands/keep-household.ts';
export { notePreference } from './commands/keep-preferences.ts';
export {
  type CustomerReference,
  lockCustomer,
  type Recognised,
  recogniseCustomer,
} from './commands/recognise-customer.ts';
export { type BulkChange, startBulk } from './commands/start-bulk.ts';
export { customerReferenceFields } from './contract.ts';
export { customersExport, exportCustomers, localPhone } from './export.ts';
export { dropMoved } from './follow-merges.ts';
export { customersIntake } from './intake.ts';
export { CustomerBook } from './intake-book.ts';
export { type FilePersonNamed, personFields, personKey, readPerson } from './intake-person.ts';
export { knownBlockNames, knownBlocks } from './known-blocks.ts';
export { addressesOf, answersFor, customersOf, identifierOf, joinCustomer, mergedInto, notErased } from './of-a-row.ts';
export { type CustomerView, findCustomer, readSearch, type Search } from './queries.ts';
export { primaryPhonesOf } from './reads/find-phones.ts';
export { type CustomFilter, readCustomFilter } from './reads/list-custom-fields.ts';
export { type CustomType, customTypes } from './rules/custom-value.ts';
export type { Identifier } from './rules/identifiers.ts';
export { extensionOf, numberOf } from './rules/identifiers.ts';
export { maskIdentifier } from './rules/mask.ts';
export { hasSharedContact, sharedAddressesOf } from './shared-contacts.ts';
export { standingCustomers } from './standing.ts';
export { findCustomerIds, visibleCustomer } from './visible.ts';
