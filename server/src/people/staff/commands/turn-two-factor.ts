import { randomBytes } from 'node:crypto';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { countAttempts } from '../identity/count-attempts.ts';
import { staff } from '../refusals.ts';
import { fromBase32, matchCode, otpauthUrl, toBase32 } from '../rules/totp.ts';
import { recoveryHash, secretContext, useCode } from './confirm-second-factor.ts';
import { noteOnAccount } from './note-on-account.ts';

/** Begins: a new secret for the app. Nothing changes for signing in until its first code is confirmed. */
export async function beginTwoFactor(house: House, userId: string): Promise<{ secret: string; url: string } | Refusal> {
  const secret = toBase32(randomBytes(20));
  const { rows } = await house.pool.query(
    `update auth.account set two_factor_secret = $2, two_factor_step = null
     where user_id = $1 and two_factor_since is null returning coalesce(email, name) as account`,
    [userId, house.secrets.seal(secret, secretContext(userId))],
  );
  const account = rows[0] as { account: string } | undefined;
  return account === undefined ? staff('two-factor-on') : { secret, url: otpauthUrl(account.account, secret) };
}

/**
 * Turns the second factor on once the app shows the right code, and answers the recovery codes, this once. The person's
 * other sessions, which were opened without it, end.
 */
export async function finishTwoFactor(
  house: House,
  userId: string,
  sessionId: string,
  code: string,
): Promise<{ recoveryCodes: string[] } | Refusal> {
  const tooMany = await countAttempts(house, [{ kind: 'code', who: userId }]);
  if (tooMany !== undefined) return tooMany;
  const { rows } = await house.pool.query(
    'select two_factor_secret as secret from auth.account where user_id = $1 and two_factor_since is null',
    [userId],
  );
  const account = rows[0] as { secret: string | null } | undefined;
  if (account === undefined) return staff('two-factor-on');
  if (account.secret === null) return staff('two-factor-off');
  const now = house.clock.now();
  const secret = fromBase32(house.secrets.open(account.secret, secretContext(userId)));
  const step = matchCode(secret, toLatinDigits(code).replace(/\s/g, ''), now, null);
  if (step === undefined) return staff('code-wrong');
  const recoveryCodes = newRecoveryCodes();
  const turned = await house.pool.query(
    `with turned as (update auth.account set two_factor_since = $2, two_factor_step = $3, recovery_hashes = $4 where user_id = $1 and two_factor_secret = $6 returning user_id),
     ended as (delete from auth.session using turned where session.user_id = turned.user_id and session_id <> $5)
     select user_id from turned`,
    [userId, now, step, hashesOf(house, userId, recoveryCodes), sessionId, account.secret],
  );
  // a secret that was made anew in the meantime is not the one that was confirmed
  if (turned.rowCount !== 1) return staff('code-wrong');
  await noteOnAccount(house, userId, 'account.two-factor-on');
  return { recoveryCodes };
}

/** Turns it off; the code proves that it is not somebody at an unlocked screen. */
export async function dropTwoFactor(house: House, userId: string, code: string): Promise<true | Refusal> {
  const used = await useCode(house, userId, code);
  if (isRefusal(used)) return used;
  await clearTwoFactor(house, userId);
  await noteOnAccount(house, userId, 'account.two-factor-off');
  return true;
}

// the row is locked first, so that what it was is what it is told to have been
const clearSql = `with before as (select user_id, two_factor_since is not null as on from auth.account where user_id = $1 for update)
update auth.account a set two_factor_secret = null, two_factor_since = null, two_factor_step = null, recovery_hashes = '{}'
from before where a.user_id = before.user_id returning before.on`;

/**
 * Takes the second factor off an account: after a code, or by the operator when the phone is lost.
 * @returns whether it was on
 */
export async function clearTwoFactor(house: Pick<House, 'pool'>, userId: string): Promise<boolean> {
  const { rows } = await house.pool.query<{ on: boolean }>(clearSql, [userId]);
  return rows[0]?.on === true;
}

/** Ten fresh recovery codes; the earlier ones stop working. */
export async function renewRecoveryCodes(
  house: House,
  userId: string,
  code: string,
): Promise<{ recoveryCodes: string[] } | Refusal> {
  const used = await useCode(house, userId, code);
  if (isRefusal(used)) return used;
  const recoveryCodes = newRecoveryCodes();
  await house.pool.query('update auth.account set recovery_hashes = $2 where user_id = $1', [
    userId,
    hashesOf(house, userId, recoveryCodes),
  ]);
  await noteOnAccount(house, userId, 'account.recovery-codes-made');
  return { recoveryCodes };
}

/** Fifty random bits each, in letters that cannot be mistaken for digits: "ABCDE-FGHIJ". */
function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = toBase32(randomBytes(7)).slice(0, 10);
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

function hashesOf(house: House, userId: string, codes: readonly string[]): string[] {
  return codes.map((code) => recoveryHash(house, userId, code.replace('-', '')));
}
