/**
 * The shown form of a text: what a person typed, cleaned only of what nobody sees or means. The folded form, for search
 * and comparison, is in fold.ts.
 */
import { withoutUnseen } from './visible.ts';

export { fold, foldCompact } from './fold.ts';
export { withoutJoiners, withoutUnseen } from './visible.ts';

/** Most texts are clean already: only those with one of these (or a space at an end) are worked on. */
const SUSPECT = /[^\n -~آ-غف-قل-وپچژکگی۰-۹،؛؟٪٫٬«»]|[ \n][ \n]|^[ \n]|[ \n]$/;

/** Control characters and tatweel; what else is invisible goes by the common gate (visible.ts). */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
  /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u0640]/g;
/** Letters in the shapes that old software stores (ﻋﻠﻲ); signs such as ﷼ and ﷺ stay. */
const PRESENTATION_LETTERS =
  /[\uFB50-\uFBB1\uFBD3-\uFC5D\uFC64-\uFCF1\uFCF5-\uFD3D\uFD50-\uFD8F\uFD92-\uFDC7\uFE80-\uFEFC]/g;
const ARABIC_YEH = /[\u064A\u0649]/g;
const ARABIC_KAF = /\u0643/g;
const ARABIC_DIGITS = /[\u0660-\u0669]/g;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const BLANKS = /[\t \u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]+/g;
const HALF_SPACES = /\u200C{2,}/g;
/** A half-space joins two letters: at an end, or beside a space, it joins nothing. */
const IDLE_HALF_SPACES = /\u200C*([ \n]|$)\u200C*|^\u200C+/g;
const BLANKS_AT_LINE_ENDS = / *\n */g;

/**
 * Cleans a text before it is stored and shown: NFC, Persian ی and ک, Arabic digits as Persian ones, no tatweel, no
 * invisible or control characters, single spaces, nothing at the ends. Half-spaces, hamza and diacritics stay, and
 * so do line breaks (as \n). `cleanText(cleanText(x))` is `cleanText(x)`.
 */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return withoutUnseen(text.toWellFormed())
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(PRESENTATION_LETTERS, (letters) => letters.normalize('NFKC'))
    .normalize('NFC')
    .replace(ARABIC_YEH, 'ی')
    .replace(ARABIC_KAF, 'ک')
    .replace(ARABIC_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x90))
    .replace(BLANKS, ' ')
    .replace(HALF_SPACES, '\u200C')
    .replace(IDLE_HALF_SPACES, '$1')
    .replace(BLANKS, ' ')
    .replace(BLANKS_AT_LINE_ENDS, '\n')
    .trim();
}

/** `cleanText` for what is one line by nature (a name, a title, a city): line breaks become spaces. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return clean.includes('\n') ? clean.replace(/\n+/g, ' ') : clean;
}
