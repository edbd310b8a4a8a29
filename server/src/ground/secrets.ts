import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Keys derived from the installation's one secret, each for one purpose. */
export interface Secrets {
  /** AES-256-GCM; the context is bound in, so that a sealed value cannot be moved to another row. */
  seal(plain: string, context: string): string;
  /** @throws Error when the text was not sealed with this key and context */
  open(sealed: string, context: string): string;
  /** Keyed hash for matching what must not be readable (national ids, erased contacts). */
  fingerprint(value: string, purpose: string): string;
  /** Passwords of the database roles, signing of links. */
  derive(purpose: string): string;
}

/** Keys of kept hashes by purpose, as a rotation carries them on. */
export type MatchingKeys = Readonly<Record<string, string>>;

/**
 * Purposes whose hashes lie in tables for good and whose plain values nobody has any more (a card, an erased contact), or
 * which are parts of keys (a national id): a rotation carries their keys on. All other hashes are of minutes and may change.
 */
export const keptPurposes = ['national-id', 'card', 'suppression', 'recovery-code'] as const;

/**
 * Reads the key file. Undefined when there is none: whether one may be made is decided by what the database holds.
 * @throws Error when the file holds something else than 64 hex digits
 */
export async function readKeyFile(path: string): Promise<string | undefined> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const key = found.trim();
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`the key file ${path} does not hold 64 hexadecimal digits`);
  return key;
}

/** Reads the key file, or makes one (0600). */
export async function loadKeyFile(path: string): Promise<string> {
  const found = await readKeyFile(path);
  if (found !== undefined) return found;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${newKey()}\n`, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    // another process of this installation was quicker
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}

/** A fresh key: 64 hex digits. */
export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** @param matching keys of kept hashes from before the key was changed; without them all come from the key itself */
export function createSecrets(key: string, matching: MatchingKeys = {}): Secrets {
  const sealing = derive(key, 'seal');
  const matchingKeys = new Map<string, Buffer>(
    Object.entries(matching).map(([purpose, text]) => [purpose, Buffer.from(text, 'base64url')]),
  );
  return {
    seal(plain, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, context) {
      if (!sealed.startsWith('v1.')) throw new Error('not a sealed value');
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    fingerprint(value, purpose) {
      let hmacKey = matchingKeys.get(purpose);
      if (hmacKey === undefined) {
        hmacKey = derive(key, `fingerprint:${purpose}`);
        matchingKeys.set(purpose, hmacKey);
      }
      return createHmac('sha256', hmacKey).update(value).digest('base64url');
    },
    derive: (purpose) => derive(key, `derive:${purpose}`).toString('base64url'),
  };
}

/** What tells this key from any other, and gives nothing of it away. */
export function keyMark(key: string): string {
  return derive(key, 'mark').toString('base64url').slice(0, 22);
}

/** The keys of kept hashes as this key makes them, with those that were carried on from before. */
export function matchingKeysOf(key: string, carried: MatchingKeys = {}): MatchingKeys {
  const own = keptPurposes.map((purpose) => [purpose, derive(key, `fingerprint:${purpose}`).toString('base64url')]);
  return { ...Object.fromEntries(own), ...carried };
}

function derive(key: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'hex'), '', `peyvand:${purpose}`, 32));
}
