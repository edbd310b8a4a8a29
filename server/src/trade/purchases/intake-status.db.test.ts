import { describe, expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);

const head = 'شماره فاکتور,تاریخ,نام مشتری,موبایل,مبلغ کل (ریال)';
const row = (number: number, amount: number) => `${number},1404/10/0${number},مریم احمدی,09121110001,${amount}`;

async function bring(file: string) {
  const shop = await importShop(database, product);
  const done = await shop.bring('purchases', file);
  const orders = await shop.query<{ number: string; total: number; kind: string }>(
    'select number, total, kind from purchases_purchase where workspace_id = $1 order by number',
  );
  return { shop, done, orders };
}

describe('a file that says how its orders stand', () => {
  it('counts only sales; what was called off, unsettled or refunded is left out, counted and listed', async () => {
    const states = ['تکمیل شده', 'لغو شده', 'پیش‌فاکتور', 'مرجوعی', 'ناموفق'];
    const rows = states.map((state, index) => `${row(index + 1, 1000 * (index + 1))},${state}`);
    const { shop, done, orders } = await bring(`${head},وضعیت\n${rows.join('\n')}\n`);
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 4 });
    expect(orders).toEqual([{ number: '1', total: 1000, kind: 'sale' }]);
    const { body } = await shop.owner.get(`/imports/${done.id}/errors`);
    expect(body).toContain('لغو یا باطل');
    expect(body).toContain('پیش‌فاکتور');
  });

  it('takes a word that it does not know as a sale, and says how often', async () => {
    const { done, orders } = await bring(`${head},وضعیت\n${row(1, 1000)},مرحلهٔ سوم\n${row(2, 2000)},Completed\n`);
    expect(orders.map((one) => one.total)).toEqual([1000, 2000]);
    expect(done.notices).toMatchObject({ 'status-unknown': 1 });
  });

  it('reads a return written as a document of its own, whatever its sign', async () => {
    const { orders } = await bring(
      `${head},نوع فاکتور\n${row(1, 5000)},فروش\n${row(2, 2000)},برگشت از فروش\n${row(3, -500)},برگشت از فروش\n${row(4, 900)},فاکتور خرید\n`,
    );
    expect(orders).toEqual([
      { number: '1', total: 5000, kind: 'sale' },
      { number: '2', total: -2000, kind: 'return' },
      { number: '3', total: -500, kind: 'return' },
    ]);
  });

  it('leaves out an order of several lines whose first row alone says that it was called off', async () => {
    const { orders } = await bring(
      'Order Number,Order Status,Order Date,Item Name,SKU,Quantity,Item Cost,Order Total Amount,Phone (Billing),Currency\n' +
        '1001,cancelled,2026-01-05 10:00,Mug,M,2,1000,7000,09121110001,IRR\n1001,,,Plate,P,1,5000,,,\n' +
        '1002,completed,2026-01-06 10:00,Mug,M,1,1000,1000,09121110002,IRR\n',
    );
    expect(orders.map((one) => one.number)).toEqual(['1002']);
  });

  it.each(['purchases', 'purchase-lines'])(
    'our own export of %s leaves a cancelled order out when it is read again',
    async (list) => {
      const lines = 'شماره فاکتور,تاریخ,نام مشتری,موبایل,نام کالا,تعداد,قیمت واحد (ریال)';
      const { shop } = await bring(
        `${lines}\n1,1404/10/01,مریم احمدی,09121110001,چای,1,1000\n2,1404/10/02,مریم احمدی,09121110001,چای,2,1000\n`,
      );
      const [order] = (await shop.owner.get('/purchases?limit=1')).body.items;
      expect((await shop.owner.post(`/purchases/${order.id}/cancel`, {})).body).toMatchObject({ purchaseId: order.id });
      const file = (await shop.owner.get(`/exports/${list}`)).body as string;
      const again = await importShop(database, product);
      expect(countsOf(await again.bring('purchases', file))).toMatchObject({ created: 1, rejected: 1 });
    },
  );
});
