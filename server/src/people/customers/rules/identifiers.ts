import { toLatinDigits } from '@peyvand/kernel/digits';
import { parseEmail } from '@peyvand/kernel/email';
import { isNationalId } from '@peyvand/kernel/national-id';
import { parsePhone } from '@peyvand/kernel/phone';
import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanText } from '@peyvand/kernel/text';
import { customers } from '../refusals.ts';

export type IdentifierKind = 'phone' | 'email' | 'national-id' | 'external' | 'card' | 'messenger' | 'social';

/** An identifier in both forms: what is shown (sealed, if secret) and what is matched. */
export interface Identifier {
  kind: IdentifierKind;
  /** System that gave an external id, network of a messenger or social link; '' otherwise. */
  scope: string;
  matchKey: string;
  value: string;
}

/** What a caller may give to say who it is. */
export interface Who {
  phones?: readonly string[] | undefined;
  emails?: readonly string[] | undefined;
  externalId?: string | undefined;
  nationalId?: string | undefined;
}

/** Seals and hashes what must not be readable in the database. */
export interface IdentifierSecrets {
  seal(plain: string, context: string): string;
  fingerprint(value: string, purpose: string): string;
}

/** All identifiers of a caller's words in their matching form, or the refusal of the first unreadable one. */
export function readIdentifiers(who: Who, secrets: IdentifierSecrets, workspaceId: string): Identifier[] | Refusal {
  const found: Identifier[] = [];
  for (const value of who.phones ?? []) {
    const phone = parsePhone(value);
    if (!phone.ok) return customers('phone-unreadable', { value });
    found.push({ kind: 'phone', scope: '', matchKey: phone.e164, value: phone.e164 });
  }
  for (const value of who.emails ?? []) {
    const email = parseEmail(value);
    if (!email.ok) return customers('email-unreadable', { value });
    found.push({ kind: 'email', scope: '', matchKey: email.matchKey, value: email.value });
  }
  if (who.externalId !== undefined && who.externalId.trim() !== '')
    found.push({
      kind: 'external',
      scope: '',
      matchKey: externalKey(who.externalId),
      value: cleanText(who.externalId),
    });
  if (who.nationalId !== undefined && who.nationalId.trim() !== '') {
    const digits = toLatinDigits(who.nationalId).replace(/\D/g, '').padStart(10, '0');
    if (!isNationalId(digits)) return customers('national-id-unreadable');
    // read whole by nobody: matched by a keyed hash, kept sealed
    found.push({
      kind: 'national-id',
      scope: '',
      matchKey: secrets.fingerprint(`${workspaceId}:${digits}`, 'national-id'),
      value: secrets.seal(digits, `national-id:${workspaceId}`),
    });
  }
  const seen = new Set<string>();
  return found.filter((one) => {
    const key = `${one.kind} ${one.scope} ${one.matchKey}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Codes of other systems differ by case and spacing only through typing. */
export function externalKey(value: string): string {
  return toLatinDigits(cleanText(value)).toLowerCase();
}
