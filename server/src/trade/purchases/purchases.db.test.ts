import { beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { joinStaff } from '../../testing/join-staff.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const till = shop.as('owner');

const cream = { sku: 'CREAM-50', name: 'کرم دست', quantity: '3', unitPrice: 100 };
const brush = { sku: 'BRUSH', name: 'برس', quantity: 1, unitPrice: 50 };
const maryam = { phone: '0912 345 6789', name: 'مریم احمدی' };
const sell = (order: Record<string, unknown> = {}) =>
  till.post('/purchases', { customer: maryam, at: '2026-11-20T10:00:00+03:30', lines: [cream, brush], ...order });

let maryamId = '';
beforeAll(async () => {
  maryamId = (await sell({ number: 'F-1', discount: 30, shipping: 20, total: 340 })).body.customerId;
});

describe('recording a purchase', () => {
  it('makes the customer once and finds her again in any spelling of her phone', async () => {
    const again = await sell({ customer: { phone: '۰۰۹۸۹۱۲۳۴۵۶۷۸۹' } });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ customerId: maryamId, customerCreated: false, total: 350, day: '2026-11-20' });
  });

  it('cuts the day in the zone of the shop', async () => {
    const late = await sell({ at: '2026-11-20T20:31:00Z' });
    expect(late.body.day).toBe('2026-11-21');
    expect((await sell({ at: '۱۴۰۵/۰۹/۰۱' })).body.day).toBe('2026-11-22');
  });

  it('may be sold to somebody unknown', async () => {
    expect((await sell({ customer: undefined })).body).toMatchObject({ customerId: null, customerCreated: false });
  });

  it('offers its channels and branches to pickers, the most frequent first', async () => {
    for (const channel of ['web', 'web', 'تلفنی']) await sell({ channel, branch: 'چهارباغ' });
    const { body } = await till.get('/purchases/places');
    expect(body.channels).toEqual(expect.arrayContaining(['web', 'تلفنی']));
    expect(body.channels.indexOf('web')).toBeLessThan(body.channels.indexOf('تلفنی'));
    expect(body.branches).toContain('چهارباغ');
    expect((await shop.as('viewer', { rights: new Set() }).get('/purchases/places')).status).toBe(403);
  });

  it('answers the same key with the first answer', async () => {
    const order = { customer: maryam, at: '2026-11-20', lines: [brush] };
    const first = await till.post('/purchases', order, 'press-1');
    const again = await till.post('/purchases', order, 'press-1');
    expect(again.body).toEqual(first.body);
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([201, 201, 'true']);
    const other = await till.post('/purchases', { ...order, at: '2026-11-19' }, 'press-1');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key-reused']);
  });

  it('takes a number once: equal content again is the first order, other content is refused', async () => {
    const first = await sell({ number: 'F-2' });
    // the same order in other words
    const again = await sell({
      number: 'F-2',
      at: '2026-11-20T06:30:00Z',
      currency: 'IRR',
      customer: { phone: '+98 912 345 6789' },
      lines: [{ ...cream, quantity: 3 }, brush],
      total: 350,
    });
    expect([again.status, again.body]).toEqual([200, { ...first.body, customerCreated: false }]);
    for (const other of [
      { tax: 1 },
      { lines: [cream] },
      { at: '2026-11-20' },
      { branch: 'چهارباغ' },
      { customer: undefined },
    ]) {
      const refused = await sell({ number: 'F-2', ...other });
      expect([refused.status, refused.body.code]).toEqual([409, 'purchases.number-taken']);
      expect(refused.body.data.purchaseId).toBe(first.body.purchaseId);
    }
    const elsewhere = await sell({ number: 'F-2', channel: 'site' });
    expect(elsewhere.status).toBe(201);
  });

  it('is refused with a reason that a person understands', async () => {
    const cases: [Record<string, unknown>, number, string][] = [
      [{ total: 351 }, 422, 'purchases.total-differs'],
      [{ discount: 351 }, 422, 'purchases.total-negative'],
      [{ currency: 'USD' }, 422, 'purchases.currency-differs'],
      [{ lines: [{ ...cream, quantity: '1.2345' }] }, 422, 'purchases.quantity-unreadable'],
      [{ lines: [{ ...brush, discount: 51 }] }, 422, 'purchases.discount-too-large'],
      [{ lines: [{ ...cream, unitPrice: Number.MAX_SAFE_INTEGER }] }, 422, 'purchases.amount-too-large'],
      [{ at: 'yesterday' }, 422, 'purchases.time-unreadable'],
      [{ at: '1405/07/31' }, 422, 'purchases.time-unreadable'],
      [{ payments: [{ method: 'cash', amount: 351 }] }, 422, 'purchases.paid-too-much'],
      [{ customer: { phone: '12' } }, 422, 'customers.phone-unreadable'],
      [{ lines: [] }, 400, 'request.invalid'],
    ];
    for (const [wish, status, code] of cases) {
      const refused = await sell({ number: 'NEVER', ...wish });
      expect([refused.status, refused.body.code]).toEqual([status, code]);
      expect(refused.body.message.fa).not.toBe(refused.body.message.en);
    }
    expect((await till.get('/purchases?number=NEVER')).body.items).toEqual([]);
  });

  it('knows its products by their code, and fills in what the till left out', async () => {
    const sold = await sell({ lines: [{ sku: ' cream-۵۰ ', quantity: 1, unitPrice: 100, unitCost: 60 }] });
    const { body } = await till.get(`/purchases/${sold.body.purchaseId}`);
    expect(body.lines).toMatchObject([{ name: 'کرم دست', quantity: '1', unitCost: 60 }]);
    expect([body.cost, body.margin]).toEqual([60, 40]);
    const first = await till.get('/purchases?number=F-1&limit=1');
    const { lines } = (await till.get(`/purchases/${first.body.items[0].id}`)).body;
    expect(body.lines[0].productId).toBe(lines[0].productId);
  });
});

