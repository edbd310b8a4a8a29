import type { Source, SourceRow } from '../read/source.ts';
import { imports, UnreadableFile } from '../refusals.ts';
import { isNoValue } from './no-value.ts';

const sampleRows = 500;

/** The header and first rows of a source, and an iteration that goes on behind the header. */
export interface OpenedTable {
  readonly source: Source;
  readonly headers: readonly string[];
  readonly duplicates: boolean;
  readonly first: readonly SourceRow[];
  /** All data rows, the first ones included. */
  rows(): AsyncGenerator<readonly SourceRow[]>;
  /** Lets go of a file that is not read to its end. */
  close(): Promise<void>;
}

/**
 * Finds the header and takes the first rows.
 * @throws UnreadableFile when there is no header, or nothing below it
 */
export async function openTable(source: Source): Promise<OpenedTable> {
  const iterator = source.rows[Symbol.asyncIterator]();
  const taken: SourceRow[] = [];
  let ended = false;
  while (taken.length <= sampleRows && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else for (const row of next.value) taken.push(unguarded(row));
  }
  const filled = taken.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw new UnreadableFile(imports('empty'));
  const header = findHeader(filled);
  const data = filled.slice(filled.indexOf(header) + 1);
  if (looksLikeData(header)) throw new UnreadableFile(imports('no-header'));
  if (data.length === 0) throw new UnreadableFile(imports('no-rows'));
  // a sheet does not store the empty cells behind its last name; in text a row that is too wide has lost its quotes
  const width = source.facts.format === 'csv' ? 0 : Math.max(...data.map((row) => widthOf(row)));
  const { headers, duplicates } = nameColumns(header.cells, width);
  return {
    source,
    headers,
    duplicates,
    first: data.slice(0, sampleRows),
    close: async () => {
      await iterator.return?.();
    },
    async *rows() {
      yield data;
      if (ended) return;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        const rows = next.value.filter((row) => row.cells.some((cell) => cell !== '')).map(unguarded);
        if (rows.length > 0) yield rows;
      }
    },
  };
}

const quoteMark = 39;
const guarded = /^'[=+\-@\t\r＝＋－＠]/;

/** A quote mark that only keeps a spreadsheet from running the text as a formula, as files of ours carry it, is no part of it. */
function unguarded(row: SourceRow): SourceRow {
  for (const cell of row.cells)
    if (cell.charCodeAt(0) === quoteMark && guarded.test(cell))
      return { ...row, cells: row.cells.map((one) => (guarded.test(one) ? one.slice(1) : one)) };
  return row;
}

/** Cells up to the last one that is filled. */
function widthOf({ cells }: SourceRow): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return width;
}

/** A title line above the table has fewer cells than the table: the header is the first row that is as wide as most. */
function findHeader(rows: readonly SourceRow[]): SourceRow {
  const width = (row: SourceRow) => row.cells.filter((cell) => cell.trim() !== '').length;
  const widest = Math.max(...rows.slice(0, 20).map(width));
  return rows.slice(0, 10).find((row) => width(row) * 2 > widest) ?? (rows[0] as SourceRow);
}

/** A header has names; a row of which most cells are numbers, dates or addresses is data. */
function looksLikeData(row: SourceRow): boolean {
  // a month of a year («1403/01») is the name of a column in a table by months
  const filled = row.cells.filter(
    (cell) => cell.trim() !== '' && !/^\s*[\d۰-۹٠-٩]{4}[-/][\d۰-۹٠-٩]{1,2}\s*$/.test(cell),
  );
  return filled.filter((cell) => /^[\d۰-۹٠-٩\s.,٬٫/:+()-]+$|@.+\./.test(cell)).length * 2 > filled.length;
}

/** Headers cleaned and made unique: a second "Phone" is called "Phone (2)", one without a name "#3". */
function nameColumns(cells: readonly string[], width: number): { headers: string[]; duplicates: boolean } {
  const seen = new Map<string, number>();
  let duplicates = false;
  const all = cells.length >= width ? cells : [...cells, ...new Array<string>(width - cells.length).fill('')];
  const headers = all.map((cell, index) => {
    const written = cell.replace(/\s+/g, ' ').trim();
    const name = written === '' || isNoValue(written) ? `#${index + 1}` : written;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times === 1) return name;
    duplicates = true;
    return `${name} (${times})`;
  });
  return { headers, duplicates };
}
