import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const people = 'select name, birth_year as year from customers_customer where workspace_id = $1 order by name';

async function bring(kind: string, file: string | Buffer, currency?: 'USD') {
  const shop = await importShop(database, product, currency);
  const done = await shop.bring(kind, file);
  return { shop, done };
}

describe('what nobody can mean', () => {
  it('FRONTDOOR 20: a purchase that has not come yet is refused, and one of another century is counted', async () => {
    const file = readFileSync(new URL('./cases/23-purchases-of-other-centuries.csv', import.meta.url));
    const { done, shop } = await bring('purchases', file);
    expect(done.rejected).toBe(1);
    expect(done.notices).toMatchObject({ 'long-ago': 1 });
    const { body } = await shop.owner.get(`/imports/${done.id}/errors`);
    expect(body).toContain('هنوز نیامده');
  });

  it('FRONTDOOR 20: nor is a call that has not come yet taken from a file', async () => {
    const { done } = await bring(
      'interactions',
      'تاریخ,نام مشتری,موبایل,کانال,متن\n1404/10/05,مریم احمدی,09121110001,call,سلام\n1450/10/05,مریم احمدی,09121110001,call,سلام\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 1 });
  });

  it('a birthday that has not come yet is left out of a file, and refused by the API', async () => {
    const { done, shop } = await bring(
      'customers',
      'نام مشتری,موبایل,تاریخ تولد\nمریم,09121110001,1450/01/01\nسارا,09121110002,1370/02/31\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 2, rejected: 0 });
    expect(await shop.query(people)).toEqual([
      { name: 'سارا', year: 1370 },
      { name: 'مریم', year: null },
    ]);
    for (const year of [1450, 1300 - 30])
      expect(
        (await shop.owner.post('/customers', { name: 'علی', birthday: { calendar: 'jalali', month: 1, day: 1, year } }))
          .status,
      ).toBe(422);
  });

  it('guests who all carry the id 0 stay as many people as they are', async () => {
    const { done, shop } = await bring(
      'customers',
      'customer id,name,mobile\n0,رضا مرادی,09121110005\n0,مینا صادقی,09121110006\n000,نیما راد,09121110007\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 3, updated: 0 });
    expect(await shop.query(people)).toHaveLength(3);
  });

  it('columns of one field that are counted all come in', async () => {
    const { shop } = await bring(
      'customers',
      'First Name,Last Name,Email 1,Email 2,Phone1,Phone 2,موبایل ۳\nMaryam,Ahmadi,m@a.ir,m2@a.ir,09121110001,02188776601,09351110001\n',
    );
    const keys = await shop.query<{ key: string }>(
      'select match_key as key from customers_identifier where workspace_id = $1 order by match_key collate "C"',
    );
    expect(keys.map((one) => one.key)).toEqual([
      '+982188776601',
      '+989121110001',
      '+989351110001',
      'm2@a.ir',
      'm@a.ir',
    ]);
  });

  it.each(['Card Number', 'شماره میز', 'Tracking number', 'شماره کارت'])(
    'rows that share a «%s» are not one order',
    async (header) => {
      const rows = '2026/01/05,7,150000\n2026/01/05,7,250000\n2026/01/05,8,50000\n';
      const { done } = await bring('purchases', `تاریخ,${header},مبلغ (ریال)\n${rows}`);
      expect(Object.values(done.mapping.columns)).not.toContain('number');
      expect(countsOf(done)).toMatchObject({ created: 3 });
    },
  );

  it.each(['Discount %', 'درصد تخفیف', 'Tax (%)'])('a share («%s») is no amount', async (header) => {
    const { done } = await bring('purchases', `تاریخ,مبلغ (ریال),${header}\n1404/10/05,1000,10\n`);
    expect(Object.keys(done.mapping.columns)).not.toContain(header);
  });

  it('FRONTDOOR 11: the header once more, and the sum at the end of a report, are nobody', async () => {
    const { done, shop } = await bring(
      'customers',
      'نام مشتری,موبایل,شهر\nمریم,09121110001,یزد\nنام مشتری,موبایل,شهر\nجمالی,09121110002,قم\nجمع کل:,,\nTotal,,\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 2, rejected: 3 });
    expect((await shop.query<{ name: string }>(people)).map((one) => one.name)).toEqual(['جمالی', 'مریم']);
  });
});
