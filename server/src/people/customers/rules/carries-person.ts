import { toLatinDigits } from '@peyvand/kernel/digits';
import { fold } from '@peyvand/kernel/text';

/** What somebody is called and reached by, in plain words. */
export interface Traits {
  readonly names: readonly string[];
  /** Phones, e-mails, codes, national ids, as they are shown. */
  readonly identifiers: readonly string[];
}

/** Fewer digits than these are of many people. */
const leastDigits = 6;

/**
 * Whether words that somebody wrote (the name of a view, what it searches for) carry a person: her whole name, two words of it
 * or more as they are typed in a search, her e-mail or code, or a telling part of her number. One given name alone is everybody's.
 */
export function carriesPerson(text: string, { names, identifiers }: Traits): boolean {
  const said = fold(text).trim();
  if (said === '') return false;
  const digits = digitsOf(text);
  return (
    names.some((name) => carriesName(said, fold(name).trim())) || identifiers.some((one) => carries(said, digits, one))
  );
}

function carriesName(said: string, name: string): boolean {
  if (name === '') return false;
  const words = name.split(' ');
  // a name of one word is hers only where nothing else is said
  if (words.length === 1) return said === name;
  if (said.includes(name)) return true;
  const typed = said.split(' ');
  return typed.length > 1 && typed.every((part) => words.some((word) => word.startsWith(part)));
}

function carries(said: string, digits: string, identifier: string): boolean {
  const own = fold(identifier).trim();
  if (own !== '' && said.includes(own)) return true;
  const number = digitsOf(identifier);
  if (number.length < leastDigits || digits.length < leastDigits) return false;
  return number.includes(digits) || digits.includes(number);
}

/** The digits of a number without the zero or the country that it may be written with: 0912… and +98 912… are one. */
function digitsOf(text: string): string {
  return toLatinDigits(text)
    .replace(/\D/g, '')
    .replace(/^(?:00)?98(?=\d{10}$)|^0+/, '');
}
