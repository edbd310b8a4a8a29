/** The door: what other modules may use. */
export { type Check, runChecks } from './run-checks.ts';
