import { toLatinDigits } from '@peyvand/kernel/digits';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { countAttempts, type Door, forgiveAttempts } from '../identity/count-attempts.ts';
import { hashSecret } from '../identity/secret-token.ts';
import { staff } from '../refusals.ts';
import { fromBase32, matchCode } from '../rules/totp.ts';

const pendingSql = `select s.user_id as "userId" from auth.session s
where s.token_hash = $1 and s.stage = 'two-factor' and s.expires_at > $2`;

/** The second step of signing in: the person of a half-open session, once her code is right. */
export async function confirmSecondFactor(
  house: House,
  sessionToken: string | undefined,
  code: string,
): Promise<{ userId: string } | Refusal> {
  if (sessionToken === undefined) return staff('sign-in-again');
  const { rows } = await house.pool.query(pendingSql, [hashSecret(sessionToken), house.clock.now()]);
  const pending = rows[0] as { userId: string } | undefined;
  if (pending === undefined) return staff('sign-in-again');
  const used = await useCode(house, pending.userId, code);
  return isRefusal(used) ? used : pending;
}

/**
 * Spends a code of the app or a recovery code. Each works once: the step that was used is kept, and a recovery code leaves
 * the list, both decided by the row itself, so that two requests with one code cannot both pass.
 */
export async function useCode(house: House, userId: string, written: string): Promise<true | Refusal> {
  const door: Door = { kind: 'code', who: userId };
  const tooMany = await countAttempts(house, [door]);
  if (tooMany !== undefined) return tooMany;
  const code = toLatinDigits(written).replace(/[\s-]/g, '').toUpperCase();
  const spent = /^\d{6}$/.test(code)
    ? await useAppCode(house, userId, code)
    : await useRecoveryCode(house, userId, code);
  if (!spent) return staff('code-wrong');
  await forgiveAttempts(house, [door]);
  return true;
}

async function useAppCode(house: House, userId: string, code: string): Promise<boolean> {
  const { rows } = await house.pool.query(
    'select two_factor_secret, two_factor_step from auth.account where user_id = $1 and two_factor_since is not null',
    [userId],
  );
  const account = rows[0] as { two_factor_secret: string; two_factor_step: number | null } | undefined;
  if (account === undefined) return false;
  const secret = fromBase32(house.secrets.open(account.two_factor_secret, secretContext(userId)));
  const step = matchCode(secret, code, house.clock.now(), account.two_factor_step);
  if (step === undefined) return false;
  const { rowCount } = await house.pool.query(
    'update auth.account set two_factor_step = $2 where user_id = $1 and (two_factor_step is null or two_factor_step < $2)',
    [userId, step],
  );
  return rowCount === 1;
}

async function useRecoveryCode(house: House, userId: string, code: string): Promise<boolean> {
  const { rowCount } = await house.pool.query(
    `update auth.account set recovery_hashes = array_remove(recovery_hashes, $2)
     where user_id = $1 and two_factor_since is not null and $2 = any(recovery_hashes)`,
    [userId, recoveryHash(house, userId, code)],
  );
  return rowCount === 1;
}

/** Binds a sealed secret to its account. */
export function secretContext(userId: string): string {
  return `two-factor:${userId}`;
}

/** Recovery codes are short enough to be tried, so their hash is keyed. */
export function recoveryHash(house: House, userId: string, code: string): string {
  return house.secrets.fingerprint(`${userId}:${code}`, 'recovery-code');
}
