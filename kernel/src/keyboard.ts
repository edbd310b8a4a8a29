/**
 * What somebody meant who typed with the other keyboard on: «k'dk» is «نگین», «ىثلهد» is "negin" on the same keys. The Persian
 * layout is that of ISIRI 9147; where Windows' older one differs its key is known as well.
 */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,\\`CHM";
const persian = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوپپژآئ';

const toPersian = new Map([...latin].map((key, at) => [key, persian.charAt(at)]));
const toLatin = new Map(
  [...persian].map((letter, at) => [letter, latin.charAt(at).toLowerCase()]).reverse() as [string, string][],
);

/** The same keys in the other layout; undefined where the text could not have been typed by mistake. */
export function inOtherLayout(text: string): string | undefined {
  const isLatin = /[a-z]/i.test(text);
  const isPersian = /[\u0621-\u06CC]/.test(text);
  if (isLatin === isPersian) return undefined;
  const keys = isLatin ? toPersian : toLatin;
  return [...text.replaceAll('ي', 'ی').replaceAll('ك', 'ک')]
    .map((key) => keys.get(key) ?? keys.get(key.toLowerCase()) ?? key)
    .join('');
}
