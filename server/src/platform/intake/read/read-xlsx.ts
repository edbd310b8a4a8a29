import { imports, UnreadableFile } from '../refusals.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { parseXml, streamXml } from './parse-xml.ts';
import { SharedStrings } from './shared-strings.ts';
import { dateStyles, showSerialDate } from './sheet-dates.ts';
import type { Source, SourceRow } from './source.ts';

/**
 * Opens the first visible sheet of an Excel workbook, whichever way it reads. Rows stream; only the shared texts are held.
 * @throws UnreadableFile when it is no workbook, is damaged, or would unpack to more than a table ever is
 */
export async function openWorkbook(path: string): Promise<Source> {
  const archive = await openArchive(path);
  try {
    if (!archive.has('xl/workbook.xml')) throw new UnreadableFile(imports('unreadable'));
    const book = await readBook(archive);
    return {
      rows: readSheet(archive, book),
      bytesRead: () => archive.bytesRead(),
      facts: { format: 'xlsx', sheet: book.sheetName },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

interface Book {
  sheetName: string;
  sheetPart: string;
  since1904: boolean;
}

async function readBook(archive: Archive): Promise<Book> {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let since1904 = false;
  await parseXml(await archive.open('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name === 'sheet')
        sheets.push({
          name: attributes.name ?? '',
          id: Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
          hidden: attributes.state !== undefined && attributes.state !== 'visible',
        });
    },
  });
  const sheet = sheets.find((one) => !one.hidden) ?? sheets[0];
  if (sheet === undefined) throw new UnreadableFile(imports('empty'));
  return { sheetName: sheet.name, sheetPart: await findPart(archive, sheet.id), since1904 };
}

async function findPart(archive: Archive, id: string): Promise<string> {
  let target = 'worksheets/sheet1.xml';
  if (archive.has('xl/_rels/workbook.xml.rels'))
    await parseXml(await archive.open('xl/_rels/workbook.xml.rels'), {
      open(name, attributes) {
        if (name === 'Relationship' && attributes.Id === id) target = attributes.Target ?? target;
      },
    });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function* readSheet(archive: Archive, book: Book): AsyncGenerator<SourceRow[]> {
  try {
    const dates = await dateStyles(archive);
    const strings = await SharedStrings.read(archive);
    const reader = new SheetReader(strings, dates, book.since1904);
    yield* streamXml(await archive.open(book.sheetPart), reader, () => reader.take());
  } finally {
    archive.close();
  }
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
    return this.#type === 'e' ? '' : text;
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

/** Files hold 29.330000000000002 and 9.8912E11 for what the sheet shows as 29.33 and 989120000000. */
function showNumber(text: string): string {
  if (text.length < 16 && /^-?\d+(\.\d+)?$/.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const shown = String(Number(value.toPrecision(15)));
  return shown.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : shown;
}
