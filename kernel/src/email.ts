/** E-mail addresses: a shown form, and a key under which two spellings of one mailbox meet. */
import { toLatinDigits } from './digits.ts';
import { withoutInvisible } from './invisible.ts';

export type EmailReason = 'empty' | 'unreadable' | 'too-long';

export type ParsedEmail =
  | {
      readonly ok: true;
      /** As written, with the domain in lower case: what is shown and written to. */
      readonly value: string;
      /** All in lower case, the domain in punycode: mailboxes that differ by capitals alone belong to one person. */
      readonly matchKey: string;
    }
  | { readonly ok: false; readonly reason: EmailReason };

/** Dot-atoms of RFC 5322 (6532: in any script) before the @; labels of letters, digits and hyphens, at least two, after it. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.。．｡\u200C-]+$/u;
/** Between two letters of a script that joins them a half-space is part of the domain; elsewhere it is a slip. */
const HALF_SPACE = /(?<=[\u0600-\u06FF])\u200C(?=[\u0600-\u06FF])/g;

/** Reads an e-mail address: spaces, direction marks and "mailto:" go, Persian digits become Latin. */
export function parseEmail(text: string): ParsedEmail {
  const at = text.lastIndexOf('@');
  const halves = text.slice(at + 1).split(HALF_SPACE);
  const written = text.slice(0, at + 1) + halves.join(KEPT);
  const plain = withoutInvisible(toLatinDigits(written).normalize('NFC'))
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '')
    .replaceAll(KEPT, '\u200C');
  if (plain === '') return { ok: false, reason: 'empty' };
  // Inner spaces are a mistake that only the writer can mend: "maryam @example.ir" could be two words.
  if (/\S\s+\S/.test(withoutInvisible(text).trim()) || !plain.includes('@')) return { ok: false, reason: 'unreadable' };
  const cut = plain.lastIndexOf('@');
  const local = plain.slice(0, cut);
  const domain = plain.slice(cut + 1).toLowerCase();
  if (local.length > 64 || plain.length > 254) return { ok: false, reason: 'too-long' };
  const key = DOMAIN.test(domain) ? domain : toPunycode(domain);
  if (!LOCAL.test(local) || key === undefined) return { ok: false, reason: 'unreadable' };
  return { ok: true, value: `${local}@${domain}`, matchKey: `${local.toLowerCase()}@${key}` };
}

/** A half-space on its way through the cleaning: a private character that no address has. */
const KEPT = '\uE200';

/** The domain as the network knows it: فروشگاه.ایران is xn--mgbtj4c7ad63e.xn--mgba3a4f16a. */
function toPunycode(domain: string): string | undefined {
  if (!WRITTEN_DOMAIN.test(domain)) return undefined;
  try {
    const { hostname } = new URL(`http://${domain}`);
    return DOMAIN.test(hostname) ? hostname : undefined;
  } catch {
    return undefined;
  }
}
