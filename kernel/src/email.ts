/** E-mail addresses: a shown form, and a key under which two spellings of one mailbox meet. */
import { toLatinDigits } from './digits.ts';

export type EmailReason = 'empty' | 'unreadable' | 'too-long';

export type ParsedEmail =
  | {
      readonly ok: true;
      /** As written, with the domain in lower case: what is shown and written to. */
      readonly value: string;
      /** All in lower case: mailboxes that differ by capitals alone belong to one person. */
      readonly matchKey: string;
    }
  | { readonly ok: false; readonly reason: EmailReason };

const INVISIBLE = /[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/g;
/** Dot-atoms of RFC 5322 before the @; labels of letters, digits and hyphens, at least two, after it. */
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/** Reads an e-mail address: spaces, direction marks and "mailto:" go, Persian digits become Latin. */
export function parseEmail(text: string): ParsedEmail {
  const plain = toLatinDigits(text)
    .replace(INVISIBLE, '')
    .replace(/^mailto:/i, '');
  if (plain === '') return { ok: false, reason: 'empty' };
  // Inner spaces are a mistake that only the writer can mend: "maryam @example.ir" could be two words.
  if (/\S\s+\S/.test(text.trim()) || !plain.includes('@')) return { ok: false, reason: 'unreadable' };
  const at = plain.lastIndexOf('@');
  if (at > 64 || plain.length > 254) return { ok: false, reason: 'too-long' };
  if (!ADDRESS.test(plain)) return { ok: false, reason: 'unreadable' };
  return { ok: true, value: plain.slice(0, at) + plain.slice(at).toLowerCase(), matchKey: plain.toLowerCase() };
}
