import { parseEmail } from '@peyvand/kernel/email';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../platform/house.ts';
import { countAttempts, type Door, forgiveAttempts } from '../identity/count-attempts.ts';
import { verifyPassword } from '../identity/hash-password.ts';
import { staff } from '../refusals.ts';

/**
 * Who the e-mail and password belong to. The try is counted first; an unknown e-mail costs the same work as a known one and
 * gets the same answer.
 */
export async function checkPassword(
  house: House,
  email: string,
  password: string,
  address: string,
): Promise<{ userId: string } | Refusal> {
  const parsed = parseEmail(email);
  const key = parsed.ok ? parsed.matchKey : email.trim().toLowerCase();
  const doors: Door[] = [
    { kind: 'address', who: address },
    { kind: 'account', who: key },
  ];
  const tooMany = await countAttempts(house, doors);
  if (tooMany !== undefined) return tooMany;
  const { rows } = await house.pool.query('select user_id, password from auth.account where email = $1', [key]);
  const account = rows[0] as { user_id: string; password: string | null } | undefined;
  if (!(await verifyPassword(password, account?.password)) || account === undefined) return staff('sign-in-wrong');
  await forgiveAttempts(house, doors);
  return { userId: account.user_id };
}
