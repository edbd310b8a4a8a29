import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { detectFormat, type TextFormat } from './detect-format.ts';
import { unusableFile } from './refusals.ts';

/** One record of a delimited file. Its fields can be read only until the next record comes. */
export interface DelimitedRecord {
  readonly fieldCount: number;
  /** Number of the record's first line in the file, from 1. */
  readonly line: number;
  /** The text of a field as written, quotes taken off; '' for a field that the record lacks. */
  text(field: number): string;
}

/**
 * Reads a delimited text file of any size in flat memory and hands over one record after another, blank lines left out.
 *
 * It works on bytes and makes strings only of the fields that are asked for; a general CSV parser splits every field of
 * every row, which costs several times as much in a process that lives for half a second.
 */
export function readRecords(path: string, onRecord: (record: DelimitedRecord) => void): void {
  const file = open(path);
  try {
    new RecordScanner(file).readAll(onRecord);
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    if (!statSync(path).isDirectory()) return openSync(path, 'r');
  } catch {
    // Told below: it is not there, or not ours to read.
  }
  throw unusableFile('file-not-found', {
    en: `The file "${path}" cannot be opened. Check the path and your right to read it.`,
    fa: `فایل «${path}» باز نمی‌شود. نشانی و اجازهٔ خواندن آن را بررسی کنید.`,
  });
}

const CHUNK = 1 << 20;
const LONGEST_RECORD = 1 << 26;
const MOST_FIELDS = 16_384;
const NEED_MORE = -1;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const NOT_ASCII = 1;
const DOUBLED_QUOTE = 2;

class RecordScanner implements DelimitedRecord {
  fieldCount = 0;
  line = 1;
  private buffer = Buffer.allocUnsafe(CHUNK);
  private at = 0;
  private filled = 0;
  private ended = false;
  private linesInRecord = 1;
  private readonly starts = new Int32Array(MOST_FIELDS);
  private readonly ends = new Int32Array(MOST_FIELDS);
  private readonly marks = new Uint8Array(MOST_FIELDS);
  private readonly format: TextFormat;
  private readonly file: number;

  constructor(file: number) {
    this.file = file;
    this.readMore();
    this.format = detectFormat(this.buffer.subarray(0, this.filled));
    this.at = this.format.start;
  }

  readAll(onRecord: (record: DelimitedRecord) => void): void {
    for (;;) {
      const next = this.scan();
      if (next === NEED_MORE) {
        if (this.ended) return;
        this.readMore();
        continue;
      }
      const blank = this.fieldCount === 1 && this.ends[0] === this.starts[0];
      if (!blank) onRecord(this);
      this.line += this.linesInRecord;
      this.at = next;
    }
  }

  text(field: number): string {
    if (field < 0 || field >= this.fieldCount) return '';
    const from = this.starts[field] ?? 0;
    const to = this.ends[field] ?? 0;
    const mark = this.marks[field] ?? 0;
    const text =
      mark & NOT_ASCII ? this.format.decode(this.buffer.subarray(from, to)) : this.buffer.toString('latin1', from, to);
    return mark & DOUBLED_QUOTE ? text.replaceAll('""', '"') : text;
  }

  /** Moves what is left to the front and fills up behind it. */
  private readMore(): void {
    const rest = this.filled - this.at;
    if (rest > LONGEST_RECORD) throw this.brokenQuotes();
    const roomy = rest * 2 > this.buffer.length ? Buffer.allocUnsafe(this.buffer.length * 2) : this.buffer;
    this.buffer.copy(roomy, 0, this.at, this.filled);
    this.buffer = roomy;
    this.at = 0;
    this.filled = rest;
    while (this.filled < this.buffer.length) {
      const got = readSync(this.file, this.buffer, this.filled, this.buffer.length - this.filled, null);
      this.filled += got;
      this.ended = got === 0;
      if (this.ended) return;
    }
  }

  /** Finds the fields of the record that begins at `at`; answers where the next one begins, or NEED_MORE. */
  private scan(): number {
    const { buffer, filled, ended, starts, ends, marks } = this;
    const delimiter = this.format.delimiter;
    if (this.at >= filled) return NEED_MORE;
    this.linesInRecord = 1;
    let field = 0;
    let i = this.at;
    for (;;) {
      if (i < filled && buffer[i] === QUOTE) {
        i = this.scanQuoted(i + 1, field);
        if (i === NEED_MORE) return NEED_MORE;
      } else {
        let mark = 0;
        const start = i;
        for (; i < filled; i++) {
          const byte = buffer[i] ?? 0;
          if (byte === delimiter || byte === NEWLINE) break;
          mark |= byte >> 7;
        }
        starts[field] = start;
        ends[field] = i > start && buffer[i - 1] === RETURN ? i - 1 : i;
        marks[field] = mark;
      }
      field++;
      this.fieldCount = field;
      if (i >= filled) return ended ? filled : NEED_MORE;
      if (buffer[i++] === NEWLINE) return i;
      if (field === MOST_FIELDS) throw this.brokenQuotes();
    }
  }

  /** A field in quotes: it may hold delimiters, line ends and doubled quotes. Answers the end of the field. */
  private scanQuoted(start: number, field: number): number {
    const { buffer, filled, ended } = this;
    let mark = 0;
    let i = start;
    for (; i < filled; i++) {
      const byte = buffer[i] ?? 0;
      if (byte === QUOTE) {
        if (i + 1 === filled && !ended) return NEED_MORE;
        if (i + 1 === filled || buffer[i + 1] !== QUOTE) break;
        mark |= DOUBLED_QUOTE;
        i++;
      } else if (byte === NEWLINE) this.linesInRecord++;
      else mark |= byte >> 7;
    }
    if (i >= filled) {
      if (ended) throw this.brokenQuotes();
      return NEED_MORE;
    }
    this.starts[field] = start;
    this.ends[field] = i;
    this.marks[field] = mark;
    while (i < filled && buffer[i] !== this.format.delimiter && buffer[i] !== NEWLINE) i++;
    return i;
  }

  private brokenQuotes(): Error {
    return unusableFile('quotes-not-closed', {
      en: `A quotation mark opened at line ${this.line} is never closed. Correct that line and try again.`,
      fa: `گیومه‌ای که در خط ${this.line} باز شده بسته نشده است. آن خط را درست کنید و دوباره بکوشید.`,
    });
  }
}
