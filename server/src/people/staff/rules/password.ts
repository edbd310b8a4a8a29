import { toLatinDigits } from '@peyvand/kernel/digits';

const shortest = 10;
const fewestDifferent = 5;
/** Runs that a person types when asked for something long. */
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];
const common = /^(pass ?word|گذرواژه|رمز ?عبور|qwerty|admin|letmein|welcome|iloveyou|peyvand|پیوند)[\d!@#$._-]*$/i;

/**
 * True for a password that would be guessed early: short, few different characters, a keyboard run, one of the usual words
 * with digits behind it, or the person's own name or e-mail.
 */
export function isWeakPassword(password: string, about: readonly (string | null | undefined)[] = []): boolean {
  const plain = toLatinDigits(password.normalize('NFKC')).toLowerCase();
  const letters = [...plain];
  if (letters.length < shortest || new Set(letters).size < fewestDifferent) return true;
  if (runs.some((run) => run.includes(plain)) || common.test(plain)) return true;
  const known = about.flatMap((one) => (one ? [one.toLowerCase(), one.toLowerCase().split('@')[0] ?? ''] : []));
  return known.some((one) => lettersOf(one).length >= 4 && lettersOf(plain) === lettersOf(one));
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}+/gu, '');
}
