import { seededRandom } from '@peyvand/science';
import { expect, it } from 'vitest';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const columns = [
  ...['order number', 'order date', 'phone', 'customer name', 'sku', 'product name', 'category', 'quantity'],
  ...['unit price', 'line discount', 'order discount', 'shipping', 'tax', 'branch', 'payment method'],
];

interface Sold {
  sku: string;
  name: string;
  category: string;
  quantity: number;
  unitPrice: number;
  discount: number;
}
interface Order {
  number: string;
  isReturn: boolean;
  at: string;
  phone: string;
  lines: Sold[];
  discount: number;
  shipping: number;
  tax: number;
  branch: string;
  paymentMethod: string;
}

const random = seededRandom(20261201);
const upTo = (most: number) => Math.floor(random() * (most + 1));
const oneOf = <T>(values: readonly T[]): T => values[upTo(values.length - 1)] as T;

function someOrder(n: number): Order {
  const lines = Array.from({ length: 1 + upTo(2) }, (): Sold => {
    const sku = oneOf(['CUP', 'plate', '۱۲الف', 'POST']);
    const unitPrice = 1000 + upTo(9000);
    // a quarter is sold too
    const quantity = (1 + upTo(11)) / 4;
    const discount = oneOf([0, upTo(200)]);
    return { sku, name: sku.toLowerCase(), category: oneOf(['', 'home']), quantity, unitPrice, discount };
  });
  return {
    number: `N-${n}`,
    isReturn: oneOf([true, false]),
    at: `2026-10-0${1 + upTo(8)}`,
    phone: `0912000000${upTo(3)}`,
    lines,
    ...{ discount: oneOf([0, upTo(50)]), shipping: oneOf([0, upTo(900)]), tax: oneOf([0, upTo(900)]) },
    ...{ branch: oneOf(['', 'North']), paymentMethod: oneOf(['', 'card', 'cash']) },
  };
}

const money = (amount: number) => (amount === 0 ? '' : (amount / 100).toFixed(2));

function rowsOf({ number, isReturn, at, phone, lines, discount, shipping, tax, branch, paymentMethod }: Order): string {
  const parts = [discount, shipping, tax].map(money);
  return lines
    .map(({ sku, name, category, quantity, unitPrice, discount: off }) =>
      [
        ...[number, at, phone, 'Maryam Ahmadi', sku, name, category, isReturn ? -quantity : quantity],
        ...[money(unitPrice), money(off), ...parts, branch, paymentMethod],
      ].join(','),
    )
    .join('\n');
}

const fileOf = (orders: readonly Order[]) => `${columns.join(',')}\n${orders.map(rowsOf).join('\n')}\n`;

type Shop = Awaited<ReturnType<typeof importShop>>;
function atTheTill({ owner }: Shop, { isReturn, phone, ...order }: Order) {
  const customer = { phone, name: 'Maryam Ahmadi' };
  return owner.post(isReturn ? '/returns' : '/purchases', { customer, ...order });
}

interface Row {
  number: string;
  purchaseId: string;
}
const booksOf = ({ query }: Shop) =>
  query<Row>(`select p.number, p.purchase_id as "purchaseId", p.kind, p.items, p.discount, p.shipping, p.tax, p.total, p.day, p.branch,
    p.payment_method, p.cost, encode(p.content_hash, 'hex') as hash,
    (select jsonb_agg(jsonb_build_array(l.position, l.sku, l.name, l.category, l.quantity, l.unit_price, l.discount, l.amount, l.unit_cost)
       order by l.position) from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines
    from purchases_purchase p where p.workspace_id = $1 order by p.number`);

const orders = Array.from({ length: 60 }, (_, n) => someOrder(n));

it('an order is the same order by whichever door it comes first: one sum, one hash, one row', async () => {
  const [byFile, byTill] = [await importShop(database, product, 'USD'), await importShop(database, product, 'USD')];
  const brought = await byFile.bring('purchases', fileOf(orders));
  expect(brought.problems).toEqual([]);
  const first = await booksOf(byFile);
  expect(first).toHaveLength(orders.length);
  for (const order of orders) {
    const answer = await atTheTill(byFile, order);
    const known = first.find((one) => one.number === order.number);
    expect([answer.status, answer.body.purchaseId], JSON.stringify(order)).toEqual([200, known?.purchaseId]);
    expect((await atTheTill(byTill, order)).status).toBe(201);
  }
  expect(await booksOf(byFile)).toEqual(first);
  const lines = orders.reduce((sum, order) => sum + order.lines.length, 0);
  expect(countsOf(await byTill.bring('purchases', fileOf(orders)))).toMatchObject({ rows: lines, unchanged: lines });
  const nameless = (rows: readonly Row[]) => rows.map(({ purchaseId: _, ...row }) => row);
  expect(nameless(await booksOf(byTill))).toEqual(nameless(first));
});

