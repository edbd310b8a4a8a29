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

/** Reads the key file, or makes one (0600) on the first start. 64 hex digits. */
export async function loadKeyFile(path: string): Promise<string> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found !== undefined) {
    const key = found.trim();
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`the key file ${path} does not hold 64 hexadecimal digits`);
    return key;
  }
  const key = randomBytes(32).toString('hex');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    // another process of this installation was quicker
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(path, 'utf8')).trim();
}

export function createSecrets(key: string): Secrets {
  const master = Buffer.from(key, 'hex');
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `peyvand:${purpose}`, 32));
  const sealing = derived('seal');
  const matching = new Map<string, Buffer>();
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
      let hmacKey = matching.get(purpose);
      if (hmacKey === undefined) {
        hmacKey = derived(`fingerprint:${purpose}`);
        matching.set(purpose, hmacKey);
      }
      return createHmac('sha256', hmacKey).update(value).digest('base64url');
    },
    derive: (purpose) => derived(`derive:${purpose}`).toString('base64url'),
  };
}
