/** The door: what other modules may use. */
export { copyLedger, noteErasure } from './erasure-ledger.ts';