it('an order that a file of an earlier release brought, hashed in another way, is known at the till', async () => {
  const shop = await importShop(database, product, 'USD');
  const order = { ...someOrder(1), lines: [{ ...(someOrder(1).lines[0] as Sold), name: '', category: '' }] };
  await shop.bring('purchases', fileOf([order]));
  await shop.query(`update purchases_purchase set content_hash = '\\x00' where workspace_id = $1 returning 1`);
  expect((await atTheTill(shop, order)).status).toBe(200);
  const other = { ...order, shipping: order.shipping + 1 };
  expect((await atTheTill(shop, other)).body).toMatchObject({ status: 409, code: 'purchases.number-taken' });
});

it('what a till refuses, a file refuses with the same words', async () => {
  const shop = await importShop(database, product, 'USD');
  const line = { sku: 'CUP', name: 'cup', category: '', quantity: 1, unitPrice: 1000, discount: 0 };
  const base = { ...someOrder(0), isReturn: false, discount: 0, shipping: 0, tax: 0, lines: [line] };
  const wrong = [
    { ...base, number: 'W-1', lines: [{ ...line, discount: 1001 }] },
    { ...base, number: 'W-2', discount: 1001 },
  ];
  const done = await shop.bring('purchases', fileOf(wrong));
  const atTill = await Promise.all(wrong.map((order) => atTheTill(shop, order)));
  expect(done.problems.map((one: { code: string }) => one.code)).toEqual(atTill.map((one) => one.body.code));
  expect(atTill.map((one) => one.body.code)).toEqual(['purchases.discount-too-large', 'purchases.total-negative']);
});

it('postage is a fee by both doors, and the codes of fees are a setting of the business', async () => {
  const [byFile, byTill] = [await importShop(database, product, 'USD'), await importShop(database, product, 'USD')];
  const line = { name: '', category: '', quantity: 1, unitPrice: 1000, discount: 0 };
  const skus = ['CUP', 'POST', 'M', 'ADJ'];
  const order = { ...someOrder(0), isReturn: false, discount: 0, lines: skus.map((sku) => ({ ...line, sku })) };
  const goods = async (shop: Shop) =>
    (
      await shop.query<{ sku: string }>(
        'select sku from products_product where workspace_id = $1 and goods order by sku',
      )
    ).map((one) => one.sku);
  await byFile.bring('purchases', fileOf([order]));
  await atTheTill(byTill, order);
  expect(await goods(byFile)).toEqual(['ADJ', 'CUP', 'M']);
  expect(await goods(byTill)).toEqual(await goods(byFile));

  const own = await importShop(database, product, 'USD');
  expect((await own.owner.patch('/workspace', { settings: { feeCodes: ['m', 'adj'] } })).status).toBe(200);
  await atTheTill(own, order);
  expect(await goods(own)).toEqual(['CUP', 'POST']);
});

it('an undo finds the products of a corrected order in whatever digits their codes are written', async () => {
  const shop = await importShop(database, product, 'USD');
  const line = { sku: '۱۲الف', name: 'cup', category: '', quantity: 1, unitPrice: 1000, discount: 0 };
  const order = { ...someOrder(0), isReturn: false, discount: 0, lines: [line] };
  await shop.bring('purchases', fileOf([order]));
  const linked = () => shop.query('select l.product_id, l.unit_price from purchases_line l where l.workspace_id = $1');
  const before = await linked();
  expect(before).toMatchObject([{ product_id: expect.any(String), unit_price: 1000 }]);
  const corrected = await shop.bring('purchases', fileOf([{ ...order, lines: [{ ...line, unitPrice: 1100 }] }]));
  expect(countsOf(corrected)).toMatchObject({ updated: 1 });
  await shop.takeBack(corrected.id);
  expect(await linked()).toEqual(before);
});

it('an order that a file only gives to another customer is given back by its undo, with its lines', async () => {
  const shop = await importShop(database, product, 'USD');
  const order = { ...someOrder(0), isReturn: false };
  await shop.bring('purchases', fileOf([order]));
  const owners = () => shop.query('select customer_id from purchases_purchase where workspace_id = $1');
  const [before, lines] = [await owners(), await booksOf(shop)];
  const other = await shop.bring('purchases', fileOf([{ ...order, phone: '09129999999' }]));
  expect(await owners()).not.toEqual(before);
  await shop.takeBack(other.id);
  expect(await owners()).toEqual(before);
  expect(await booksOf(shop)).toEqual(lines);
});
