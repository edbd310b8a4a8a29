import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal } from '@peyvand/kernel/refusal';
import { describe, expect, it } from 'vitest';
import { mergeCustomers, undoMerge } from '../../people/customers/commands/merge-customers.ts';
import { testEvent } from '../../spine/testing/test-event.ts';
import { type Command, write } from '../../spine/write.ts';
import { importShop } from '../../testing/import-shop.ts';
import { joinStaff } from '../../testing/join-staff.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { purchasePaid } from '../../trade/purchases/events.ts';

const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const till = shop.as('owner');
const cream = { sku: 'CREAM-50', name: 'کرم دست', quantity: 2, unitPrice: 1_000_000 };
const sell = async (order: Record<string, unknown>) =>
  (await till.post('/purchases', { at: '2026-11-20T10:00:00+03:30', lines: [cream], ...order })).body;
interface Entry {
  eventId: string;
  type: string;
  title: { fa: string; en: string };
}
const timeline = async (id: string, query = '') => (await till.get(`/customers/${id}/timeline${query}`)).body;
const titles = (items: Entry[], type: string) => items.filter((one) => one.type === type).map((one) => one.title);

async function done<A>(command: Command<A>, cause?: Parameters<typeof write>[1]['cause']): Promise<A> {
  const request = { workspaceId, actor: 'user:staff', source: 'test', ...(cause === undefined ? {} : { cause }) };
  const outcome = await write(shop.house.path, request, command);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome.answer;
}

