/** The door: what other modules may use. */
export type { HashedPlace, SealedPlace } from './sealed-place.ts';
export { tableExists } from './settle-key.ts';
