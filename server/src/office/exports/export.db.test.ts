import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { openArchive } from '../imports/read/open-archive.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);

/** The one sheet of a workbook as it stands in its parts: numbers apart from texts. */
async function openSheet(bytes: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'peyvand-export-'));
  writeFileSync(join(folder, 'book.xlsx'), bytes);
  const archive = await openArchive(join(folder, 'book.xlsx'));
  const part = async (name: string) => {
    let text = '';
    for await (const chunk of await archive.open(name)) text += chunk;
    return text;
  };
  const names = [...(await part('xl/workbook.xml')).matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  const xml = await part('xl/worksheets/sheet1.xml');
  archive.close();
  rmSync(folder, { recursive: true });
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const rows = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: (string | number)[] = [];
    for (const [, column = '', value, text] of row.matchAll(
      /<c r="([A-Z]+)\d+"(?:><v>([^<]*)<\/v>| t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>/g,
    ))
      cells[[...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1] =
        value === undefined ? plain(text ?? '') : Number(value);
    return cells;
  });
  return { names, xml, header: rows[0] ?? [], rows: rows.slice(1) };
}

describe('a list as text', () => {
  it('holds all rows, guarded against formulas, and comes back in without the guard, as unchanged', async () => {
    const { bring, owner, query } = await shop();
    await bring('customers', 'name,phone,city\n=HYPERLINK(1),09123456789,اصفهان\nعلی,09131112233,"شیراز، مرکز"\n');
    const out = await owner.get('/exports/customers');
    expect(out.headers).toMatchObject({ 'x-row-count': '2', 'content-type': 'text/csv; charset=utf-8' });
    const csv: string = out.body;
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain("'=HYPERLINK(1)");
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(countsOf(await bring('customers', csv))).toMatchObject({ rows: 2, unchanged: 2 });
    expect(await query('select name from customers_customer where workspace_id = $1 order by name')).toContainEqual({
      name: '=HYPERLINK(1)',
    });
  });

  it('of purchases comes back in as unchanged', async () => {
    const { bring, owner } = await shop();
    await bring(
      'purchases',
      'number,date,phone,amount (toman)\n1,2026-02-20 10:00,09123456789,1000\n2,1405/01/05,,2500\n',
    );
    const out: string = (await owner.get('/exports/purchases')).body;
    expect(countsOf(await bring('purchases', out))).toMatchObject({ rows: 2, unchanged: 2 });
  });
});

describe('a list as a workbook', () => {
  const people = 5000;
  const file = `name,phone,city\n=1+1,09123456789,اصفهان\n${Array.from({ length: people - 1 }, (_, i) => `مشتری ${i},0935${String(i).padStart(7, '0')},شیراز\n`).join('')}`;

  it('opens in a spreadsheet from the right, in Persian, with every row once and no formula', async () => {
    const { bring, owner } = await shop();
    await bring('customers', file);
    const out = await owner.get('/exports/customers?format=xlsx');
    expect(out.headers).toMatchObject({ 'x-row-count': String(people), 'x-content-type-options': 'nosniff' });
    const { names, xml, header, rows } = await openSheet(out.body);
    expect(names).toEqual(['مشتریان']);
    expect(xml).toMatch(/<sheetView rightToLeft="1"[^>]*><pane ySplit="1"[^>]*state="frozen"/);
    expect(xml).not.toContain('<f>');
    expect(header.slice(0, 4)).toEqual(['نام کامل', 'نام کوچک', 'نام خانوادگی', 'موبایل']);
    expect(rows).toHaveLength(people);
    expect(new Set(rows.map((row) => row[3])).size).toBe(people);
    const [guarded] = rows.filter((row) => row[3] === '0912 345 6789');
    expect(guarded?.[0]).toBe("'=1+1");
    expect(countsOf(await bring('customers', out.body))).toMatchObject({ rows: people, unchanged: people });
  });

  it('writes money as numbers in the unit that its header names, and comes back in as unchanged', async () => {
    const { bring, owner } = await shop();
    await bring('purchases', 'number,date,phone,amount (toman)\n1,2026-02-20 10:00,09123456789,1000\n');
    const out = await owner.get('/exports/purchases?format=xlsx');
    const { header, rows } = await openSheet(out.body);
    expect(rows[0]?.[header.indexOf('مبلغ کل (ریال)')]).toBe(10_000);
    expect(rows[0]?.[header.indexOf('تاریخ')]).toBe('1404/12/01 10:00:00');
    expect(countsOf(await bring('purchases', out.body))).toMatchObject({ rows: 1, unchanged: 1 });
  });
});

it('packs the whole workspace, and gives nothing to a stranger', async () => {
  const { bring, owner } = await shop();
  await bring('customers', 'name,phone\nMaryam,09123456789\nAli,09131112233\n');
  const all = await owner.post('/exports', {});
  expect(all.headers['x-row-count']).toMatch(/customers=2/);
  const response = await product.app.http?.inject({
    url: '/api/v1/exports/customers?format=xlsx',
    headers: { 'x-test-caller': 'nobody' },
  });
  expect(response?.statusCode).toBe(401);
});
