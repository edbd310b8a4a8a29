import { afterAll, describe, expect, it } from 'vitest';
import { openProduct } from '../open-product.ts';
import { openShop } from './open-shop.ts';

/** Rows of docs/requirements.md that need more than one module: each is driven through HTTP on the real product. */
const product = await openProduct();
afterAll(() => product.close());
const shop = await openShop(product, 'chaharbagh');
const create = async (wish: object): Promise<string> => (await shop.post('/customers', wish)).body.customerId;
const amount = 400_000;
const sell = async (customer: object, at = '2024-11-20') => {
  const line = { sku: 'SOAP-1', name: 'صابون', category: 'بهداشتی', quantity: 2, unitPrice: amount, unitCost: 150_000 };
  const sale = await shop.post('/purchases', { customer, at, channel: 'till', paymentMethod: 'card', lines: [line] });
  if (sale.status !== 201) throw new Error(JSON.stringify(sale.body));
  return sale.body as { customerId: string; purchaseId: string };
};
type Fact = { name: string; value: unknown };
const factsOf = async (id: string) => {
  const { facts } = await shop.until(`/customers/${id}/profile`, (body) =>
    body.facts.some((fact: Fact) => fact.name === 'orders' && fact.value !== 0),
  );
  return Object.fromEntries(facts.map((fact: Fact) => [fact.name, fact.value]));
};

describe('R-002: one customer, many identifiers', async () => {
  const maryam = await create({
    name: 'مریم احمدی',
    phones: ['0912 345 6789', '031-3222 1234'],
    emails: ['Maryam@Example.ir'],
    nationalId: '0012345679',
    externalId: 'K-77',
  });
  const { version } = await shop.ask(`/customers/${maryam}`);
  const added = await shop.patch(`/customers/${maryam}`, {
    version,
    setIdentifiers: [
      { kind: 'messenger', scope: 'Telegram', value: '@maryam' },
      { kind: 'card', value: '6037-9911-1111-1112' },
    ],
  });

  it.each([
    ['a second phone in Persian digits', { phone: '۰۳۱۳۲۲۲۱۲۳۴' }],
    ['an e-mail in other letters', { email: 'maryam@example.IR' }],
    ['a code of the shop', { externalId: 'k-77' }],
    ['a national id', { nationalId: '۰۰۱۲۳۴۵۶۷۹' }],
    ['a bank card', { card: '6037991111111112' }],
    ['a messenger', { messenger: { network: 'telegram', id: '@maryam' } }],
  ])('R-002: what comes in with %s is hers', async (_, customer) => {
    expect(added.status).toBe(200);
    const written = await shop.post('/interactions', {
      customer,
      channel: 'messenger',
      direction: 'inbound',
      text: 'سلام',
    });
    expect([written.status, written.body.customerId, written.body.customerCreated]).toEqual([201, maryam, false]);
    expect((await sell(customer)).customerId).toBe(maryam);
  });

  it('R-002: a double is suggested, merged with all that is hers, and taken apart again', async () => {
    const double = (await sell({ phone: '09350001122', name: 'مريم احمدي' })).customerId;
    expect(double).not.toBe(maryam);
    const before = (await shop.all(`/customers/${maryam}/purchases`)).length;
    const merged = await shop.post(`/customers/${maryam}/merge`, { mergedId: double });
    expect(merged.status).toBe(201);
    expect((await shop.ask(`/customers/${double}`)).id).toBe(maryam);
    await shop.until(`/customers/${maryam}/purchases`, (body) => body.items.length === before + 1);
    expect((await sell({ phone: '09350001122' })).customerId).toBe(maryam);
    expect((await shop.post(`/merges/${merged.body.mergeId}/undo`)).status).toBe(200);
    await shop.until(`/customers/${double}/purchases`, (body) => body.items.length === 1);
    expect((await shop.ask(`/customers/${double}`)).id).toBe(double);
  });
});

describe('R-003: one page, the same for all', async () => {
  const { customerId } = await sell({ phone: '09131112233', name: 'علی رضایی' });
  await shop.post('/interactions', { customer: { id: customerId }, channel: 'call', text: 'پرسید چه ساعتی باز هستیم' });

  it('R-003: identity, purchases, payments, interactions, value and stage stand on it', async () => {
    const { customer } = await shop.ask(`/customers/${customerId}/record`);
    expect(customer.identifiers).toMatchObject([{ kind: 'phone', value: '+989131112233' }]);
    const facts = await factsOf(customerId);
    expect(facts).toMatchObject({ orders: 1, net: 2 * amount, margin: 2 * (amount - 150_000), rung: 'customer' });
    const timeline = await shop.until(`/customers/${customerId}/timeline`, (body) => body.items.length >= 3);
    const kinds = timeline.items.map((item: { type: string }) => item.type);
    expect(kinds).toEqual(expect.arrayContaining(['customer.created', 'purchase.recorded', 'interaction.recorded']));
  });

  it('R-003: a cashier reads the same record with masked fields, never a copy', async () => {
    const made = await product.command('token', 'create', '--workspace', 'chaharbagh', '--role', 'cashier', '--json');
    const cashier = shop.with(JSON.parse(made.stdout).token);
    const seen = await cashier.ask(`/customers/${customerId}`);
    expect(seen.id).toBe(customerId);
    expect(seen.name).toBe('علی رضایی');
    expect(JSON.stringify(seen)).not.toContain('9131112233');
  });
});

