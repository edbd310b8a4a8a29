import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { packFiles } from '../../testing/pack-files.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);

/** What the upload of a file answers. */
async function refusalOf(body: string | Buffer, kind = 'customers') {
  const { upload, query } = await importShop(database, product);
  const answer = await upload(kind, 'from-somewhere.xls', body);
  expect(await query('select 1 from files_file where workspace_id = $1'), 'nothing of it is kept').toEqual([]);
  const { code, data, message } = answer.body;
  return { code, what: data?.what, ...message };
}

const zipOf = (names: readonly string[]) => packFiles(Object.fromEntries(names.map((name) => [name, 'x'])));

const bytes = (text: string, length = 64) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(length)]);
/** A file of old Office with these streams in its list, which stands at its end as most programs write it. */
const office = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1_200_000),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ]);

const files: readonly (readonly [name: string, body: string | Buffer | Promise<Buffer>, what: string])[] = [
  ['a PDF', bytes('%PDF-1.7\n'), 'pdf'],
  ['a photo', bytes('\xff\xd8\xff\xe0'), 'image'],
  ['a screenshot', bytes('\x89PNG\r\n\x1a\n'), 'image'],
  ['a photo of an iPhone', bytes('\0\0\0\x18ftypheic'), 'image'],
  ['a RAR', bytes('Rar!\x1a\x07'), 'packed'],
  ['a gz', bytes('\x1f\x8b\x08'), 'packed'],
  ['an SQLite database', bytes('SQLite format 3\0'), 'database'],
  ['an Access database', bytes('\0\x01\0\0Standard Jet DB'), 'database'],
  ['a ZIP of tables', zipOf(['customers.csv', 'orders.csv']), 'zip'],
  ['a book of Numbers', zipOf(['Index/Document.iwa', 'Metadata/Properties.plist']), 'numbers'],
  ['a book of LibreOffice', zipOf(['mimetype', 'content.xml']), 'opendocument'],
  ['a Word document', zipOf(['word/document.xml', '[Content_Types].xml']), 'document'],
  ['a binary workbook', zipOf(['xl/workbook.bin', '[Content_Types].xml']), 'binary-workbook'],
  ['a workbook with a password', office('EncryptionInfo', 'EncryptedPackage'), 'locked'],
  ['an old Word document', office('WordDocument'), 'document'],
  ['contact cards', '\uFEFFBEGIN:VCARD\r\nVERSION:3.0\r\nFN:مریم\r\nTEL:0912\r\nEND:VCARD\r\n', 'vcard'],
  ['a calendar', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n', 'calendar'],
  ['JSON', '[\n  {"name": "مریم", "phone": "0912"},\n {"name":"x"}]', 'json'],
  ['lines of JSON', '{"name":"a","phone":"1"}\n{"name":"b","phone":"2"}\n', 'json'],
  ['the answer of an API', '{ "data": [{"id": 1}]}', 'json'],
  ['a table of HTML', '<table border="1"><tr><th>نام</th><th>موبایل</th></tr></table>', 'html'],
  ['a page', '<!DOCTYPE html><html><body><table></table></body></html>', 'html'],
  [
    'a page as Excel saves it',
    Buffer.from('\uFEFF<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1', 'utf16le'),
    'html',
  ],
  ['XML of old Excel', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>', 'xml'],
  ['XML without a head', '<customers>\n<customer id="1"/></customers>', 'xml'],
  ['a dump', '-- MySQL dump 10.13\n\nDROP TABLE IF EXISTS `c`;\nINSERT INTO `c` VALUES (1,2);\n', 'sql-dump'],
  ['a saved page', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n', 'mail'],
];

describe('files that are no table are named for what they are, and what to do with them is said', () => {
  it.each(files)('%s', async (_, body, what) => {
    const found = await refusalOf(await body);
    expect(found).toMatchObject({ code: 'imports.no-table', what });
    expect(found.fa).toMatch(/[آ-ی]/);
    expect(found.en.split(' ').length).toBeGreaterThan(8);
  });

  it('a workbook of old Excel is named too', async () => {
    expect((await refusalOf(office('Workbook'))).code).toBe('imports.old-excel');
  });

  it.each([
    ['[نام],{موبایل}\nمریم,09121110001\n'],
    ['نام<مشتری>,موبایل\nمریم,09121110001\n'],
    ['name,phone,note\nMaryam,09121110001,"{""a"": 1} <table>"\n'],
    ['from: name,phone\nMaryam,09121110001\n'],
  ])('but a table is a table, whatever marks it has: %s', async (body) => {
    const { bring } = await importShop(database, product);
    expect(countsOf(await bring('customers', body, { columns: { '*': '?' } }))).toMatchObject({ rows: 1 });
  });
});

describe('tables of something else than sales', () => {
  it.each([
    ['تاریخ,شرح,بدهکار,بستانکار,مانده\n1404/01/05,فاکتور ۱۲,1000,0,1000\n1404/01/06,پرداخت,0,1000,0\n', 'file-ledger'],
    ['Date,Description,Debit (IRR),Credit (IRR),Balance\n2026-01-05,Invoice,1000,,1000\n', 'file-ledger'],
    ['تاریخ,شرح,مبلغ گردش بدهکار,مبلغ گردش بستانکار\n1404/01/05,فاکتور,1000,\n', 'file-ledger'],
    ['تاریخ,ساعت,شرح,مبلغ واریز,مبلغ برداشت,مانده\n1404/01/05,10:30,انتقال,1000,,5000\n', 'file-statement'],
    ['Date,Details,Money In,Money Out\n2026-01-05,card,10,\n', 'file-statement'],
    ['نام مشتری,فروردین,اردیبهشت,خرداد,جمع\nمریم,1000,2000,0,3000\n', 'file-by-months'],
    ['Customer,Jan-24,Feb-24,Mar-24,Grand Total\nMaryam,1,2,3,6\n', 'file-by-months'],
    ['مشتری,1403/10,1403/11,1403/12,1404/01\nمریم,1,2,3,6\n', 'file-by-months'],
  ])('%s', async (body, reason) => {
    expect((await refusalOf(body, 'purchases')).code).toBe(`purchases.${reason}`);
  });

  it('what is called by its right name is taken: a list of sales that has a column of debts, and one of months', async () => {
    const own = await importShop(database, product);
    const list = 'تاریخ,موبایل,مبلغ کل (ریال),بدهکار,بستانکار\n1404/01/05,09121110001,1000,1000,0\n';
    expect(countsOf(await own.bring('purchases', list))).toMatchObject({ created: 1, rejected: 0 });
    const months = 'تاریخ,موبایل,مبلغ کل (ریال),مهر,آبان,آذر\n1404/01/06,09121110001,1000,1,2,3\n';
    expect(countsOf(await own.bring('purchases', months))).toMatchObject({ created: 1, rejected: 0 });
  });
});

describe('headers that were read in a wrong encoding', () => {
  const lost = 'نام مشتری,موبایل,شهر\nمریم احمدی,09121110001,تهران\n';
  it.each(['latin1', 'windows-1256'])('as %s: the file is not taken, and what the header was is shown', async (as) => {
    const utf8 = Buffer.from(lost);
    const twice =
      as === 'latin1' ? utf8.toString('latin1') : new TextDecoder('windows-1256').decode(new Uint8Array(utf8));
    const found = await refusalOf(twice);
    expect(found.code).toBe('imports.names-lost');
    expect(found.en).toContain('UTF-8');
  });

  it('and letters that became question marks', async () => {
    expect((await refusalOf('??? ?????,??????,???\nMaryam,09121110001,Tehran\n')).code).toBe('imports.names-lost');
  });
});
