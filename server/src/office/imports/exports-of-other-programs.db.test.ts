import { expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

// Shapes of exports and of public reports; the people in them are invented.
const database = await testDatabase();
const product = await testApp(database);
const ordersSql = `select number, at, total, tax, shipping, c.name from purchases_purchase p left join customers_customer c using (workspace_id, customer_id)
  where workspace_id = $1 order by at`;

it.each([
  [
    'square-transactions',
    'Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Total Collected,Source,Card,Transaction ID,Payment ID,Device Name,Customer ID,Customer Name\n1/25/25,14:05:10,Eastern,"$1,012.00",-$12.00,"$1,000.00",$0.00,$1.00,$2.00,"$1,003.00",Point of Sale,$15.00,AbC1,p1,Till,CU1,Maryam Ahmadi\n',
    { number: 'AbC1', at: new Date('2025-01-25T10:35:10Z'), total: 100_100, tax: 100, shipping: 0 },
  ],
  [
    'magento-orders',
    'ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded\n000000001,Main,"Jan 5, 2025 9:31:02 AM",Maryam Ahmadi,Ali Reza,$45.00,$45.00,Complete,m@example.com,$40.00,$5.00,Maryam Ahmadi,checkmo,\n',
    { number: '000000001', at: new Date('2025-01-05T06:01:02Z'), total: 4500, tax: 0, shipping: 500 },
  ],
  [
    'prestashop-orders',
    'ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date\n12;XKBKNABJK;0;Iran;Maryam Ahmadi;"$59,80";Bank wire;Payment accepted;2025-01-05 10:31:02\n13;XKBKNABJL;0;Iran;A. Reza;"$9,80";Bank wire;Canceled;2025-01-06 10:31:02\n',
    { number: 'XKBKNABJK', at: new Date('2025-01-05T07:01:02Z'), total: 5980, tax: 0, shipping: 0 },
  ],
  [
    'wix-orders',
    'Order number,Date created,Time,Total order quantity,Contact email,Recipient name,Recipient phone,Billing name,Billing phone,Payment status,Payment method,Item,SKU,Qty,Quantity refunded,Price,Shipping rate,Total tax,Total\n10001,"Jan 5, 2025",9:31:02 AM,2,m@example.com,Ali,+12025550111,Maryam Ahmadi,+12025550112,Paid,Card,Mug,M1,2,0,10,5,0,25\n',
    { number: '10001', at: new Date('2025-01-05T06:01:02Z'), total: 2500, tax: 0, shipping: 500 },
  ],
])('%s is known, and its sum is what was paid', async (recipe, text, order) => {
  const own = await importShop(database, product, 'USD');
  const done = await own.bring('purchases', text);
  expect(done.inspection).toMatchObject({ recipe, questions: [] });
  expect(await own.query(ordersSql)).toEqual([{ ...order, name: 'Maryam Ahmadi' }]);
});

it.each(['مبلغ کل (هزار تومان)', 'مبلغ (میلیون ریال)', 'total (thousands rial)', 'Amount ($K)'])(
  'amounts under «%s» are not taken a thousand times too small',
  async (header) => {
    const { upload } = await importShop(database, product);
    const { body } = await upload('purchases', 'x.csv', `date,phone,${header}\n2025-01-05,09121110001,120\n`);
    expect(body.code).toBe('purchases.file-in-thousands');
  },
);

it('days that a spreadsheet has written as numbers are days', async () => {
  const own = await importShop(database, product);
  const done = await own.bring(
    'purchases',
    'تاریخ,موبایل,مبلغ کل (ریال)\n45678,09121110001,1000\n۴۵۶۷۹.6041666667,09121110001,2000\n99999,09121110001,3000\n',
  );
  expect(countsOf(done)).toMatchObject({ created: 2, rejected: 1 });
  expect((await own.query<{ at: Date }>(ordersSql)).map((one) => one.at)).toEqual([
    new Date('2025-01-20T20:30:00Z'),
    new Date('2025-01-22T11:00:00Z'),
  ]);
});

it('what programs put around a phone is no part of it', async () => {
  const own = await importShop(database, product);
  const phones = ['9121110001.0', '"=""09121110002"""', 'tel:+989121110003', '\u200F٠٩١٢١١١٠٠٠٤'];
  const done = await own.bring('customers', `name,mobile\n${phones.map((phone, at) => `N${at},${phone}\n`).join('')}`);
  expect(countsOf(done)).toMatchObject({ created: 4, rejected: 0 });
  const found = await own.query<{ value: string }>(
    "select value from customers_identifier where workspace_id = $1 and kind = 'phone' order by value",
  );
  expect(found.map((one) => one.value)).toEqual([1, 2, 3, 4].map((end) => `+98912111000${end}`));
});
