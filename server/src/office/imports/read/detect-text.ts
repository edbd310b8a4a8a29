import { isUtf8 } from 'node:buffer';
import { imports, UnreadableFile } from '../refusals.ts';
import { otherByText } from './other-files.ts';

/** Encodings of table files here: what Excel and Iranian shop software write. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

export interface TextFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

const delimiters = [',', ';', '\t', '|', '،', '؛'];

/**
 * Finds out how a text file is written from its first bytes.
 * @param sample first bytes (a megabyte is plenty)
 * @param whole false when the sample ends before the file does: its last character may be cut
 * @param latin1256 true when later bytes were found not to be UTF-8
 * @throws UnreadableFile when it is no text, or in no encoding that we know
 */
export function detectText(sample: Buffer, whole: boolean, latin1256 = false): TextFormat {
  if (sample.length === 0) throw new UnreadableFile(imports('empty'));
  const encoding = detectEncoding(sample, whole, latin1256);
  const text = decodeSample(sample, encoding);
  if (text.trim() === '') throw new UnreadableFile(imports('empty'));
  const what = otherByText(text);
  if (what !== undefined) throw new UnreadableFile(imports('no-table', { what }));
  return {
    encoding,
    delimiter: detectDelimiter(text),
    newline: detectNewline(text),
  };
}

function detectEncoding(sample: Buffer, whole: boolean, latin1256: boolean): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(sample.subarray(0, 4096));
  // ASCII text in UTF-16 has a zero in every other byte; a zero anywhere else means that this is no text.
  if (zeros.odd > zeros.length / 8 && zeros.even === 0) return 'utf-16le';
  if (zeros.even > zeros.length / 8 && zeros.odd === 0) return 'utf-16be';
  if (zeros.even + zeros.odd > 0) throw new UnreadableFile(imports('unreadable'));
  if (!latin1256 && isUtf8(whole ? sample : sample.subarray(0, lastCharacterStart(sample)))) return 'utf-8';
  if (!looksArabic1256(sample)) throw new UnreadableFile(imports('wrong-encoding'));
  return 'windows-1256';
}

function countZeros(bytes: Buffer): { even: number; odd: number; length: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  return { even, odd, length: bytes.length };
}

/** Where the last character of a cut text begins: a UTF-8 character has at most three bytes behind its first. */
export function lastCharacterStart(bytes: Buffer): number {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length - back + 1;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** In Windows-1256 Persian text lies nearly all in the letters' rows; in any other 8-bit code it falls elsewhere. */
function looksArabic1256(sample: Buffer): boolean {
  const text = new TextDecoder('windows-1256').decode(sample);
  let high = 0;
  let letters = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    high++;
    if (/[\u0600-\u06FF\u200C-\u200F\u00A0«»\u2010-\u201F]/.test(character)) letters++;
  }
  return letters > high * 0.8;
}

function decodeSample(sample: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(sample.subarray(0, 65_536)).replace(/^\uFEFF/, '');
}

/** What ends a row: line ends within quotes are text, as in files of old Macs whose cells have breaks of their own. */
function detectNewline(text: string): '\n' | '\r' {
  const bare = withoutQuoted(text);
  return bare.includes('\n') || !bare.includes('\r') ? '\n' : '\r';
}

const withoutQuoted = (text: string) => text.replace(/"(?:[^"]|"")*"?/g, '');

/** "sep=;", with which a file tells a spreadsheet how its cells are parted; it is no row of the table. */
export const toldDelimiter = /^"?sep=(.)"?\s*$/i;

/** The mark that cuts the first lines most evenly, quoted parts left aside, or the one that the file tells. */
function detectDelimiter(text: string): string {
  const told = toldDelimiter.exec(/^[^\r\n]*/.exec(text)?.[0] ?? '')?.[1];
  if (told !== undefined) return told;
  const lines = withoutQuoted(text)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    if (usual === 0) continue;
    const even = counts.filter((count) => count === usual).length / counts.length;
    const score = even * Math.min(usual, 10) + even;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
