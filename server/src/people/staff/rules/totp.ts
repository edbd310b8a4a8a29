import { createHmac } from 'node:crypto';

/** One-time codes by RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds, as every authenticator app reads them. */
const stepSeconds = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding. */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

/** @throws TypeError when the text is not base32 */
export function fromBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new TypeError('not a base32 text');
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** The code of one time step (RFC 4226, dynamic truncation). */
export function codeOf(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** The time step of an instant. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/**
 * The step whose code this is, one step early or late allowed for clocks that differ; undefined when it is none of them,
 * or one that is not later than `lastStep` (a code works once).
 */
export function matchCode(secret: Uint8Array, code: string, now: Date, lastStep: number | null): number | undefined {
  const current = stepOf(now);
  return [current, current - 1, current + 1].find(
    (step) => (lastStep === null || step > lastStep) && codeOf(secret, step) === code,
  );
}

/** What an authenticator app reads from a picture. */
export function otpauthUrl(account: string, secret: string): string {
  return `otpauth://totp/${encodeURIComponent(`Peyvand:${account}`)}?secret=${secret}&issuer=Peyvand`;
}
