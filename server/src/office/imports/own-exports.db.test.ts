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
/** Orders without a number: their lines are told apart by our own id of them, and two that are equal stay two. */
const unnumbered = [
  {
    customer: { phone: '09121110951' },
    lines: [
      ['P1', '2', 8_000_000],
      ['P2', '1.5', 2_000_000],
    ],
    at: '2025-05-05',
  },
  {
    customer: { phone: '09121110951' },
    lines: [
      ['P1', '2', 8_000_000],
      ['P2', '1.5', 2_000_000],
    ],
    at: '2025-05-05',
  },
  {
    lines: [
      ['P1', '1', 8_000_000],
      ['P1', '1', 8_000_000],
    ],
    at: '2025-05-06T10:30:00+03:30',
    discount: 1_000_000,
  },
] as const;
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

/** Records the unnumbered orders, and takes goods and money back: in parts, on several days, against lines and totals. */
async function sellAndTakeBack({ owner, query }: Shop): Promise<void> {
  const sold: string[] = [];
  for (const { lines, ...order } of unnumbered) {
    const made = await owner.post('/purchases', {
      ...order,
      lines: lines.map(([sku, quantity, unitPrice]) => ({ sku, quantity, unitPrice })),
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    sold.push(made.body.purchaseId);
  }
  const back = async (id: string | undefined, body: object) => {
    const answer = await owner.post(`/purchases/${id}/returns`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  };
  await back(sold[0], {
    lines: [
      { position: 1, quantity: '0.5' },
      { position: 2, quantity: '1' },
    ],
    at: '2025-06-01',
  });
  await back(sold[0], { lines: [{ position: 1, quantity: '1' }], at: '2025-06-03T09:00:00+03:30' });
  await back(sold[2], { lines: [{ position: 2 }], at: '2025-06-02' });
  const [total] = await query<{ id: string }>(
    "select purchase_id as id from purchases_purchase where workspace_id = $1 and number = 'T1'",
  );
  await back(total?.id, { amount: 250_000, at: '2025-06-04' });
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
  await sellAndTakeBack(one);
  await product.readable();
  await product.house.pump.drain(one.workspaceId);
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
  const standing = ({ query }: Shop) =>
    query(
      `select p.number, p.day, p.total, p.returned, p.cost, p.returned_cost, p.cancelled_at is null as stands,
         (select jsonb_agg(jsonb_build_array(l.sku, l.quantity, l.amount, l.returned_quantity) order by l.position) from purchases_line l
           where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines,
         (select jsonb_agg(jsonb_build_array(r.at, r.day, r.day_precision, r.amount, r.cost,
             (select jsonb_agg(jsonb_build_array(b.position, b.quantity, b.amount) order by b.position) from purchases_return_line b
              where b.workspace_id = $1 and b.return_id = r.return_id)) order by r.at) from purchases_return r
           where r.workspace_id = $1 and r.purchase_id = p.purchase_id) as returns
       from purchases_purchase p where p.workspace_id = $1 order by p.day, p.number, p.total, p.returned`,
    );
  expect(await standing(other)).toEqual(await standing(one));
  expect(await standing(one)).toHaveLength(7);
  // and again is again, here and where the files came from
  for (const [list, kind] of order) {
    const again = await one.bring(kind, await exported(one, list));
    expect([list, again.created, again.updated, again.rejected, again.notices]).toEqual([list, 0, 0, 0, {}]);
  }
  for (const [list, kind] of order) {
    const again = await other.bring(kind, await exported(one, list));
    expect([list, again.created, again.updated, again.rejected]).toEqual([list, 0, 0, 0]);
  }
});

it('what came back in a list of ours goes when the import is taken back, unless more came back since', async () => {
  const [one, other] = [await shop(), await shop()];
  expect(countsOf(await one.bring('customers', people))).toMatchObject({ created: 3 });
  expect(countsOf(await one.bring('purchases', totals))).toMatchObject({ created: 1 });
  await sellAndTakeBack(one);
  const done = await other.bring('purchases', await exported(one, 'purchase-lines'));
  const [whole] = await other.query<{ n: number }>(
    'select count(*)::int as n from purchases_return where workspace_id = $1',
  );
  expect([countsOf(done).created, whole?.n]).toEqual([6, 3]);
  const [mine] = await other.query<{ id: string }>(
    'select purchase_id as id from purchases_purchase where workspace_id = $1 and returned = 0',
  );
  await other.owner.post(`/purchases/${mine?.id}/returns`, { lines: [{ position: 1 }] });
  // with it stay its customer and two products
  expect(await other.takeBack(done.id)).toMatchObject({ undone: { kept: 4 } });
  expect(await other.query('select purchase_id as id from purchases_purchase where workspace_id = $1')).toEqual([mine]);
  const left = await other.query('select purchase_id as id from purchases_return where workspace_id = $1');
  expect(left).toEqual([{ id: mine?.id }]);
});

it('more that came back than was sold is refused, and a cell that nobody can read is left out and listed', async () => {
  const own = await shop();
  const head = 'شماره فاکتور,تاریخ,موبایل,مبلغ کل (ریال),برگشت‌ها روز به روز\n';
  const done = await own.bring(
    'purchases',
    `${head}1,1404/01/05,09121110951,1000,1404/01/06 = 2000\n2,1404/01/05,09121110951,1000,دیروز = 5\n3,1404/01/05,09121110951,1000,1404/01/06 = 400\n`,
  );
  expect(countsOf(done)).toMatchObject({ created: 2, rejected: 1 });
  expect(done.kinds).toMatchObject([
    { taken: false, code: 'purchases.amount-too-much' },
    { taken: true, code: 'purchases.returns-unreadable' },
  ]);
  const again = await own.bring('purchases', `${head}2,1404/01/05,09121110951,1000,1404/01/06 = 300\n`);
  expect(again).toMatchObject({ unchanged: 1, notices: { 'returns-not-written': 1 } });
});