it('R-004, part: seven of the ten questions have an answer', async () => {
  const { customerId, purchaseId } = await sell({ phone: '09145556677', name: 'سارا محمدی' });
  await shop.post(`/customers/${customerId}/preferences`, {
    component: 'product',
    attitude: 'likes',
    value: 'صابون بی‌بو',
    source: 'stated',
  });
  const [who] = await shop.all(`/customers?q=${encodeURIComponent('سارا')}`);
  expect(who).toMatchObject({ id: customerId, name: 'سارا محمدی' });
  expect((await shop.ask(`/customers/${customerId}`)).identifiers).toMatchObject([{ value: '+989145556677' }]);
  const { lines, paymentMethod } = await shop.ask(`/purchases/${purchaseId}`);
  expect(lines).toMatchObject([{ sku: 'SOAP-1', category: 'بهداشتی' }]);
  expect(paymentMethod).toBe('card');
  expect(await shop.all(`/customers/${customerId}/purchases`)).toHaveLength(1);
  const { preferences } = await shop.ask(`/customers/${customerId}/record`);
  expect(preferences).toMatchObject([{ value: 'صابون بی‌بو', attitude: 'likes' }]);
  expect(await factsOf(customerId)).toMatchObject({
    costToServe: 0,
    margin: 500_000,
    rung: 'customer',
    stage: expect.any(String),
  });
});

it('R-005, part: where else somebody buys and for how much is kept in fields of the business and chooses people', async () => {
  for (const [key, type] of [
    ['rival', 'text'],
    ['elsewhere', 'money'],
  ])
    expect((await shop.post('/custom-fields', { key, type, label: { fa: key, en: key } })).status).toBe(201);
  const id = await create({ name: 'نرگس صادقی', custom: { rival: 'بازار رضا', elsewhere: '۵۰۰٬۰۰۰ تومان' } });
  await create({ name: 'حسن صادقی', custom: { rival: 'بازار رضا', elsewhere: 100_000 } });
  const found = await shop.all(
    `/customers?custom=${encodeURIComponent('rival=بازار رضا')}&custom=${encodeURIComponent('elsewhere>=۱۰۰٬۰۰۰ تومان')}`,
  );
  expect(found).toMatchObject([{ id, name: 'نرگس صادقی' }]);
});

it('R-010, part: spending habits are computed: basket, month, weekday, channel and mix of categories', async () => {
  const { customerId } = await sell({ phone: '09177778899' }, '2024-10-22');
  await sell({ phone: '09177778899' }, '2024-11-19');
  await shop.until(`/customers/${customerId}/profile`, (body) =>
    body.facts.some((fact: Fact) => fact.name === 'orders' && fact.value === 2),
  );
  const facts = await factsOf(customerId);
  expect(facts).toMatchObject({ aov: 2 * amount, usualGap: 28, favouriteChannel: 'till' });
  expect(facts.categories).toEqual([{ category: 'بهداشتی', orders: 2, net: 4 * amount, share: 1 }]);
  // both days were Tuesdays
  expect(facts.ordersByWeekday).toContain(2);
  expect(facts.ordersByWeekday.reduce((sum: number, one: number) => sum + one, 0)).toBe(2);
});

it('R-012, part: links to social networks are kept with a customer', async () => {
  const id = await create({ name: 'رضا کریمی', phones: ['09188889900'] });
  const { version } = await shop.ask(`/customers/${id}`);
  await shop.patch(`/customers/${id}`, {
    version,
    setIdentifiers: [{ kind: 'social', scope: 'LinkedIn', value: 'in/reza-karimi' }],
  });
  const { identifiers } = await shop.ask(`/customers/${id}`);
  expect(identifiers).toContainEqual(
    expect.objectContaining({ kind: 'social', scope: 'linkedin', value: 'in/reza-karimi' }),
  );
});

it('R-113, part: beside ROR stand how many came again, by referral, and both', async () => {
  const ror = await shop.ask('/measures/ror?from=2024-03-20&to=2025-03-21');
  expect(ror).toMatchObject({ defined: true, figures: { referredOnly: 0, repeatOnly: ror.numerator, both: 0 } });
});

it('R-011: no page of ours loads anything from another origin', async () => {
  const answer = await fetch(product.address);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*/);
  const page = await answer.text();
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.filter((address) => !address.startsWith('/') || address.startsWith('//'))).toEqual([]);
});
