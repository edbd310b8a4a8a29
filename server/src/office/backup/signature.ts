import { createHmac, timingSafeEqual } from 'node:crypto';
import { createSecrets } from '../../ground/secrets.ts';

/** What proves that an archive was written by somebody who holds the installation's key, and was not changed since. */
export function signature(key: string, digest: Buffer): string {
  return createHmac('sha256', createSecrets(key).derive('backup')).update(digest).digest('base64url');
}

export function isSignedBy(key: string, digest: Buffer, given: string): boolean {
  const [wanted, found] = [Buffer.from(signature(key, digest)), Buffer.from(given)];
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}
