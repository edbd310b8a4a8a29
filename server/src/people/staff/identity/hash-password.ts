import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { inLine } from './stand-in-line.ts';

/** OWASP's figure for 32 MB of memory: N = 2^15, r = 8, p = 3. The parameters stand in the hash, so that they may grow. */
const strength = { log2N: 15, r: 8, p: 3 };
const keyBytes = 32;

/** Hashes a password: `scrypt$log2N$r$p$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, strength);
  return ['scrypt', strength.log2N, strength.r, strength.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/**
 * True when the password is the one of the stored hash. Without a stored hash (unknown e-mail, account without a password)
 * the same work is done and the answer is false, so that the time tells nobody which e-mails have accounts.
 * @param known she has signed in with this browser before: she does not stand in line with strangers
 */
export async function verifyPassword(
  password: string,
  stored: string | null | undefined,
  known = false,
): Promise<boolean> {
  const [, log2N, r, p, salt = '', hash = ''] = (stored ?? nobodys).split('$');
  const expected = Buffer.from(hash, 'base64');
  const found = await derive(
    password,
    Buffer.from(salt, 'base64'),
    {
      log2N: Number(log2N),
      r: Number(r),
      p: Number(p),
    },
    known,
  );
  return timingSafeEqual(found, expected) && stored !== null && stored !== undefined;
}

const nobodys = `scrypt$${strength.log2N}$${strength.r}$${strength.p}$${randomBytes(16).toString('base64')}$${randomBytes(keyBytes).toString('base64')}`;

function derive(password: string, salt: Buffer, with_: typeof strength, known = true): Promise<Buffer> {
  return inLine(known, () => scryptOf(password, salt, with_));
}

function scryptOf(password: string, salt: Buffer, { log2N, r, p }: typeof strength): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** log2N, r, p, maxmem: 256 * 2 ** log2N * r };
  // the same password on a Persian and on a Latin keyboard
  const folded = toLatinDigits(password.normalize('NFKC'));
  return new Promise((resolve, reject) => {
    scrypt(folded, salt, keyBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
