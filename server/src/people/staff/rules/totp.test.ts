import { describe, expect, it } from 'vitest';
import { codeOf, fromBase32, matchCode, otpauthUrl, stepOf, toBase32 } from './totp.ts';

// RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890, codes of eight digits
const secret = Buffer.from('12345678901234567890');
const published: [string, string][] = [
  ['1970-01-01T00:00:59Z', '94287082'],
  ['2005-03-18T01:58:29Z', '07081804'],
  ['2005-03-18T01:58:31Z', '14050471'],
  ['2009-02-13T23:31:30Z', '89005924'],
  ['2033-05-18T03:33:20Z', '69279037'],
  ['2603-10-11T11:33:20Z', '65353130'],
];

describe('one-time codes', () => {
  it.each(published)('are those of RFC 6238 at %s', (at, code) => {
    expect(codeOf(secret, stepOf(new Date(at)), 8)).toBe(code);
  });

  it('read base32 as RFC 4648 writes it', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(fromBase32('MZXW6YTBOI').toString()).toBe('foobar');
    expect(() => fromBase32('0189')).toThrow(TypeError);
  });

  it('allow a clock that is half a minute off, and no more', () => {
    const now = new Date('2026-11-21T09:00:10Z');
    const step = stepOf(now);
    for (const near of [step - 1, step, step + 1])
      expect(matchCode(secret, codeOf(secret, near), now, null)).toBe(near);
    for (const far of [step - 2, step + 2]) expect(matchCode(secret, codeOf(secret, far), now, null)).toBeUndefined();
  });

  it('work once: a code that was used, or an earlier one, is refused', () => {
    const now = new Date('2026-11-21T09:00:10Z');
    const step = stepOf(now);
    expect(matchCode(secret, codeOf(secret, step), now, step)).toBeUndefined();
    expect(matchCode(secret, codeOf(secret, step - 1), now, step)).toBeUndefined();
    expect(matchCode(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1);
  });

  it('name the account in the picture that apps read', () => {
    expect(otpauthUrl('maryam@example.com', 'MZXW6YTBOI')).toBe(
      'otpauth://totp/Peyvand%3Amaryam%40example.com?secret=MZXW6YTBOI&issuer=Peyvand',
    );
  });
});