describe('reading purchases', () => {
  it('shows one with its lines, payments and returns', async () => {
    const sold = await sell({ number: 'F-10', payments: [{ method: 'کارت', amount: 200, reference: '814023' }] });
    const { status, body } = await till.get(`/purchases/${sold.body.purchaseId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'sale',
      number: 'F-10',
      channel: 'shop',
      paymentMethod: 'کارت',
      precision: 'instant',
      customer: { id: maryamId, name: 'مریم احمدی' },
      total: 350,
      returned: 0,
      net: 350,
      cost: null,
      margin: null,
      paid: 200,
      lines: [
        { position: 1, sku: 'CREAM-50', quantity: '3', amount: 300, returnedQuantity: '0' },
        { position: 2, sku: 'BRUSH', quantity: '1', amount: 50 },
      ],
      payments: [{ method: 'کارت', amount: 200, reference: '814023' }],
      returns: [],
    });
    expect((await till.get('/purchases/019b1e6a-7c00-7000-8000-000000000000')).status).toBe(404);
  });

  it('lists them newest day first, page by page, each once', async () => {
    const reza = { externalId: 'reza' };
    const days = ['2026-01-05', '2026-01-03', '2026-01-05', '2026-01-01', '2026-01-04'];
    for (const at of days) await sell({ customer: reza, at });
    const whole = await till.get('/purchases?from=2026-01-01&to=2026-02-01');
    expect(whole.body.items.map((one: { day: string }) => one.day)).toEqual([...days].sort().reverse());
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await till.get(
        `/purchases?from=2026-01-01&to=2026-02-01&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map((one) => one.id));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(whole.body.items.map((one: { id: string }) => one.id));
    const half = await till.get('/purchases?from=2026-01-03&to=2026-01-05');
    expect(half.body.items).toHaveLength(2);
  });

  it('filters by channel, branch, kind and total', async () => {
    await sell({
      customer: { externalId: 'filters' },
      channel: 'bazaar',
      branch: 'نقش جهان',
      lines: [{ ...brush, unitPrice: 900 }],
    });
    await sell({ customer: { externalId: 'filters' }, channel: 'bazaar', lines: [{ ...brush, unitPrice: 100 }] });
    const totals = async (query: string) =>
      (await till.get(`/purchases?channel=bazaar&${query}`)).body.items.map((one: { total: number }) => one.total);
    expect(await totals('')).toEqual([100, 900]);
    expect(await totals('minTotal=101')).toEqual([900]);
    expect(await totals('maxTotal=100')).toEqual([100]);
    expect(await totals(`branch=${encodeURIComponent('نقش جهان')}`)).toEqual([900]);
    expect(await totals('kind=return')).toEqual([]);
    expect((await till.get('/purchases?colour=red')).status).toBe(400);
  });

  it("shows a customer's own purchases, and 404 for nobody", async () => {
    const sold = await sell({ customer: { externalId: 'only-one' } });
    const { body } = await till.get(`/customers/${sold.body.customerId}/purchases`);
    expect(body.items.map((one: { id: string }) => one.id)).toEqual([sold.body.purchaseId]);
    expect((await till.get('/customers/019b1e6a-7c00-7000-8000-000000000000/purchases')).status).toBe(404);
  });

  it('shows a seller only the purchases of her own customers', async () => {
    const seller = shop.as('seller', { scope: 'own', userId: '019b1e6a-7c00-7000-8000-00000000000a' });
    await joinStaff(shop.house.pool, shop.workspace.workspaceId, '019b1e6a-7c00-7000-8000-00000000000a');
    const made = await till.post('/customers', { name: 'نگار', ownerId: '019b1e6a-7c00-7000-8000-00000000000a' });
    const hers = await sell({ customer: { id: made.body.customerId } });
    const another = await sell({});
    const list = await seller.get('/purchases');
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([hers.body.purchaseId]);
    expect((await seller.get(`/purchases/${hers.body.purchaseId}`)).status).toBe(200);
    expect((await seller.get(`/purchases/${another.body.purchaseId}`)).status).toBe(404);
    expect((await seller.get(`/customers/${maryamId}/purchases`)).status).toBe(404);
    const owner = shop.as('owner', { scope: 'own', userId: '019b1e6a-7c00-7000-8000-00000000000a' });
    const refused = await owner.post(`/purchases/${another.body.purchaseId}/returns`, { lines: [{ position: 1 }] });
    expect([refused.status, refused.body.code]).toEqual([404, 'purchases.not-found']);
  });
});

