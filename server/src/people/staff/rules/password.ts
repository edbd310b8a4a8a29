import { toLatinDigits } from '@peyvand/kernel/digits';
import { dictionary } from '@zxcvbn-ts/language-common';

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

/** How many of the commonest count by themselves with digits or signs around them, or written twice. */
const commonest = 10_000;
let lists: { all: ReadonlySet<string>; top: ReadonlySet<string> } | undefined;

/** The passwords that leaked most often, commonest first; made into sets when the first password is chosen. */
function commonPasswords() {
  const ranked = dictionary['passwords-common'] ?? [];
  lists ??= { all: new Set(ranked), top: new Set(ranked.slice(0, commonest)) };
  return lists;
}

/** Why a password will not do: it is short or simple or says who she is, or it is one of those that are tried first. */
export type PasswordFault = 'weak' | 'common';

/**
 * Judges a password as somebody would who guesses: short, few different characters, a keyboard run, one of the usual words
 * with digits behind it, the person's own name or e-mail; or one of the commonest and leaked ones, in other letters, with
 * signs for letters, with digits and signs around it, or written several times.
 */
export function judgePassword(
  password: string,
  about: readonly (string | null | undefined)[] = [],
): PasswordFault | undefined {
  const plain = toLatinDigits(password.normalize('NFKC')).toLowerCase();
  const letters = [...plain];
  if (letters.length < shortest || new Set(letters).size < fewestDifferent)
    return isCommon(plain) && letters.length >= shortest ? 'common' : 'weak';
  if (runs.some((run) => run.includes(plain)) || common.test(plain)) return 'weak';
  if (isCommon(plain)) return 'common';
  const known = about.flatMap((one) => (one ? [one.toLowerCase(), one.toLowerCase().split('@')[0] ?? ''] : []));
  return known.some((one) => lettersOf(one).length >= 4 && lettersOf(plain) === lettersOf(one)) ? 'weak' : undefined;
}

const signs: Readonly<Record<string, string>> = {
  '@': 'a',
  4: 'a',
  3: 'e',
  1: 'i',
  '!': 'i',
  0: 'o',
  $: 's',
  5: 's',
  7: 't',
};

function isCommon(plain: string): boolean {
  const { all, top } = commonPasswords();
  const once = /^(.+?)\1+$/su.exec(plain)?.[1] ?? plain;
  if (all.has(plain) || (once !== plain && once.length >= 3 && all.has(once))) return true;
  // 2026 and ! around a word, and @ for a letter of it, are what is tried next
  const bare = once.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  const spelled = [...bare].map((sign) => signs[sign] ?? sign).join('');
  return [bare, spelled].some((word) => [...word].length >= 4 && top.has(word));
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}+/gu, '');
}
