import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits, for sessions, links and invitations. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random and long, so a plain hash cannot be turned back. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** An API token and the part of it that is shown in lists: `pv_` + prefix, then 32 random bytes. */
export function newApiToken(): { token: string; prefix: string } {
  const prefix = `pv_${randomBytes(4).toString('hex')}`;
  return { token: `${prefix}_${newSecret()}`, prefix };
}

/** True for a text that could be one of our API tokens; anything else is not looked up. */
export function looksLikeApiToken(text: string): boolean {
  return /^pv_[0-9a-f]{8}_[\w-]{43}$/.test(text);
}
