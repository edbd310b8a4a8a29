import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../export/write-zip.ts';
import type { UnreadableFile } from '../refusals.ts';
import { openSource } from './open-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'peyvand-xlsx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(path: string) {
  const source = await openSource(path);
  const rows = [];
  for await (const slice of source.rows) rows.push(...slice);
  return rows;
}

/** A workbook of named parts, as no spreadsheet would write it. */
async function pack(name: string, parts: Record<string, string | Buffer>): Promise<string> {
  const files = Object.entries(parts).map(([part, content], index) => {
    const path = join(folder, `${name}-${index}`);
    writeFileSync(path, content);
    return { name: part, path };
  });
  const path = join(folder, name);
  await writeZip(path, files);
  return path;
}

const workbook =
  '<workbook xmlns:r="r"><sheets><sheet name="old" state="hidden" sheetId="1" r:id="rId1"/><sheet name="فروش" sheetId="2" r:id="rId2"/></sheets></workbook>';
const relations =
  '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/second.xml"/></Relationships>';
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: UnreadableFile) => error.refusal.code,
  );

describe('reading Excel', () => {
  it('reads a sheet that runs from the right: texts, whole numbers, decimals, dates and times', async () => {
    const path = join(folder, 'rtl.xlsx');
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('مشتریان', { views: [{ rightToLeft: true }] });
    sheet.addRow(['نام', 'موبایل', 'مبلغ', 'تاریخ', 'زمان']);
    sheet.addRow([
      'مریم احمدی',
      9123456789,
      29.330000000000002,
      new Date(Date.UTC(2026, 10, 21)),
      new Date(Date.UTC(2026, 10, 21, 18, 5, 30)),
    ]);
    sheet.addRow([]);
    sheet.addRow(['علی', '۰۹۱۳۱۱۱۲۲۳۳', 1_250_000, null, null]);
    await book.xlsx.writeFile(path);
    const rows = await rowsOf(path);
    expect(rows.map((row) => row.cells)).toEqual([
      ['نام', 'موبایل', 'مبلغ', 'تاریخ', 'زمان'],
      ['مریم احمدی', '9123456789', '29.33', '2026-11-21', '2026-11-21 18:05:30'],
      ['علی', '۰۹۱۳۱۱۱۲۲۳۳', '1250000'],
    ]);
    expect(rows.map((row) => row.rowNumber)).toEqual([1, 2, 4]);
  });

  it('takes the first sheet that is shown, inline texts, rich texts and gaps', async () => {
    const path = await pack('shown.xlsx', {
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/sharedStrings.xml': '<sst><si><r><t>نا</t></r><r><t>م</t></r><rPh><t>x</t></rPh></si></sst>',
      'xl/worksheets/second.xml':
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>city &amp; town</t></is></c></row>' +
        '<row r="2"><c r="A2" t="str"><v>Sara</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c></row></sheetData></worksheet>',
    });
    expect((await rowsOf(path)).map((row) => row.cells)).toEqual([
      ['نام', '', 'city & town'],
      ['Sara', 'TRUE', ''],
    ]);
  });

  it('refuses a part that would unpack to hundreds of times its size', async () => {
    const path = await pack('bomb.xlsx', {
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/worksheets/second.xml': Buffer.alloc(80 * 1024 * 1024, 32),
    });
    expect(await refusalOf(rowsOf(path))).toBe('imports.zip-bomb');
  });

  it('expands no entities of a file, and says that damaged files are damaged', async () => {
    const laughing = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><workbook><sheets><sheet name="&b;"/></sheets></workbook>';
    expect(await refusalOf(rowsOf(await pack('entity.xlsx', { 'xl/workbook.xml': laughing })))).toBe(
      'imports.broken-archive',
    );
    const cut = await pack('cut.xlsx', {
      'xl/workbook.xml': workbook,
      'xl/_rels/workbook.xml.rels': relations,
      'xl/worksheets/second.xml': '<worksheet><sheetData><row',
    });
    expect(await refusalOf(rowsOf(cut))).toBe('imports.broken-archive');
    expect(await refusalOf(rowsOf(await pack('word.docx', { 'word/document.xml': '<w/>' })))).toBe(
      'imports.unreadable',
    );
  });
});
