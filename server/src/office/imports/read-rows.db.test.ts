import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);

describe('an Iranian shop', () => {
  const file =
    'نام و نام خانوادگی,شماره موبایل,ایمیل,شهر\nمريم احمدي,۰۹۱۲ ۳۴۵ ۶۷۸۹,Maryam@Example.ir,اصفهان\nعلی رضایی,+98 913 111 2233,,شیراز\n';

  it('guesses Persian columns and knows a person again by any spelling of her phone', async () => {
    const { bring, query, upload } = await shop();
    const looked = (await upload('customers', 'مشتریان.csv', file)).body;
    expect(looked.mapping.columns).toEqual({
      'نام و نام خانوادگی': 'name',
      'شماره موبایل': 'phone',
      ایمیل: 'email',
      شهر: 'city',
    });
    expect(countsOf(await bring('customers', file))).toMatchObject({ rows: 2, created: 2 });
    expect(countsOf(await bring('customers', file))).toMatchObject({ unchanged: 2, created: 0, updated: 0 });
    const more = await bring('customers', 'mobile,city,name\n0098-912-345-6789,,Maryam\n09121110000,یزد,رضا\n');
    expect(countsOf(more)).toMatchObject({ unchanged: 1, created: 1 });
    const rows = await query(`select name, city from customers_customer where workspace_id = $1 order by customer_id`);
    expect(rows).toEqual([
      { name: 'مریم احمدی', city: 'اصفهان' },
      { name: 'علی رضایی', city: 'شیراز' },
      { name: 'رضا', city: 'یزد' },
    ]);
  });

  it('asks whether amounts are rials or tomans, and reads Jalali dates', async () => {
    const { owner, upload, runJob, query } = await shop();
    const sales = 'شماره فاکتور,تاریخ,موبایل,مبلغ\n1,1405/08/30,09123456789,۱۲۵٬۰۰۰\n2,۱۴۰۵/۰۸/۳۰,09131112233,80000\n';
    const { body: looked } = await upload('purchases', 'فروش.csv', sales);
    expect(looked.inspection.questions.map((one: { name: string }) => one.name)).toEqual(['moneyUnit']);
    expect((await owner.post(`/imports/${looked.id}/start`)).body.code).toBe('imports.questions-open');
    const answered = await owner.put(`/imports/${looked.id}/mapping`, { moneyUnit: 'toman' });
    expect(answered.body.inspection.questions).toEqual([]);
    expect((await owner.post(`/imports/${looked.id}/start`)).status).toBe(202);
    await runJob('imports.run', looked.id);
    expect(
      await query(`select number, day, total from purchases_purchase where workspace_id = $1 order by number`),
    ).toEqual([
      { number: '1', day: '2026-11-21', total: 1_250_000 },
      { number: '2', day: '2026-11-21', total: 800_000 },
    ]);
    // the answer is remembered for the next file of this shape
    const { body: next } = await upload('purchases', 'فروش.csv', sales.replaceAll('1405/08', '1405/07'));
    expect(next.inspection.questions).toEqual([]);
  });

  it('tries everything in a dry run and writes nothing', async () => {
    const { owner, upload, runJob, query } = await shop();
    const { body: looked } = await upload('customers', 'm.csv', `${file},123,,\nبد,123,,\nمریم,09123456789,,\n`);
    expect((await owner.post(`/imports/${looked.id}/dry-run`)).status).toBe(202);
    await runJob('imports.check', looked.id);
    const { check, state } = (await owner.get(`/imports/${looked.id}`)).body;
    expect(state).toBe('ready');
    expect(check).toMatchObject({ rows: 5, created: 3, unchanged: 1, rejected: 1 });
    expect(check.problems).toMatchObject([
      { rowNumber: 4, header: 'شماره موبایل', code: 'customers.phone-unreadable', taken: false },
      { rowNumber: 5, header: 'شماره موبایل', code: 'customers.phone-unreadable', taken: true },
    ]);
    expect(await query(`select 1 from customers_customer where workspace_id = $1`)).toEqual([]);
    expect(await query(`select 1 from spine_event where workspace_id = $1`)).toEqual([]);
  });
});
