import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAmount } from './parse-amount.ts';
import { readRecords } from './read-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'peyvand-records-'));
const path = join(folder, 'file.csv');
afterAll(() => rmSync(folder, { recursive: true }));

function recordsOf(content: string | Buffer): { line: number; fields: string[] }[] {
  writeFileSync(path, content);
  const records: { line: number; fields: string[] }[] = [];
  readRecords(path, (record) => {
    const fields = Array.from({ length: record.fieldCount }, (_, i) => record.text(i));
    records.push({ line: record.line, fields });
  });
  return records;
}

const fieldsOf = (content: string | Buffer) => recordsOf(content).map(({ fields }) => fields);

describe('records', () => {
  test('whatever is written comes back: quotes, delimiters, line ends, Persian', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '۵', 'ی', ',', '"', '\n', ' ', '\u200c', ';') });
    const rows = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, (all) => {
        const quoted = all.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        expect(fieldsOf(`a,b,c\n${quoted.join('\n')}\n`)).toEqual([['a', 'b', 'c'], ...all]);
      }),
      { numRuns: 60 },
    );
  });

  test('blank lines are left out and lines are counted through quoted line ends', () => {
    expect(recordsOf('a,b\r\n\r\n"x\ny",1\r\nz,2')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['x\ny', '1'] },
      { line: 5, fields: ['z', '2'] },
    ]);
  });

  test.each([';', '\t', '|'])('the delimiter %j is told from the header', (mark) => {
    expect(fieldsOf(`a${mark}b\n1,5${mark}2\n`)).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });

  test('Windows-1256 is told from UTF-8', () => {
    // «سلام» in Windows-1256.
    expect(fieldsOf(Buffer.from([0xd3, 0xe1, 0xc7, 0xe3, 0x2c, 0x31, 0x0a]))).toEqual([['سلام', '1']]);
  });

  test('records that lie across the pieces of a long file are whole', () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [`customer-${i}`, `«خرید ${i}»`, 'x'.repeat(i % 40)]);
    const read = fieldsOf(`${rows.map((row) => row.join(',')).join('\n')}\n`);
    expect(read).toHaveLength(60_000);
    expect(read[59_999]).toEqual(['customer-59999', '«خرید 59999»', 'x'.repeat(39)]);
    expect(read.every((row, i) => row[0] === `customer-${i}`)).toBe(true);
  });

  test('one field longer than a piece is whole', () => {
    const long = 'ب'.repeat(2_000_000);
    expect(fieldsOf(`a,b\n"${long}",1\n`)[1]?.[0]).toHaveLength(2_000_000);
  });
});

test.each([
  ['12.50', 12.5],
  ['-3', -3],
  [' 7 ', 7],
  ['1,250', 1250],
  ['1,250.75', 1250.75],
  ['1.250,75', 1250.75],
  ['12,5', 12.5],
  ['۱۲٬۵۰۰', 12_500],
  ['۳٫۵', 3.5],
  ['−40', -40],
  ['(40)', -40],
  ['40-', -40],
])('the amount %s is %f', (text, value) => {
  expect(parseAmount(text)).toBe(value);
});

test.each(['', '  ', 'ten', '1.2.3', '--5', 'Infinity', '12 apples'])('%j is no amount', (text) => {
  expect(parseAmount(text)).toBeNaN();
});
