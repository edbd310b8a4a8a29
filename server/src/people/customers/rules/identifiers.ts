import { lastFourOfCard, parseCard } from '@peyvand/kernel/card';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { parseEmail } from '@peyvand/kernel/email';
import { withoutInvisible } from '@peyvand/kernel/invisible';
import { parseCompanyId, parseNationalId } from '@peyvand/kernel/national-id';
import { parsePhone, phoneKey, wholeNumber } from '@peyvand/kernel/phone';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine, fold } from '@peyvand/kernel/text';
import { customers } from '../refusals.ts';

export const identifierKinds = ['phone', 'email', 'national-id', 'external', 'card', 'messenger', 'social'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

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
  card?: string | undefined;
  messenger?: Messenger | undefined;
}

/** Somebody's address in a messenger. */
export interface Messenger {
  /** "telegram" */
  network: string;
  id: string;
}

/** Seals and hashes what must not be readable in the database. */
export interface IdentifierSecrets {
  seal(plain: string, context: string): string;
  fingerprint(value: string, purpose: string): string;
}

type Wish = [kind: IdentifierKind, value: string, scope: string];

/** All identifiers of a caller's words in their matching form, or the refusal of the first unreadable one. */
export function readIdentifiers(who: Who, secrets: IdentifierSecrets, workspaceId: string): Identifier[] | Refusal {
  const found = new Map<string, Identifier>();
  const one = (kind: IdentifierKind, value: string | undefined, scope = ''): Wish[] =>
    value?.trim() ? [[kind, value, scope]] : [];
  const wishes: Wish[] = [
    ...(who.phones ?? []).map((value): Wish => ['phone', value, '']),
    ...(who.emails ?? []).map((value): Wish => ['email', value, '']),
    ...one('external', who.externalId),
    ...one('national-id', who.nationalId),
    ...one('card', who.card),
    ...one('messenger', who.messenger?.id, who.messenger?.network),
  ];
  for (const [kind, value, scope] of wishes) {
    const read = readIdentifier(kind, scope, value, secrets, workspaceId);
    if (isRefusal(read)) return read;
    found.set(identifierKey(read), read);
  }
  return [...found.values()];
}

/** One identifier in its matching form. Equal keys are the same thing, whatever the spelling. */
export function readIdentifier(
  kind: IdentifierKind,
  scope: string,
  value: string,
  secrets: IdentifierSecrets,
  workspaceId: string,
): Identifier | Refusal {
  const secret = (plain: string, shown: string): Identifier => ({
    kind,
    scope: '',
    matchKey: secrets.fingerprint(`${workspaceId}:${plain}`, kind),
    value: shown,
  });
  switch (kind) {
    case 'phone': {
      const phone = parsePhone(value);
      if (!phone.ok) return customers('phone-unreadable', { value });
      return { kind, scope: '', matchKey: phoneKey(phone), value: wholeNumber(phone) };
    }
    case 'email': {
      const email = parseEmail(value);
      if (!email.ok) return customers('email-unreadable', { value });
      return { kind, scope: '', matchKey: email.matchKey, value: email.value };
    }
    case 'national-id': {
      const digits = parseNationalId(value) ?? parseCompanyId(value);
      if (digits === undefined) return customers('national-id-unreadable');
      // read whole by nobody: matched by a keyed hash, kept sealed
      return secret(digits, secrets.seal(digits, nationalIdContext(workspaceId)));
    }
    case 'card': {
      const digits = parseCard(value);
      if (digits === undefined) return customers('card-unreadable');
      return secret(digits, lastFourOfCard(digits));
    }
    case 'external':
    case 'messenger':
    case 'social': {
      const shown = cleanLine(withoutDirections(value));
      if (shown === '') return customers('identifier-empty', { kind });
      return { kind, scope: scopeKey(scope), matchKey: externalKey(value), value: shown };
    }
  }
}

/** A text that is equal for equal identifiers, and for no others. */
export function identifierKey(one: { kind: string; scope: string; matchKey: string }): string {
  return `${one.kind} ${one.scope} ${one.matchKey}`;
}

/** A phone without its extension, everything else as it is shown. */
export function numberOf({ kind, value }: { kind: string; value: string }): string {
  return kind === 'phone' ? (value.split(';ext=')[0] ?? value) : value;
}

/** What is dialled behind a switchboard; null for all else. */
export function extensionOf({ kind, value }: { kind: string; value: string }): string | null {
  return kind === 'phone' ? (value.split(';ext=')[1] ?? null) : null;
}

/** Codes of other systems differ by case and spacing only through typing. */
export function externalKey(value: string): string {
  return toLatinDigits(cleanLine(withoutDirections(value))).toLowerCase();
}

/** A code without what is invisible; the half-space, which words of a code may have, stays. */
function withoutDirections(value: string): string {
  return value.split('\u200C').map(withoutInvisible).join('\u200C');
}

/** Name of a system or network: "Telegram" and "telegram " are one. */
function scopeKey(scope: string): string {
  return fold(scope).trim().replaceAll(' ', '-');
}

/** Binds a sealed national id to its business. */
export function nationalIdContext(workspaceId: string): string {
  return `national-id:${workspaceId}`;
}
