import type { Refusal } from '@peyvand/kernel/refusal';
import { staff } from '../refusals.ts';
import { judgePassword } from '../rules/password.ts';

/** The refusal of a password that would be guessed, with the reason; undefined when it will do. */
export function refusePassword(password: string, about: readonly (string | null | undefined)[]): Refusal | undefined {
  const fault = judgePassword(password, about);
  if (fault === undefined) return undefined;
  return fault === 'common' ? staff('password-common') : staff('password-weak');
}
