/** The door of people/consent: what others may call. */
export { mayContact, mayContactMany } from './reads/may-contact.ts';
export type { Verdict } from './rules/decide.ts';
export type { Channel, Purpose } from './rules/words.ts';
