import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packFiles } from '../../../testing/pack-files.ts';
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
  const path = join(folder, name);
  writeFileSync(path, await packFiles(parts));
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
    const cells = (row: number, ...written: string[]) => `<row r="${row}">${written.join('')}</row>`;
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    // styles 1 and 2 show a number as a day and as a moment
    const path = await pack('rtl.xlsx', {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="مشتریان" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm:ss"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetViews><sheetView rightToLeft="1"/></sheetViews><sheetData>${cells(
        1,
        ...['نام', 'موبایل', 'مبلغ', 'تاریخ', 'زمان'].map((name, n) => text(`${'ABCDE'[n]}1`, name)),
      )}${cells(
        2,
        text('A2', 'مریم احمدی'),
        '<c r="B2"><v>9123456789</v></c><c r="C2"><v>29.330000000000002</v></c><c r="D2" s="1"><v>46347</v></c>',
        '<c r="E2" s="2"><v>46347.753819444442</v></c>',
      )}<row r="3"/>${cells(4, text('A4', 'علی'), text('B4', '۰۹۱۳۱۱۱۲۲۳۳'), '<c r="C4"><v>1250000</v></c>')}</sheetData></worksheet>`,
    });
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
    expect(await refusalOf(rowsOf(await pack('word.docx', { 'word/document.xml': '<w/>' })))).toBe('imports.no-table');
  });
});