describe('the timeline of a customer', () => {
  it('tells what she bought, paid and brought back, in both languages, newest first', async () => {
    const customer = { phone: '09121111111', name: 'مریم احمدی' };
    const brush = { sku: 'BRUSH', name: 'برس', quantity: 1, unitPrice: 500_000 };
    const order = await sell({
      customer,
      number: 'F-7',
      branch: 'چهارباغ',
      lines: [cream, brush, { ...brush, sku: 'BRUSH-2' }],
    });
    shop.clock.advance(60_000);
    await till.post(`/purchases/${order.purchaseId}/payments`, { method: 'card', amount: 1_000_000 });
    shop.clock.advance(60_000);
    await till.post(`/purchases/${order.purchaseId}/returns`, { lines: [{ position: 2 }] });
    shop.clock.advance(60_000);
    await till.post(`/purchases/${order.purchaseId}/cancel`, {});

    const { items } = await timeline(order.customerId, '?kind=purchases');
    expect(items.map((one: Entry) => one.title)).toEqual([
      { fa: 'لغو خرید شمارهٔ F-7 به مبلغ ۲۵۰٬۰۰۰ تومان', en: 'Purchase F-7 of 250,000 toman was cancelled' },
      { fa: 'برگشت از خرید شمارهٔ F-7 به مبلغ ۵۰٬۰۰۰ تومان', en: 'Return from purchase F-7, worth 50,000 toman' },
      { fa: 'پرداخت ۱۰۰٬۰۰۰ تومان برای خرید شمارهٔ F-7', en: 'Paid 100,000 toman for purchase F-7' },
      {
        fa: 'خرید کرم دست و ۲ قلم دیگر در شعبهٔ چهارباغ به مبلغ ۳۰۰٬۰۰۰ تومان',
        en: 'Bought کرم دست and 2 more for 300,000 toman at چهارباغ',
      },
    ]);
    expect(items[3]).toMatchObject({
      type: 'purchase.recorded',
      kind: 'purchases',
      occurredAt: '2026-11-20T06:30:00.000Z',
      figures: [{ unit: 'money', value: 3_000_000, shown: { fa: '۳۰۰٬۰۰۰ تومان', en: '300,000 toman' } }],
      cause: null,
      link: `/purchases/${order.purchaseId}`,
    });
  });

  it('shows every event with a sentence once, across pages', async () => {
    const { customerId } = await sell({ customer: { phone: '09122222222' } });
    // several in one instant, so that the cursor must tell them apart
    for (let i = 0; i < 6; i++) await sell({ customer: { id: customerId } });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Entry[]; nextCursor: string | null } = await timeline(
        customerId,
        `?kind=purchases&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map((one) => one.eventId));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await timeline(customerId, '?kind=nothing')).items).toEqual([]);
    const foreign = await till.get(`/customers/${customerId}/timeline?cursor=WyJ4IiwieSJd`);
    expect([foreign.status, foreign.body.code]).toEqual([400, 'request.cursor-foreign']);
  });

  it("puts a merged customer's past on the survivor's timeline", async () => {
    const survivor = await sell({ customer: { phone: '09123333333' } });
    const merged = await sell({ customer: { phone: '09124444444' } });
    await done((w) => mergeCustomers(w, survivor.customerId, merged.customerId));
    for (const id of [survivor.customerId, merged.customerId])
      expect(titles((await timeline(id)).items, 'purchase.recorded')).toHaveLength(2);
  });

  it('takes names from the moment of reading, and names the cause', async () => {
    const order = await sell({ customer: { phone: '09125555555' }, number: 'OLD' });
    const [sold] = (await timeline(order.customerId, '?kind=purchases')).items;
    await shop.readable();
    const [event] = (await till.get(`/events?customer=${order.customerId}&types=purchase.recorded`)).body.items;
    await done(
      async (w) => {
        w.put('update purchases_purchase set number = $2 where workspace_id = $1 and purchase_id = $3', [
          workspaceId,
          'NEW',
          order.purchaseId,
        ]);
        w.tell(
          purchasePaid(order.customerId, { purchaseId: order.purchaseId, paymentId: order.purchaseId, amount: 10 }),
        );
        return {};
      },
      {
        ...event,
        recordedAt: new Date(event.recordedAt),
        occurredAt: new Date(event.occurredAt),
        workspaceId,
        depth: 0,
      },
    );
    const [paid] = (await timeline(order.customerId, '?kind=purchases')).items;
    expect(paid.title.en).toContain('NEW');
    expect(paid.cause).toEqual({ eventId: sold.eventId, title: sold.title });
  });

  it('shows nothing of a file that was taken back but one line with how many, however often it comes and goes', async () => {
    const own = await importShop(database, shop);
    const rows = Array.from(
      { length: 7 },
      (_, n) => `F-${n},1405/0${1 + n}/05,09121112233,مریم احمدی,${1000 * (n + 1)}`,
    );
    const file = `شماره,تاریخ,موبایل,نام,مبلغ (تومان)\n${rows.join('\n')}\n`;
    // one purchase that stays, so that she outlives the file
    const { customerId } = (
      await own.owner.post('/purchases', {
        at: '2026-01-05',
        lines: [{ ...cream, quantity: 1 }],
        customer: { phone: '09121112233', name: 'مریم احمدی' },
      })
    ).body;
    const told = async () => {
      const { items } = (await own.owner.get(`/customers/${customerId}/timeline?limit=200`)).body;
      return (items as (Entry & { title: { fa: string } })[]).map((one) => [one.type, one.title.fa] as const);
    };
    for (let round = 1; round <= 3; round++) {
      const done = await own.bring('purchases', file);
      expect(done.created).toBe(7);
      expect((await told()).filter(([type]) => type === 'purchase.recorded')).toHaveLength(8);
      await own.takeBack(done.id);
      const after = await told();
      expect(after.filter(([type]) => type === 'purchase.recorded')).toHaveLength(1);
      expect(after.filter(([type]) => type === 'purchase.removed').map(([, title]) => title)).toEqual(
        Array.from({ length: round }, () => 'فایلی برگردانده شد (۷ خرید به مبلغ ۲۸٬۰۰۰ تومان)'),
      );
    }
  });

  it('leaves out a merge that was undone, and says once that she was added', async () => {
    const survivor = await sell({ customer: { phone: '09127777001' } });
    const merged = await sell({ customer: { phone: '09127777002' } });
    const mergeOnce = () => done((w) => mergeCustomers(w, survivor.customerId, merged.customerId));
    const types = async () => (await timeline(survivor.customerId)).items.map((one: Entry) => one.type);
    const count = async (type: string) => (await types()).filter((one: string) => one === type).length;
    const first = await mergeOnce();
    expect([await count('customer.merged'), await count('customer.created')]).toEqual([1, 1]);
    await done((w) => undoMerge(w, first.mergeId));
    expect([await count('customer.merged'), await count('customer.merge-undone')]).toEqual([0, 0]);
    await mergeOnce();
    expect([
      await count('customer.merged'),
      await count('customer.merge-undone'),
      await count('customer.created'),
    ]).toEqual([1, 0, 1]);
  });

  it('names the colleague who did it', async () => {
    const user = uuidv7();
    await joinStaff(shop.house.pool, workspaceId, user);
    const zahra = shop.as('owner', { userId: user, actor: `user:${user}` });
    const { customerId } = (await zahra.post('/customers', { name: 'هما' })).body;
    await zahra.post(`/customers/${customerId}/notes`, { body: 'مشتری خوش‌حساب' });
    const { items } = await timeline(customerId);
    expect(items.map((one: { by: string }) => one.by)).toEqual(['همکار', 'همکار']);
  });

  it('tells of notes and files; what a note said goes with the note', async () => {
    const { customerId } = (await till.post('/customers', { name: 'لیلا' })).body;
    const { noteId } = (await till.post(`/customers/${customerId}/notes`, { body: 'فاکتور رسمی می‌خواهد' })).body;
    const attached = await till.post(`/customers/${customerId}/attachments?name=contract.txt`, 'قرارداد');
    expect(attached.status).toBe(201);
    const told = async () => (await timeline(customerId, '?kind=customer')).items.map((one: Entry) => one.title.fa);
    expect((await told()).sort()).toEqual([
      'در پیوند ثبت شد',
      'پیوستی به پرونده افزوده شد',
      'یادداشت: فاکتور رسمی می‌خواهد',
    ]);
    await till.delete(`/notes/${noteId}`);
    expect(await told()).toContain('یادداشتی برداشته شد');
    const events = JSON.stringify((await till.get(`/events?customer=${customerId}`)).body.items);
    expect(events).not.toMatch(/فاکتور|contract/);
  });

  it('is not there for nobody, nor for a seller whose customer she is not', async () => {
    expect((await till.get(`/customers/${uuidv7()}/timeline`)).status).toBe(404);
    const { customerId } = await sell({ customer: { phone: '09126666666' } });
    expect((await shop.as('seller', { scope: 'own' }).get(`/customers/${customerId}/timeline`)).status).toBe(404);
  });
});

describe('the event log', () => {
  it('is read in its own order, by type, and goes on from any cursor', async () => {
    await shop.readable();
    const first = (await till.get('/events?limit=200')).body.items;
    expect(first.length).toBeGreaterThan(10);
    const { customerId } = await sell({ customer: { phone: '09127777777' } });
    await shop.readable();
    const next = (await till.get(`/events?cursor=${first.at(-1).cursor}`)).body;
    expect(next.items.map((one: Entry) => one.type)).toEqual(['customer.created', 'purchase.recorded']);
    expect(next.nextCursor).toBeNull();
    const hers = (await till.get(`/events?customer=${customerId}&types=purchase.recorded&types=purchase.paid`)).body
      .items;
    expect(hers).toMatchObject([{ type: 'purchase.recorded', customerId, origin: 'live', version: 1 }]);
    expect((await till.get('/events?types=no.such')).body).toEqual({ items: [], nextCursor: null });
  });

  it('misses no event, however slow its transaction was', async () => {
    await shop.readable();
    const last = (await till.get('/events?limit=200')).body.items.at(-1).cursor;
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const slow = done(async (w) => {
      w.tell(testEvent('test.slow')(null, {}));
      await w.flush();
      started.resolve();
      await gate.promise;
      return {};
    });
    await started.promise;
    await done(async (w) => {
      w.tell(testEvent('test.fast')(null, {}));
      return {};
    });
    const during = (await till.get(`/events?cursor=${last}`)).body.items;
    gate.resolve();
    await slow;
    await shop.readable();
    const after = (await till.get(`/events?cursor=${during.at(-1)?.cursor ?? last}`)).body.items;
    expect([...during, ...after].map((one: Entry) => one.type).sort()).toEqual(['test.fast', 'test.slow']);
  });

  it('needs the right to read it', async () => {
    expect((await shop.as('cashier').get('/events')).status).toBe(403);
  });
});
