/** The door: what other modules may use. */
export { actedSince, lastDone, subjectsOf } from './acted.ts';
export { destroyCustomerKeys } from './customer-key.ts';
export { findRemoved } from './find-removed.ts';
export { forgetSealed } from './forget-sealed.ts';
export { auditRoutes } from './http.ts';
export { installationActs } from './installation-acts.ts';
export { auditKeeps } from './keeps.ts';
export { countUnseen, listSecurity } from './list-security.ts';
export { noteAccess } from './note-access.ts';
export { changedFields, entryContext, recordChange } from './record-change.ts';
export { auditSealed } from './sealed.ts';
