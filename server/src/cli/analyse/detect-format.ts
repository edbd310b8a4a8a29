import { unusableFile } from './refusals.ts';

/** How a delimited text file is to be read. */
export interface TextFormat {
  /** First byte after a byte order mark. */
  readonly start: number;
  readonly delimiter: number;
  readonly decode: (bytes: Uint8Array) => string;
}

const DELIMITERS = [',', ';', '\t', '|'].map((mark) => mark.charCodeAt(0));
const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Tells delimiter and encoding from the first piece of a file. Refuses what is no text at all. */
export function detectFormat(piece: Uint8Array): TextFormat {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, i) => piece[i] === byte);
  if (piece.length === 0) {
    throw unusableFile('file-empty', { en: 'The file is empty.', fa: 'فایل خالی است.' });
  }
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
    throw unusableFile('file-is-workbook', {
      en: 'This is a spreadsheet or an archive. Save it as CSV (UTF-8) first.',
      fa: 'این فایل اکسل یا فشرده است. نخست آن را به‌صورت CSV (UTF-8) ذخیره کنید.',
    });
  }
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || piece.subarray(0, 1000).includes(0)) {
    throw unusableFile('file-not-text', {
      en: 'This file is not text in UTF-8. Save it as CSV (UTF-8) first.',
      fa: 'این فایل متنِ UTF-8 نیست. نخست آن را به‌صورت CSV (UTF-8) ذخیره کنید.',
    });
  }
  return {
    start: begins(0xef, 0xbb, 0xbf) ? 3 : 0,
    delimiter: mostFrequentDelimiter(piece),
    decode: decoderFor(piece),
  };
}

function mostFrequentDelimiter(piece: Uint8Array): number {
  const counts = new Map(DELIMITERS.map((mark) => [mark, 0]));
  let quoted = false;
  for (const byte of piece) {
    if (byte === QUOTE) quoted = !quoted;
    if (byte === NEWLINE && !quoted) break;
    const count = counts.get(byte);
    if (count !== undefined && !quoted) counts.set(byte, count + 1);
  }
  return [...counts].reduce((top, next) => (next[1] > top[1] ? next : top))[0];
}

/** UTF-8 unless the piece breaks its rules; a letter that is cut by the end of the piece breaks none. */
function decoderFor(piece: Uint8Array): (bytes: Uint8Array) => string {
  let label = 'utf-8';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(piece, { stream: true });
  } catch {
    label = 'windows-1256';
  }
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes);
}