describe('what comes back', () => {
  it('never exceeds what was bought, per line and in money, and all of it is the total', async () => {
    const { purchaseId } = (await sell({ discount: 30, shipping: 20 })).body;
    const back = (lines: unknown) => till.post(`/purchases/${purchaseId}/returns`, { lines });
    const one = await back([{ position: 1, quantity: '1' }]);
    expect([one.status, one.body]).toMatchObject([
      201,
      { amount: 97, whole: false, lines: [{ position: 1, quantity: '1', amount: 97 }] },
    ]);
    expect((await back([{ position: 1, quantity: 3 }])).body.code).toBe('purchases.return-too-much');
    expect((await back([{ position: 9 }])).body.code).toBe('purchases.line-unknown');
    expect((await back([{ position: 1, quantity: 0 }])).body.code).toBe('purchases.quantity-unreadable');
    expect((await back([{ position: 2 }])).body.amount).toBe(49);
    const rest = await back([{ position: 1 }]);
    expect(rest.body).toMatchObject({ amount: 340 - 97 - 49, whole: true });
    const { body } = await till.get(`/purchases/${purchaseId}`);
    expect(body).toMatchObject({
      total: 340,
      returned: 340,
      net: 0,
      lines: [{ returnedQuantity: '3' }, { returnedQuantity: '1' }],
    });
    expect(body.cancelledAt).not.toBeNull();
    expect(body.returns.map((r: { amount: number }) => r.amount)).toEqual([97, 49, 194]);
    expect((await back([{ position: 1 }])).body.code).toBe('purchases.already-undone');
  });

  it('takes its cost with it', async () => {
    const sold = await sell({ lines: [{ ...cream, unitCost: 61 }], tax: 30 });
    await till.post(`/purchases/${sold.body.purchaseId}/returns`, { lines: [{ position: 1, quantity: 1 }] });
    const { body } = await till.get(`/purchases/${sold.body.purchaseId}`);
    expect(body).toMatchObject({ total: 330, returned: 110, net: 220, cost: 122, margin: 220 - 20 - 122 });
  });

  it('is said by its lines, and by its amount only where there are none', async () => {
    const { purchaseId } = (await sell()).body;
    for (const body of [{}, { amount: 10 }]) {
      const refused = await till.post(`/purchases/${purchaseId}/returns`, body);
      expect([refused.status, refused.body.code]).toEqual([422, 'purchases.lines-needed']);
    }
    // as a file of one row an order leaves it
    const { workspaceId } = shop.workspace;
    await inWorkspace(shop.house.pool, workspaceId, async (tx) => {
      await tx.run('delete from purchases_line where workspace_id = $1 and purchase_id = $2', [
        workspaceId,
        purchaseId,
      ]);
    });
    const back = (body: unknown) => till.post(`/purchases/${purchaseId}/returns`, body);
    expect((await back({ lines: [{ position: 1 }] })).body.code).toBe('purchases.amount-needed');
    expect((await back({ amount: 351 })).body.code).toBe('purchases.amount-too-much');
    expect((await back({ amount: 100 })).body).toMatchObject({ amount: 100, whole: false });
    expect((await back({ amount: 250 })).body).toMatchObject({ amount: 250, whole: true });
  });

  it('is all that is left when the order is cancelled, once', async () => {
    const { purchaseId } = (await sell()).body;
    await till.post(`/purchases/${purchaseId}/returns`, { lines: [{ position: 2 }] });
    const cancelled = await till.post(`/purchases/${purchaseId}/cancel`, { reason: 'سفارش تکراری' });
    expect([cancelled.status, cancelled.body.amount]).toEqual([200, 300]);
    const again = await till.post(`/purchases/${purchaseId}/cancel`, {});
    expect([again.status, again.body.code]).toEqual([409, 'purchases.already-undone']);
    expect((await till.get(`/purchases/${purchaseId}`)).body).toMatchObject({ net: 0, returned: 350 });
  });

  it('may come without an order: a row of its own that lowers revenue', async () => {
    const back = await till.post('/returns', {
      customer: maryam,
      number: 'C-1',
      at: '2026-11-20',
      lines: [{ ...cream, unitCost: 60 }],
    });
    expect([back.status, back.body]).toMatchObject([201, { total: -300, customerId: maryamId }]);
    const { body } = await till.get(`/purchases/${back.body.purchaseId}`);
    expect(body).toMatchObject({
      kind: 'return',
      total: -300,
      net: -300,
      cost: -180,
      margin: -120,
      lines: [{ quantity: '-3', amount: -300 }],
    });
    const again = await till.post('/returns', {
      customer: maryam,
      number: 'C-1',
      at: '2026-11-20',
      lines: [{ ...cream, unitCost: 60 }],
    });
    expect(again.status).toBe(200);
    for (const verb of ['returns', 'cancel']) {
      const refused = await till.post(
        `/purchases/${back.body.purchaseId}/${verb}`,
        verb === 'returns' ? { lines: [{ position: 1 }] } : {},
      );
      expect([refused.status, refused.body.code]).toEqual([422, 'purchases.is-a-return']);
    }
  });
});

describe('payments', () => {
  it('come in until all is paid, and never more', async () => {
    const { purchaseId } = (await sell({ payments: [{ method: 'card', amount: 100 }] })).body;
    const pay = (amount: number) => till.post(`/purchases/${purchaseId}/payments`, { method: 'cash', amount });
    expect((await pay(150)).body).toMatchObject({ paid: 250, due: 100 });
    expect((await pay(101)).body.code).toBe('purchases.paid-too-much');
    expect((await pay(100)).body).toMatchObject({ paid: 350, due: 0 });
    expect((await till.get(`/purchases/${purchaseId}`)).body.payments).toHaveLength(3);
  });
});
