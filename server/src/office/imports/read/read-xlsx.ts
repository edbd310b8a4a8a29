import { fold } from '@peyvand/kernel/text';
import { imports, UnreadableFile } from '../refusals.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { otherByParts } from './other-files.ts';
import { parseXml, streamXml } from './parse-xml.ts';
import { SharedStrings } from './shared-strings.ts';
import { dateStyles, showSerialDate } from './sheet-dates.ts';
import { allSheets, type Source, type SourceChoice, type SourceRow } from './source.ts';
import { unescapeText } from './unescape-text.ts';

/**
 * Opens a sheet of an Excel workbook, whichever way it reads: the one that is named, or the first visible one that holds a
 * table. Rows stream; only the shared texts are held.
 * @throws UnreadableFile when it is no workbook, has no such sheet, is damaged, or would unpack to more than a table ever is
 */
export async function openWorkbook(path: string, choice: SourceChoice = {}): Promise<Source> {
  const archive = await openArchive(path);
  try {
    if (!archive.has('xl/workbook.xml'))
      throw new UnreadableFile(imports('no-table', { what: otherByParts(archive.names) }));
    const book = await readBook(archive);
    const tables = book.sheets.length > 1 ? await findTables(archive, book) : book.sheets;
    const chosen = chooseSheets(tables.length > 0 ? tables : book.sheets.slice(0, 1), choice.sheet, book.sheets);
    const [first] = chosen;
    return {
      rows: readSheets(archive, book, chosen),
      bytesRead: () => archive.bytesRead(),
      facts: {
        format: 'xlsx',
        sheet: chosen.length > 1 ? allSheets : (first?.name ?? ''),
        ...(tables.length > 1 ? { sheets: tables.map((one) => one.name), sheetsAlike: areAlike(tables) } : {}),
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

interface Sheet {
  readonly name: string;
  readonly part: string;
  /** Cells of its first filled rows, once it was looked at. */
  readonly top?: readonly (readonly string[])[];
}

interface Book {
  /** Visible sheets in their order; the hidden ones where no other is there. */
  readonly sheets: readonly Sheet[];
  readonly since1904: boolean;
  readonly strings: SharedStrings;
  readonly dates: ReadonlySet<number>;
}

const mostSheets = 200;
const lookedAt = 20;

async function readBook(archive: Archive): Promise<Book> {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let since1904 = false;
  await parseXml(await archive.open('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name === 'sheet' && sheets.length < mostSheets)
        sheets.push({
          name: attributes.name ?? '',
          id: Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
          hidden: attributes.state !== undefined && attributes.state !== 'visible',
        });
    },
  });
  if (sheets.length === 0) throw new UnreadableFile(imports('empty'));
  const parts = await readParts(archive);
  const shown = sheets.some((one) => !one.hidden) ? sheets.filter((one) => !one.hidden) : sheets.slice(0, 1);
  return {
    sheets: shown.map(({ name, id }) => ({ name, part: parts.get(id) ?? 'xl/worksheets/sheet1.xml' })),
    since1904,
    strings: await SharedStrings.read(archive),
    dates: await dateStyles(archive),
  };
}

/** Where each sheet of the book lies in the archive. */
async function readParts(archive: Archive): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  if (!archive.has('xl/_rels/workbook.xml.rels')) return parts;
  await parseXml(await archive.open('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      parts.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return parts;
}

/** Sheets that hold a table: two columns at least, and a row below their names. A guide in front of the data is none. */
async function findTables(archive: Archive, book: Book): Promise<Sheet[]> {
  const tables: Sheet[] = [];
  for (const sheet of book.sheets) {
    if (!archive.has(sheet.part)) continue;
    const top: (readonly string[])[] = [];
    for await (const rows of readSheet(archive, book, sheet)) {
      top.push(...rows.slice(0, lookedAt - top.length).map((row) => row.cells));
      if (top.length >= lookedAt) break;
    }
    if (top.filter((cells) => filledOf(cells).length >= 2).length >= 2) tables.push({ ...sheet, top });
  }
  return tables;
}

const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '');

/** The names of the columns: the first row that has more than a title. */
function headerOf({ top = [] }: Sheet): string {
  return (top.find((cells) => filledOf(cells).length >= 2) ?? []).map(fold).join('\u0000');
}

function areAlike(tables: readonly Sheet[]): boolean {
  return new Set(tables.map(headerOf)).size === 1;
}

function chooseSheets(tables: readonly Sheet[], wanted: string | undefined, all: readonly Sheet[]): readonly Sheet[] {
  if (wanted === undefined) return tables.slice(0, 1);
  if (wanted === allSheets && areAlike(tables)) return tables;
  const found = all.find((one) => one.name === wanted) ?? all.find((one) => fold(one.name) === fold(wanted));
  if (found === undefined)
    throw new UnreadableFile(imports('sheet-unknown', { sheet: wanted, sheets: all.map((one) => one.name) }));
  return [found];
}

/** Rows of the sheets one after another; of each but the first the header is left out. Numbers go on from sheet to sheet. */
async function* readSheets(archive: Archive, book: Book, sheets: readonly Sheet[]): AsyncGenerator<SourceRow[]> {
  try {
    let before = 0;
    for (const [index, sheet] of sheets.entries()) {
      const header = headerOf(sheet);
      let inTable = index === 0;
      let last = before;
      for await (const rows of readSheet(archive, book, sheet)) {
        const ready: SourceRow[] = [];
        for (const row of rows) {
          last = before + row.rowNumber;
          if (inTable) ready.push({ rowNumber: last, cells: row.cells });
          else inTable = row.cells.map(fold).join('\u0000') === header;
        }
        if (ready.length > 0) yield ready;
      }
      before = last;
    }
  } finally {
    archive.close();
  }
}

async function* readSheet(archive: Archive, { strings, dates, since1904 }: Book, sheet: Sheet) {
  const reader = new SheetReader(strings, dates, since1904);
  yield* streamXml(await archive.open(sheet.part), reader, () => reader.take());
}

/** Gathers rows out of a sheet's elements: row > c(ell) > v(alue) or is > t(ext). */
class SheetReader {
  #rows: SourceRow[] = [];
  #cells: string[] = [];
  #rowNumber = 0;
  #column = -1;
  #type = '';
  #style = 0;
  #text = '';
  #inValue = false;
  readonly #strings: SharedStrings;
  readonly #dates: ReadonlySet<number>;
  readonly #since1904: boolean;

  constructor(strings: SharedStrings, dates: ReadonlySet<number>, since1904: boolean) {
    this.#strings = strings;
    this.#dates = dates;
    this.#since1904 = since1904;
  }

  take(): SourceRow[] | undefined {
    if (this.#rows.length === 0) return undefined;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
      this.#type = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#text = '';
    } else if (name === 'v' || name === 't') this.#inValue = true;
    else if (name === 'row') {
      this.#rowNumber = attributes.r === undefined ? this.#rowNumber + 1 : Number(attributes.r);
      this.#cells = [];
      this.#column = -1;
    }
  }

  text(piece: string): void {
    if (this.#inValue) this.#text += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'c') {
      if (this.#column > 16_383) throw new UnreadableFile(imports('broken-archive'));
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = this.#show();
    } else if (name === 'row' && this.#cells.some((cell) => cell !== ''))
      this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells });
  }

  /** The cell as its text: numbers in full, dates as ISO dates, errors of formulas as nothing. */
  #show(): string {
    const text = this.#text;
    if (this.#type === 's') return this.#strings.get(Number(text));
    if (this.#type === 'n') {
      if (text === '') return '';
      if (this.#dates.has(this.#style)) return showSerialDate(Number(text), this.#since1904);
      return showNumber(text);
    }
    if (this.#type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    return this.#type === 'e' ? '' : unescapeText(text);
  }
}

/** "BC12" is column 54, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const unit = reference.charCodeAt(i);
    if (unit < 65 || unit > 90) break;
    column = column * 26 + unit - 64;
  }
  return column - 1;
}

/**
 * Files hold 29.330000000000002 and 9.8912E11 for what the sheet shows as 29.33 and 989120000000. A number has no groups: one
 * of three decimals gets a fourth, so that 1.125 is not read as a thousand.
 */
function showNumber(text: string): string {
  if (text.length < 16 && /^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const shown = String(Number(value.toPrecision(15)));
  if (shown.includes('e')) return value.toFixed(10).replace(/\.?0+$/, '');
  return /\.\d{3}$/.test(shown) ? `${shown}0` : shown;
}
