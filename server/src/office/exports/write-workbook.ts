import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeZip, type ZipPart } from './write-zip.ts';

/** A number, a text, or an empty cell. A formula cannot be written: a text is always kept as text. */
export type SheetCell = number | string | null;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes a workbook of Excel (ECMA-376, the few parts that a list needs) row by row: each sheet streams into a file of its own
 * and all are packed at the end, so that a million rows take no more memory than one page of them.
 */
export class WorkbookWriter {
  readonly #rightToLeft: boolean;
  readonly #folder: string;
  readonly #file: string;
  readonly #names: string[] = [];
  #sheet: WriteStream | undefined;
  #row = 0;

  private constructor(path: string, folder: string, rightToLeft: boolean) {
    this.#file = path;
    this.#folder = folder;
    this.#rightToLeft = rightToLeft;
  }

  /**
   * @param path where the workbook will lie
   * @param options `rightToLeft`: the sheets are read from the right
   */
  static async open(path: string, { rightToLeft }: { rightToLeft: boolean }): Promise<WorkbookWriter> {
    // beside the file: what is too much for a small /tmp has its place where the file will lie
    return new WorkbookWriter(path, await mkdtemp(join(dirname(path), '.sheets-')), rightToLeft);
  }

  /** Begins a sheet; its first row stays in sight while the others move. */
  async beginSheet(name: string): Promise<void> {
    await this.#endSheet();
    this.#names.push(fitName(name, this.#names));
    this.#row = 0;
    this.#sheet = createWriteStream(this.#path(this.#names.length), { mode: 0o600 });
    const right = this.#rightToLeft ? ' rightToLeft="1"' : '';
    await this.#put(
      `${head}<worksheet xmlns="${main}"><sheetViews><sheetView${right} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    );
  }

  async addRow(cells: readonly SheetCell[]): Promise<void> {
    this.#row += 1;
    const written = cells.map((cell, column) => writeCell(cell, `${columnName(column)}${this.#row}`)).join('');
    await this.#put(`<row r="${this.#row}">${written}</row>`);
  }

  /** Packs what was written into the file (0600). */
  async close(): Promise<void> {
    await this.#endSheet();
    const texts = Object.entries(this.#frame());
    const parts: ZipPart[] = [];
    for (const [index, [name, text]] of texts.entries()) {
      const part = join(this.#folder, `part-${index}`);
      await writeFile(part, text, { mode: 0o600 });
      parts.push({ name, path: part });
    }
    for (const index of this.#names.keys())
      parts.push({ name: `xl/worksheets/sheet${index + 1}.xml`, path: this.#path(index + 1) });
    await writeZip(this.#file, parts);
    await this.discard();
  }

  /** Forgets what was written. */
  async discard(): Promise<void> {
    this.#sheet?.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #path(number: number): string {
    return join(this.#folder, `sheet${number}.xml`);
  }

  async #put(text: string): Promise<void> {
    if (this.#sheet === undefined) throw new Error('no sheet was begun');
    if (!this.#sheet.write(text)) await once(this.#sheet, 'drain');
  }

  async #endSheet(): Promise<void> {
    if (this.#sheet === undefined) return;
    await this.#put('</sheetData></worksheet>');
    this.#sheet.end();
    await once(this.#sheet, 'close');
    this.#sheet = undefined;
  }

  /** All parts but the sheets. */
  #frame(): Record<string, string> {
    const sheets = this.#names.map((name, index) => ({ name, number: index + 1 }));
    const list = (each: (sheet: { name: string; number: number }) => string) => sheets.map(each).join('');
    return {
      '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${list(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
      '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${list(({ name, number }) => `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships">${list(({ number }) => `<Relationship Id="rId${number}" Type="${relationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    };
  }
}

function writeCell(cell: SheetCell, at: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : '';
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.slice(0, longestText))}</t></is></c>`;
}

/** What a cell of Excel can hold; more would make it call the file damaged. */
const longestText = 32_767;

/** A, B, … Z, AA, AB. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

/** A sheet's name: at most 31 letters, without the signs that Excel refuses, and each once. */
function fitName(name: string, taken: readonly string[]): string {
  const plain =
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet';
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const wished = `${plain.slice(0, 31 - ending.length)}${ending}`;
    if (!taken.some((one) => one.toLowerCase() === wished.toLowerCase())) return wished;
  }
}

/** Text as XML holds it; what XML cannot hold at all (control characters, halves of characters) becomes a mark. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // a carriage return would be read back as a line feed
      .replaceAll('\r', '&#13;')
  );
}
