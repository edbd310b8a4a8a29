/** The door: what other modules may use. */
export { passEndpoints } from './commands/keep-endpoint.ts';
