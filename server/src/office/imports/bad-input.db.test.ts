import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);

describe('bad input', () => {
  const header = 'number,date,phone,sku,quantity,unit price (rial)\n';
  const badRows: readonly (readonly [row: string, code: string])[] = [
    ['1,1404/12/31,09123456789,A,1,1000', 'imports.day-impossible'],
    ['1,2026-02-30,09123456789,A,1,1000', 'imports.day-impossible'],
    ['1,yesterday,09123456789,A,1,1000', 'imports.date-unreadable'],
    ['1,,09123456789,A,1,1000', 'purchases.at-missing'],
    ['1,2026-02-20,0912345,A,1,1000', 'customers.phone-unreadable'],
    ['1,2026-02-20,09123456789,A,many,1000', 'imports.quantity-unreadable'],
    ['1,2026-02-20,09123456789,A,0,1000', 'imports.quantity-zero'],
    ['1,2026-02-20,09123456789,A,-1,-1000', 'purchases.signs-differ'],
    ['1,2026-02-20,09123456789,A,1,cheap', 'imports.amount-unreadable'],
    ['1,2026-02-20,09123456789,A,1,', 'purchases.unitPrice-missing'],
    ['C12,2026-02-20,09123456789,A,1,1000', 'purchases.return-positive'],
    ['1,2026-02-20,09123456789,A,1,1000\n1,2026-02-20,09131112233,A,1,1000', 'purchases.customers-differ'],
  ];

  for (const [row, code] of badRows)
    it(`gives back "${row.split('\n').at(-1)}" as ${code} and keeps the good rows`, async () => {
      const { bring, owner } = await shop();
      const done = await bring('purchases', `${header}${row}\n77,2026-02-20,09125556677,B,1,1000\n`);
      expect(countsOf(done)).toMatchObject({ created: 1, rejected: row.split('\n').length });
      expect(done.problems[0]).toMatchObject({ rowNumber: 2, code });
      expect(done.problems[0].message.fa).toMatch(/[آ-ی]/);
      expect((await owner.get(`/imports/${done.id}/errors`)).body).toContain(row.split('\n')[0]);
    });

  it('takes a negative quantity as a return without an order', async () => {
    const { bring, query } = await shop();
    const done = await bring('purchases', `${header}9,2026-02-20,09123456789,A,-2,1000\n`);
    expect(done.notices).toEqual({ 'return-without-order': 1 });
    expect(await query(`select kind, total from purchases_purchase where workspace_id = $1`)).toEqual([
      { kind: 'return', total: -2000 },
    ]);
  });

  it('refuses the whole order when one of its rows is bad, and the corrected error file brings it in', async () => {
    const { bring, owner, query } = await shop();
    const done = await bring(
      'purchases',
      `${header}5,2026-02-20,09123456789,A,1,1000\n6,2026-02-20,,B,1,500\n5,2026-02-20,09123456789,B,x,700\n`,
    );
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 2 });
    const errors: string = (await owner.get(`/imports/${done.id}/errors`)).body;
    const again = await bring('purchases', errors.replace(',x,', ',3,'));
    expect(countsOf(again)).toMatchObject({ created: 2, rejected: 0 });
    expect(await query(`select number, total from purchases_purchase where workspace_id = $1 order by number`)).toEqual(
      [
        { number: '5', total: 3100 },
        { number: '6', total: 500 },
      ],
    );
  });

  it('the mark that guards a value in the error file is not brought in with it', async () => {
    const own = await shop();
    const { bring, owner, query } = own;
    const done = await bring('customers', 'name,phone,city,email\n=1+1,0912,@home,x\n-Ali,0913,"\tYazd",\n');
    expect(countsOf(done)).toMatchObject({ created: 2, rejected: 0 });
    // two cells of one row are one line
    expect(done.kinds).toMatchObject([
      { code: 'customers.phone-unreadable', taken: true, count: 2 },
      { code: 'customers.email-unreadable', taken: true, count: 1 },
    ]);
    const errors: string = (await owner.get(`/imports/${done.id}/errors`)).body;
    expect(errors).toContain("'=1+1,0912,'@home");
    expect(errors.trim().split('\r\n')).toHaveLength(3);
    await own.takeBack(done.id);
    await bring('customers', errors.replace(',0912,', ',09123456789,').replace(',0913,', ',09131112233,'));
    expect(await query('select name, city from customers_customer where workspace_id = $1 order by name')).toEqual([
      { name: '-Ali', city: 'Yazd' },
      { name: '=1+1', city: '@home' },
    ]);
  });

  it('says what is wrong with a whole file and keeps nothing of it', async () => {
    const { upload, owner, query } = await shop();
    const codeOf = async (body: string | Buffer, kind = 'customers') => (await upload(kind, 'x.csv', body)).body.code;
    expect(await codeOf('name,phone\n')).toBe('imports.no-rows');
    expect(await codeOf('09123456789,12\n09131112233,13\n')).toBe('imports.no-header');
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('imports.old-excel');
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe('imports.no-table');
    expect(await codeOf(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]))).toBe('imports.broken-archive');
    expect(await codeOf('name\nx\n', 'invoices')).toBe('imports.kind-unknown');
    expect((await owner.get('/imports')).body.items).toEqual([]);
    expect(await query('select 1 from files_file where workspace_id = $1')).toEqual([]);
  });

  it('names the second of two equal headers apart and says so', async () => {
    const { upload } = await shop();
    const { body } = await upload('customers', 'x.csv', 'name,phone,phone\nMaryam,09123456789,02188888888\n');
    expect(body.inspection.notices).toEqual(['headers-twice']);
    expect(body.mapping.columns).toEqual({ name: 'name', phone: 'phone', 'phone (2)': 'phone2' });
  });

  it('refuses an upload that is too large while it streams', async () => {
    const { upload } = await shop();
    const limit = product.house.config.uploadLimit;
    Object.assign(product.house.config, { uploadLimit: 1000 });
    try {
      const refused = await upload('customers', 'big.csv', `name\n${'Maryam\n'.repeat(1000)}`);
      expect([refused.status, refused.body.code]).toEqual([413, 'imports.too-large']);
    } finally {
      Object.assign(product.house.config, { uploadLimit: limit });
    }
  });
});
