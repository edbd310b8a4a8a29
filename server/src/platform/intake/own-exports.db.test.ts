import { expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);
type Shop = Awaited<ReturnType<typeof shop>>;

const people = `نام,نام خانوادگی,موبایل,تلفن ثابت,ایمیل,کد مشتری,جنسیت,تاریخ تولد,شهر,استان,برچسب,سایز کفش,تاریخ ازدواج,تخفیف دارد,یادداشت آزاد
مریم,احمدی,09121110951,02188770953،02188770954,"m1@example.ir; m2@example.ir",A1,زن,1370/05/06,تهران,تهران,"ویژه، قدیمی",38.5,1392/02/03,بله,"سطر ""یک""، =1+1"
علی,رضایی,09121110952,,,A2,مرد,,شیراز,فارس,,42,,ندارد,-5 درجه
,,09121110953,,,,,,,,,,,,
`;
const sales = `شماره فاکتور,تاریخ,موبایل,کانال,شعبه,روش پرداخت,کد کالا,نام کالا,دسته,تعداد,قیمت واحد (ریال),تخفیف قلم,تخفیف,هزینه ارسال,مالیات,مبلغ کل (ریال)
1,1404/01/05 10:30,09121110951,instagram,ونک,کارت,P1,پسته,آجیل,1.125,8000000,0,100000,50000,30000,9980000
1,,,,,,P2,بادام,آجیل,0.5,2000000,0,,,,
2,1404/02/06,09121110952,,,,P1,پسته,,2,8000000,1000000,,,,
C3,1404/02/07,09121110952,,,,P1,پسته,,-1,8000000,,,,,
`;
const totals = `شماره فاکتور,تاریخ,موبایل,مبلغ کل (ریال)\nT1,1404/03/01,09121110951,750000\n`;
const goods =
  'کد کالا,نام کالا,دسته,قیمت فروش (ریال),بهای تمام شده (ریال),کالا یا هزینه\nP9,گردو,آجیل,500000,400000,کالا\nPOST,پست,,50000,,هزینه\n';
const calls = `زمان,موبایل,کانال,جهت,موضوع,متن,نتیجه,مدت,شناسه پیام\n1404/01/05 10:30,09121110951,تماس,ورودی,سفارش,پرسید کی می‌رسد,پاسخ داده شد,205,m-1\n1404/01/06 11:00,09121110952,یادداشت,,,آرام است,,,\n`;

const fields = [
  { key: 'shoe_size', type: 'number', fa: 'سایز کفش' },
  { key: 'wedding', type: 'date', fa: 'تاریخ ازدواج' },
  { key: 'discounted', type: 'boolean', fa: 'تخفیف دارد' },
  { key: 'free_note', type: 'text', fa: 'یادداشت آزاد' },
] as const;

async function define({ owner }: Shop): Promise<void> {
  for (const { key, type, fa } of fields)
    expect((await owner.post('/custom-fields', { key, type, label: { fa, en: fa } })).status).toBe(201);
}

const exported = async ({ owner }: Shop, kind: string): Promise<string> => (await owner.get(`/exports/${kind}`)).body;

/** A list without the ids that the business itself gives. */
const comparable = (csv: string) =>
  csv
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .trim()
    .split('\r\n')
    .toSorted();

it('FRONTDOOR 5, 6: every list of ours comes back unchanged into an empty business, own fields and several e-mails included', async () => {
  const [one, other] = [await shop(), await shop()];
  for (const own of [one, other]) await define(own);
  expect(countsOf(await one.bring('customers', people))).toMatchObject({ created: 3, rejected: 0 });
  const sold = await one.bring('purchases', sales, { quantityMark: '.' });
  expect(countsOf(sold), JSON.stringify(sold.problems)).toMatchObject({ created: 4, rejected: 0 });
  expect(countsOf(await one.bring('purchases', totals))).toMatchObject({ created: 1 });
  expect(countsOf(await one.bring('products', goods))).toMatchObject({ created: 2 });
  expect(countsOf(await one.bring('interactions', calls))).toMatchObject({ created: 2, rejected: 0 });

  const order = [
    ['products', 'products'],
    ['customers', 'customers'],
    ['purchase-lines', 'purchases'],
    ['purchases', 'purchases'],
    ['interactions', 'interactions'],
  ] as const;
  for (const [list, kind] of order) {
    const done = await other.bring(kind, await exported(one, list));
    expect([list, done.inspection.questions, done.rejected, done.kinds]).toEqual([list, [], 0, []]);
  }
  for (const [list] of order)
    expect(comparable(await exported(other, list)), list).toEqual(comparable(await exported(one, list)));
  // and again is again
  for (const [list, kind] of order) {
    const again = await other.bring(kind, await exported(one, list));
    expect([list, again.created, again.updated, again.rejected]).toEqual([list, 0, 0, 0]);
  }
});
