import { parseEmail } from '@peyvand/kernel/email';
import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { countAttempts, type Door, forgiveAttempts } from '../identity/count-attempts.ts';
import { verifyPassword } from '../identity/hash-password.ts';
import { hashSecret } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { noteOnAccount } from './note-on-account.ts';

interface Account {
  userId: string;
  password: string | null;
  twoFactor: boolean;
  /** She has signed in with this browser before. */
  known: boolean;
}

const accountSql = `select a.user_id as "userId", a.password, a.two_factor_since is not null as "twoFactor",
  exists (select 1 from auth.device d where d.user_id = a.user_id and d.device_hash = $2) as known
from auth.account a where a.email = $1`;

/**
 * Who the e-mail and password belong to. The try is counted before it is judged; an unknown e-mail costs the same work as a
 * known one and gets the same answer. A browser that the person has used before has its own count: whoever tries elsewhere,
 * from her address or any other, does not shut her out. When strangers have used up the account's tries, a right password opens
 * only with the second factor behind it, and one try a minute is judged at all; without a second factor the one-time link is
 * the way in.
 * @param from where the request comes from, and the secret of its browser
 */
export async function checkPassword(
  house: House,
  email: string,
  password: string,
  from: { source: string; device: string | undefined },
): Promise<{ userId: string } | Refusal> {
  const parsed = parseEmail(email);
  const key = parsed.ok ? parsed.matchKey : email.trim().toLowerCase();
  const device = from.device === undefined ? null : hashSecret(from.device);
  const { rows } = await house.pool.query<Account>(accountSql, [key, device]);
  const [account] = rows;
  const known = account?.known ?? false;
  const address: Door = { kind: 'address', who: from.source };
  const own: Door = known
    ? { kind: 'device', who: `${key} ${device?.toString('base64')}` }
    : { kind: 'account', who: key };
  // the neighbours' wrong tries are not those of a browser that is known
  const atDoor = known ? undefined : await countAttempts(house, [address]);
  if (atDoor !== undefined) return atDoor;
  const tooMany = await countAttempts(house, [own]);
  if (tooMany !== undefined) {
    if (known || account?.twoFactor !== true) return tooMany;
    if ((await countAttempts(house, [{ kind: 'slow', who: key }])) !== undefined) return tooMany;
    return (await verifyPassword(password, account.password)) ? { userId: account.userId } : tooMany;
  }
  if (!(await verifyPassword(password, account?.password, known)) || account === undefined) {
    // not waited for: the answer of a known e-mail must take as long as that of an unknown one
    if (account !== undefined) noteFailure(house, account.userId);
    return staff('sign-in-wrong');
  }
  await forgiveAttempts(house, known ? [own] : [address, own]);
  return { userId: account.userId };
}

function noteFailure(house: House, userId: string): void {
  noteOnAccount(house, userId, 'account.sign-in-failed', {}, 'public').catch((error: unknown) =>
    house.log.error('a failed sign-in was not written down', { error }),
  );
}
