import { withoutUnseen } from '@peyvand/kernel/text';
import { imports, UnreadableFile } from '../refusals.ts';
import { type TextFormat, toldDelimiter } from './detect-text.ts';
import type { SourceRow } from './source.ts';

/** Characters of one record at most: beyond it a quotation mark was surely never closed. */
const longestRecord = 16 * 1024 * 1024;

/**
 * Splits delimited text into rows, slice by slice, in flat memory. Quoted fields may hold the delimiter, doubled quotes
 * and line ends (RFC 4180), and blanks may stand before the quote; a quote inside an unquoted field is a character like any
 * other. What nobody sees is taken out. Blank rows are counted and left out.
 * @throws UnreadableFile when a quote is never closed, or the bytes stop being text of the encoding
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, format: TextFormat): AsyncGenerator<SourceRow[]> {
  const decoder = new TextDecoder(format.encoding, { fatal: true });
  const scanner = new RecordScanner(format.delimiter, format.newline);
  for await (const chunk of chunks) {
    const rows = scanner.take(decode(decoder, chunk), false);
    if (rows.length > 0) yield rows;
  }
  const rows = scanner.take(decode(decoder), true);
  if (rows.length > 0) yield rows;
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new UnreadableFile(imports('wrong-encoding'));
  }
}

/** A program that read a workbook badly spells its line ends out; in text they are nothing but a trace of that. */
function cleared(text: string): string {
  const visible = withoutUnseen(text);
  return visible.includes('_x000D_') ? visible.replaceAll('_x000D_', '') : visible;
}

class RecordScanner {
  #rest = '';
  #record = 0;
  /** Where the next quote and delimiter of the text stand: looked for once, and not anew for each row. */
  #quote = -1;
  #mark = -1;
  readonly #delimiter: string;
  readonly #newline: string;

  constructor(delimiter: string, newline: string) {
    this.#delimiter = delimiter;
    this.#newline = newline;
  }

  /** Rows that end within the text so far. */
  take(more: string, last: boolean): SourceRow[] {
    const text = cleared(this.#rest + more);
    const rows: SourceRow[] = [];
    let at = 0;
    this.#quote = text.indexOf('"');
    this.#mark = -1;
    while (at < text.length) {
      const record = this.#scan(text, at, last);
      if (record === undefined) break;
      this.#record += 1;
      at = record.next;
      const { cells } = record;
      if (this.#record === 1 && toldDelimiter.test(cells.join(this.#delimiter))) continue;
      if (cells.length > 1 || cells[0] !== '') rows.push({ rowNumber: this.#record, cells });
    }
    this.#rest = at === 0 ? text : text.slice(at);
    if (this.#rest.length > longestRecord || (last && this.#rest !== ''))
      throw new UnreadableFile(imports('broken-quotes', { row: this.#record + 1 }));
    return rows;
  }

  /** The record that begins at `from`; undefined when its end is not here yet. */
  #scan(text: string, from: number, last: boolean): { cells: string[]; next: number } | undefined {
    const delimiter = this.#delimiter;
    let end = text.indexOf(this.#newline, from);
    if (end === -1) {
      if (!last) return undefined;
      end = text.length;
    }
    if (this.#quote !== -1 && this.#quote < from) this.#quote = text.indexOf('"', from);
    if (this.#quote === -1 || this.#quote >= end) {
      const line = text.slice(from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
      return { cells: line.split(delimiter), next: end + 1 };
    }
    const cells: string[] = [];
    let at = from;
    for (;;) {
      let cell: string;
      const start = this.#skipBlanks(text, at);
      if (start === text.length && start > at && !last) return undefined;
      if (text.charCodeAt(start) === 34) {
        at = start;
        const close = closingQuote(text, at + 1);
        // a quote that ends the text may be the first of a doubled one
        if (close === -1 || (close === text.length - 1 && !last)) return undefined;
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
        const stop = this.#stop(text, at, last);
        if (stop === undefined) return undefined;
        cell += text.slice(at, stop).trimEnd();
        at = stop;
      } else {
        const stop = this.#stop(text, at, last);
        if (stop === undefined) return undefined;
        cell = text.slice(at, stop);
        at = stop;
      }
      const ends = at >= text.length || text.startsWith(this.#newline, at);
      if (ends && cell.endsWith('\r')) cell = cell.slice(0, -1);
      cells.push(cell);
      if (ends) return { cells, next: at + 1 };
      at += delimiter.length;
    }
  }

  /** Behind the blanks at `at`, of which the delimiter is none. */
  #skipBlanks(text: string, at: number): number {
    let place = at;
    for (let unit = text.charCodeAt(place); unit === 32 || (unit === 9 && this.#delimiter !== '\t'); )
      unit = text.charCodeAt(++place);
    return place;
  }

  /** Where the delimiter or line end behind `at` stands. */
  #stop(text: string, at: number, last: boolean): number | undefined {
    const newline = text.indexOf(this.#newline, at);
    const end = newline === -1 ? (last ? text.length : -1) : newline;
    if (this.#mark < at) {
      const found = text.indexOf(this.#delimiter, at);
      this.#mark = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    const mark = this.#mark;
    if (mark !== Number.POSITIVE_INFINITY && (end === -1 || mark < end)) return mark;
    return end === -1 ? undefined : end;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== 34) return at;
  return -1;
}
