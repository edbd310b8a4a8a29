import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openSource } from '../imports/read/open-source.ts';
import { WorkbookWriter } from './write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'peyvand-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(path: string): Promise<readonly string[][]> {
  const source = await openSource(path);
  const rows: string[][] = [];
  for await (const slice of source.rows) rows.push(...slice.map((row) => [...row.cells]));
  return rows;
}

it('GATES 18: what is written is read back as it was, whatever people type, and lies there for its owner only', async () => {
  const line = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 30 });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
      const path = join(folder, `${number++}.xlsx`);
      const book = await WorkbookWriter.open(path, { rightToLeft: true });
      await book.beginSheet('مشتریان');
      for (const one of lines) await book.addRow(one.map((text) => `x${text}x`));
      await book.close();
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const read = await rowsOf(path);
      expect(read).toHaveLength(lines.length);
      expect(read.map((row) => row.length)).toEqual(lines.map((row) => row.length));
    }),
    { numRuns: 40 },
  );
  expect(readdirSync(folder).filter((name) => !name.endsWith('.xlsx'))).toEqual([]);
});

it('keeps marks of XML, line ends, formulas and 702 columns as they are', async () => {
  const path = join(folder, 'marks.xlsx');
  const book = await WorkbookWriter.open(path, { rightToLeft: false });
  await book.beginSheet("a/b*c[d]'");
  await book.beginSheet("a/b*c[d]'");
  await book.close();
  const wide = await WorkbookWriter.open(path, { rightToLeft: false });
  await wide.beginSheet('wide');
  await wide.addRow(['<a href="x">&amp;</a>', '=1+1', 'ی‌ک', 12.5, null, -3]);
  await wide.addRow(Array.from({ length: 800 }, (_, index) => index));
  await wide.close();
  const [first, second] = await rowsOf(path);
  expect(first).toEqual(['<a href="x">&amp;</a>', '=1+1', 'ی‌ک', '12.5', '', '-3']);
  expect(second).toEqual(Array.from({ length: 800 }, (_, index) => String(index)));
});
