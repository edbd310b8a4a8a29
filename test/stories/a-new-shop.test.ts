import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { WorkbookWriter } from '../../server/src/office/exports/write-workbook.ts';
import { openProduct } from '../open-product.ts';
import { Caller, counts, openShop } from './open-shop.ts';

/**
 * The first day of a shop in Isfahan: the owner's link, a business, a colleague, two untidy Persian files, a customer's page,
 * and everything out again, into another business that then knows the same.
 */
const product = await openProduct();
afterAll(() => product.close());
const owner = new Caller(product.address);
const seller = new Caller(product.address);

const people: (string | number | null)[][] = [
  ['نام مشتری', 'تلفن همراه', 'ایمیل', 'شهر', 'تاریخ تولد'],
  ['مريم احمدي', '۰۹۱۲ ۳۴۵ ۶۷۸۹', 'Maryam@Example.ir', 'اصفهان', '1370/05/12'],
  ['علی رضایی', '+98 (913) 111-2233', null, 'شیراز', null],
  ['  سارا   محمدی ', 9_145_556_677, null, 'تبريز', '۱۳۶۶/۱۲/۳۰'],
  ['حسن بی‌شماره', '12345', null, 'قم', null],
  ['مریم احمدی', '00989123456789', null, null, null],
];
const sales = [
  'شماره فاکتور;تاریخ;موبایل مشتری;مبلغ (تومان)',
  'F-1;1403/08/30;۰۹۱۲۳۴۵۶۷۸۹;۱۲۵٬۰۰۰',
  'F-2;۱۴۰۳/۰۸/۳۰;0913-111-2233;80000',
  'F-3;1403/09/02;9123456789;"45,000"',
  'F-4;1403/07/31;09123456789;1000',
  '',
].join('\r\n');

it('opens with a link that works once, and a business of her own', async () => {
  const link = await vi.waitUntil(() => product.link, { timeout: 10_000 });
  const token = new URL(link).hash.slice('#token='.length);
  expect((await owner.post('/session/link', { token })).body).toEqual({ state: 'signed-in' });
  expect((await new Caller(product.address).post('/session/link', { token })).status).toBe(410);
  const made = await owner.post('/workspaces', { name: 'فروشگاه چهارباغ', slug: 'chaharbagh' });
  expect(made.status).toBe(201);
  await owner.put('/session/workspace', { workspaceId: made.body.id });
  expect((await owner.ask('/session')).workspace).toMatchObject({ name: 'فروشگاه چهارباغ', currency: { code: 'IRR' } });
});

it('lets a colleague in, who may sell and not manage', async () => {
  const invited = await owner.post('/invitations', { email: 'zahra@example.ir', role: 'seller' });
  const token = new URL(invited.body.url).hash.slice('#token='.length);
  const account = { token, name: 'زهرا کاظمی', password: 'سی‌وسه‌پل و خواجو' };
  expect((await seller.post('/invitation', account)).status).toBe(200);
  expect((await seller.ask('/session')).role).toBe('seller');
  expect((await seller.get('/tokens')).status).toBe(403);
});

it('takes a right-to-left workbook in: letters, phones and birthdays in every spelling, and a bad cell no longer costs its row', async () => {
  const path = join(product.dataDir, 'مشتریان.xlsx');
  const book = await WorkbookWriter.open(path, { rightToLeft: true });
  await book.beginSheet('مشتریان');
  for (const row of people) await book.addRow(row);
  await book.close();
  const done = await owner.bring('customers', 'مشتریان.xlsx', new Uint8Array(readFileSync(path)));
  expect(counts(done)).toMatchObject({ rows: 5, created: 4, rejected: 0 });
  expect(done.problems).toMatchObject([{ rowNumber: 5, header: 'تلفن همراه', code: 'customers.phone-unreadable' }]);
  const customers = await owner.all('/customers?sort=name');
  expect(customers.map((one) => [one.name, one.phone, one.city])).toEqual([
    ['حسن بی‌شماره', null, 'قم'],
    ['سارا محمدی', '+989145556677', 'تبریز'],
    ['علی رضایی', '+989131112233', 'شیراز'],
    ['مریم احمدی', '+989123456789', 'اصفهان'],
  ]);
});

it('takes the sales of the till in: tomans, Jalali days, and no 31 Mehr', async () => {
  const done = await owner.bring('purchases', 'فروش.csv', new TextEncoder().encode(`\uFEFF${sales}`));
  expect(counts(done)).toMatchObject({ rows: 4, created: 3, rejected: 1, customersCreated: 0 });
  expect(done.problems).toMatchObject([{ rowNumber: 5, code: 'imports.day-impossible' }]);
  expect(done.problems[0].message.fa).toMatch(/[آ-ی]/);
});

it('knows Maryam: two purchases, 1,700,000 rials, born in Mordad', async () => {
  const [maryam] = await owner.all(`/customers?q=${encodeURIComponent('مريم')}`);
  const { customer } = await owner.ask(`/customers/${maryam.id}/record`);
  expect(customer.birthday).toEqual({ calendar: 'jalali', year: 1370, month: 5, day: 12 });
  expect(customer.identifiers.map((one: { value: string }) => one.value).sort()).toEqual([
    '+989123456789',
    'Maryam@example.ir',
  ]);
  const { facts } = await owner.until(`/customers/${maryam.id}/profile`, (body) =>
    body.facts.some((fact: { name: string; value: unknown }) => fact.name === 'orders' && fact.value === 2),
  );
  const known = Object.fromEntries(facts.map((fact: { name: string; value: unknown }) => [fact.name, fact.value]));
  expect(known).toMatchObject({
    net: 1_700_000,
    firstDay: '2024-11-20',
    lastDay: '2024-11-22',
    favouriteChannel: 'shop',
  });
});

it('gives everything out, as many rows as on the screen, and another business made of it knows the same', async () => {
  const whole = await owner.post('/exports', {});
  expect(whole.headers.get('x-row-count')).toContain('customers=4, products=0, purchases=3');
  expect(whole.body.subarray(0, 2).toString()).toBe('PK');
  const other = await openShop(product, 'chaharbagh-two');
  for (const [kind, rows] of [
    ['customers', 4],
    ['purchases', 3],
  ] as const) {
    expect((await owner.ask(`/${kind}`)).items).toHaveLength(rows);
    const file = join(product.dataDir, `${kind}.csv`);
    const exported = await product.command('export', kind, file, '--workspace', 'chaharbagh', '--json');
    expect(JSON.parse(exported.stdout)).toMatchObject({ kind, rows });
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(rows + 1);
    writeFileSync(`${file}.map`, JSON.stringify({ version: 1, moneyUnit: 'rial' }));
    const again = await product.command(
      ...['import', kind, file, '--workspace', 'chaharbagh-two', '--map', `${file}.map`, '--json'],
    );
    expect(counts(JSON.parse(again.stdout))).toMatchObject({ rows, created: rows, rejected: 0 });
  }
  const seen = async (shop: Caller) =>
    (await shop.all('/customers?sort=name')).map(({ name, phone, email, city, net, orders, lastDay }) => [
      ...[name, phone, email, city, net, orders, lastDay],
    ]);
  const counted = (body: { items: { orders: number }[] }) => body.items.reduce((sum, one) => sum + one.orders, 0);
  await other.until('/customers?sort=name', (body) => counted(body) === 3);
  expect(await seen(other)).toEqual(await seen(owner));
});
