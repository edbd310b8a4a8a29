/** Persian letters as Iranians write them in Latin addresses; short vowels are not written and so not guessed. */
const latin: Readonly<Record<string, string>> = {
  ا: 'a',
  آ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'z',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'gh',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  و: 'o',
  ه: 'h',
  ی: 'i',
};

/**
 * A short address out of a name, in small Latin letters, digits and hyphens. Persian does not write its short vowels, so
 * «فروشگاه» is "froshgah": a proposal, which the person can change.
 * @returns '' when nothing of the name can stand in an address
 */
export function proposeSlug(name: string): string {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[يى]/g, 'ی')
      .replace(/ك/g, 'ک')
      .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
      .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
      // a final ه is a vowel unless one stands before it: «خانه» is "khane", «راه» is "rah"
      .replace(/(?<=[\u0621-\u06cc])(?<![اوی])ه(?![\u0621-\u06cc])/g, 'e')
      .replace(/[\u0621-\u06cc]/g, (letter) => latin[letter] ?? '')
      .replaceAll('hh', 'hah')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '')
  );
}

/** True for what the server takes as an address. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text);
}
