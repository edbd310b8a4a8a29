import { parseEmail } from '@peyvand/kernel/email';
import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { House } from '../../../edge/house.ts';
import { countAttempts, type Door, forgiveAttempts } from '../identity/count-attempts.ts';
import { hashPassword, verifyPassword } from '../identity/hash-password.ts';
import { staff } from '../refusals.ts';
import { noteOnAccount } from './note-on-account.ts';
import { refusePassword } from './refuse-password.ts';

interface Account {
  name: string;
  email: string | null;
  password: string | null;
}

async function readAccount(house: House, userId: string): Promise<Account> {
  const { rows } = await house.pool.query('select name, email, password from auth.account where user_id = $1', [
    userId,
  ]);
  const account = rows[0] as Account | undefined;
  if (account === undefined) throw new Error(`a session of no account: ${userId}`);
  return account;
}

/** Refuses a wrong current password; tries are counted, an open screen is no licence to guess. */
async function checkCurrent(
  house: House,
  userId: string,
  account: Account,
  current: string | undefined,
): Promise<Refusal | undefined> {
  if (account.password === null) return undefined;
  const doors: Door[] = [{ kind: 'account', who: userId }];
  const tooMany = await countAttempts(house, doors);
  if (tooMany !== undefined) return tooMany;
  if (!(await verifyPassword(current ?? '', account.password))) return staff('password-wrong');
  await forgiveAttempts(house, doors);
  return undefined;
}

/** Refuses a wrong password of the person's own; of an account without one there is nothing to ask. */
export async function checkOwnPassword(
  house: House,
  userId: string,
  password: string | undefined,
): Promise<true | Refusal> {
  return (await checkCurrent(house, userId, await readAccount(house, userId), password)) ?? true;
}

export interface AccountChange {
  name?: string | undefined;
  email?: string | undefined;
  language?: 'fa' | 'en' | undefined;
  /** Needed for another e-mail, once there is a password. */
  password?: string | undefined;
}

/** Changes a person's own name, e-mail or language. */
export async function changeAccount(house: House, userId: string, change: AccountChange): Promise<true | Refusal> {
  const account = await readAccount(house, userId);
  const name = change.name === undefined ? account.name : cleanLine(change.name);
  if (name === '') return staff('name-missing');
  let { email } = account;
  if (change.email !== undefined) {
    const parsed = parseEmail(change.email);
    if (!parsed.ok) return staff('email-unreadable');
    email = parsed.matchKey;
  }
  if (email !== account.email) {
    const refusal = await checkCurrent(house, userId, account, change.password);
    if (refusal !== undefined) return refusal;
    // the answer tells whether somebody has this e-mail: it is given some times a day, and not as often as one likes
    if ((await countAttempts(house, [{ kind: 'email', who: userId }])) !== undefined) return staff('emails-many');
  }
  try {
    await house.pool.query(
      'update auth.account set name = $2, email = $3, language = coalesce($4, language) where user_id = $1',
      [userId, name, email, change.language ?? null],
    );
  } catch (error) {
    // a unique index is the check
    if ((error as { code?: string }).code !== '23505') throw error;
    await noteOnAccount(house, userId, 'account.email-refused');
    return staff('email-refused');
  }
  if (email !== account.email) await noteOnAccount(house, userId, 'account.email-changed');
  return true;
}

/** Sets a new password. The person's other sessions, and every link that was made for her, end. */
export async function changePassword(
  house: House,
  userId: string,
  sessionId: string,
  wish: { current?: string | undefined; password: string },
): Promise<true | Refusal> {
  const account = await readAccount(house, userId);
  const refusal = await checkCurrent(house, userId, account, wish.current);
  if (refusal !== undefined) return refusal;
  const unfit = refusePassword(wish.password, [account.name, account.email]);
  if (unfit !== undefined) return unfit;
  await house.pool.query(
    `with changed as (update auth.account set password = $2, password_changed_at = $3, password_asked_at = null where user_id = $1),
       links as (delete from auth.link where user_id = $1),
       devices as (delete from auth.device where user_id = $1)
     delete from auth.session where user_id = $1 and session_id <> $4`,
    [userId, await hashPassword(wish.password), house.clock.now(), sessionId],
  );
  await house.pool.query('update auth.session set confirmed_at = $2 where session_id = $1', [
    sessionId,
    house.clock.now(),
  ]);
  await noteOnAccount(house, userId, 'account.password-changed');
  return true;
}
