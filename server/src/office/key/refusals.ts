import type { Words } from '@peyvand/kernel/refusal';

export type KeyRefusalCode = 'key.missing' | 'key.other' | 'key.running' | 'key.none-to-rotate' | 'key.fits';

/** Why the installation's key does not do, and what to do, for the person at the terminal. */
export class KeyRefused extends Error {
  readonly code: KeyRefusalCode;
  readonly fa: string;
  constructor(code: KeyRefusalCode, words: Words) {
    super(words.en);
    this.name = 'KeyRefused';
    this.code = code;
    this.fa = words.fa;
  }
}

const remedy = {
  fa: 'آن را از جای امنی که نسخه‌اش را نگه داشته‌اید (یا از پشتیبانی که با --with-key گرفته‌اید) به همین نشانی برگردانید و دوباره روشن کنید. اگر برای همیشه گم شده است: peyvand key accept-loss نشان می‌دهد چه چیزهایی دیگر خوانده نمی‌شود و با --yes بی آن‌ها پیش می‌رود.',
  en: 'Bring it back to this place from where you keep its copy (or from a backup made with --with-key) and start again. If it is lost for good: peyvand key accept-loss shows what can no longer be read, and with --yes goes on without it.',
};

/** Businesses are here and the file is not. */
export function keyMissing(path: string): KeyRefused {
  return new KeyRefused('key.missing', {
    fa: `فایل کلید پیوند سر جایش نیست: ${path}. پیوند روشن نشد و چیزی عوض نشد. ${remedy.fa}`,
    en: `The key file of Peyvand is not in its place: ${path}. Peyvand did not start and nothing was changed. ${remedy.en}`,
  });
}

/** The file holds another key than the one that sealed what lies in the database. */
export function keyOther(path: string): KeyRefused {
  return new KeyRefused('key.other', {
    fa: `کلید ${path} کلید این داده‌ها نیست. پیوند روشن نشد و چیزی عوض نشد. کلیدِ درست را بیاورید. ${remedy.fa}`,
    en: `The key in ${path} is not the key of this data. Peyvand did not start and nothing was changed. Bring the right one. ${remedy.en}`,
  });
}

export function keyInUse(): KeyRefused {
  return new KeyRefused('key.running', {
    fa: 'پیوند روی همین پایگاه روشن است و کلید کنونی را به کار می‌برد؛ نخست آن را خاموش کنید.',
    en: 'Peyvand is running on this database and uses the present key; stop it first.',
  });
}

export function keyFits(): KeyRefused {
  return new KeyRefused('key.fits', {
    fa: 'کلید سر جایش است و با این داده‌ها می‌خواند؛ چیزی از دست نرفته است.',
    en: 'The key is in its place and fits this data; nothing is lost.',
  });
}
