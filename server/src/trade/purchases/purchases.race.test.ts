import { isRefusal } from '@peyvand/kernel/refusal';
import { describe, expect, it } from 'vitest';
import { mergeCustomers, undoMerge } from '../../people/customers/commands/merge-customers.ts';
import { type Command, write } from '../../spine/write.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const till = shop.as('owner');
const brush = { sku: 'BRUSH', quantity: 1, unitPrice: 50 };
const sell = (order: Record<string, unknown>) =>
  till.post('/purchases', { at: '2026-11-20', lines: [brush], ...order });
const many = <T>(n: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));
const idsOf = async (customer: string) =>
  (await till.get(`/purchases?customer=${customer}&limit=200`)).body.items.map((one: { id: string }) => one.id).sort();

/** One write of staff, outside of HTTP. */
async function done<A>(command: Command<A>): Promise<A> {
  const outcome = await write(shop.house.path, { workspaceId, actor: 'user:staff', source: 'test' }, command);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome.answer;
}

describe('eight tills at once', () => {
  it('post one number: one purchase, and each hears of the same', async () => {
    const answers = await many(8, () => sell({ number: 'F-1', customer: { phone: '09121111111', name: 'زهرا' } }));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map((one) => one.body.purchaseId)).size).toBe(1);
    expect((await till.get('/purchases?number=F-1')).body.items).toHaveLength(1);
  });

  it('meet a new customer and a new code: one customer, one product', async () => {
    const answers = await many(8, () =>
      sell({ customer: { phone: '09122222222' }, lines: [{ ...brush, sku: 'NEW' }] }),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map((one) => one.body.customerId)).size).toBe(1);
    const products = await many(
      8,
      async (i) => (await till.get(`/purchases/${answers[i]?.body.purchaseId}`)).body.lines[0].productId,
    );
    expect(new Set(products).size).toBe(1);
  });

  it('take back the same line: never more than was bought', async () => {
    const { purchaseId } = (
      await sell({
        lines: [
          { ...brush, quantity: 3 },
          { sku: 'CREAM', quantity: 1, unitPrice: 7 },
        ],
      })
    ).body;
    const answers = await many(8, () =>
      till.post(`/purchases/${purchaseId}/returns`, { lines: [{ position: 1, quantity: 1 }] }),
    );
    expect(answers.filter((one) => one.status === 201)).toHaveLength(3);
    for (const one of answers) if (one.status !== 201) expect(one.body.code).toBe('purchases.return-too-much');
    const { body } = await till.get(`/purchases/${purchaseId}`);
    expect(body).toMatchObject({ returned: 150, lines: [{ returnedQuantity: '3' }, { returnedQuantity: '0' }] });
  });

  it('return and cancel together: what came back is the total, once', async () => {
    const { purchaseId } = (await sell({ lines: [{ ...brush, quantity: 7 }] })).body;
    const answers = await many(8, (i) =>
      i === 3
        ? till.post(`/purchases/${purchaseId}/cancel`, {})
        : till.post(`/purchases/${purchaseId}/returns`, { lines: [{ position: 1, quantity: 1 }] }),
    );
    const given = answers.filter((one) => one.status < 300).reduce((sum, one) => sum + one.body.amount, 0);
    expect(given).toBe(350);
    for (const one of answers) if (one.status >= 300) expect(one.body.code).toBe('purchases.already-undone');
    expect((await till.get(`/purchases/${purchaseId}`)).body.returned).toBe(350);
  });

  it('pay the rest: the shop takes it once', async () => {
    const { purchaseId } = (await sell({})).body;
    const answers = await many(8, () => till.post(`/purchases/${purchaseId}/payments`, { method: 'cash', amount: 50 }));
    expect(answers.map((one) => one.status).sort()).toEqual([201, ...Array(7).fill(422)]);
  });
});

describe('a merge while tills are selling', () => {
  it('leaves every purchase with the survivor, and its undoing moves back exactly what it moved', async () => {
    const survivorId = (await sell({ customer: { phone: '09123333333', name: 'مریم احمدی' } })).body.customerId;
    const merged = { phone: '09124444444', name: 'مریم احمدي' };
    const before = await many(3, () => sell({ customer: merged }));
    const mergedId = before[0]?.body.customerId;
    const own = await idsOf(survivorId);

    const [merge, ...during] = await Promise.all([
      done((w) => mergeCustomers(w, survivorId, mergedId)),
      ...Array.from({ length: 12 }, (_, i) => sell({ customer: i % 2 ? merged : { id: mergedId } })),
    ]);
    expect(during.map((one) => one.status)).toEqual(Array(12).fill(201));
    await shop.house.pump.drain(workspaceId);
    const after = await sell({ customer: { id: mergedId } });
    expect(after.body.customerId).toBe(survivorId);
    expect(await stored(survivorId)).toHaveLength(own.length + 3 + 12 + 1);
    expect(await stored(mergedId)).toEqual([]);
    expect(await idsOf(mergedId)).toEqual(await idsOf(survivorId));

    // What had been sent to the merged id before the merge goes back; the rest was the survivor's from its first moment.
    const moved = [...before, ...during.filter((one) => one.body.customerId === mergedId)].map(
      (one) => one.body.purchaseId,
    );
    await done((w) => undoMerge(w, merge.mergeId));
    await shop.house.pump.drain(workspaceId);
    expect(await stored(mergedId)).toEqual(moved.sort());
    expect(await stored(survivorId)).toHaveLength(own.length + 3 + 12 + 1 - moved.length);
  });

  it('may be followed by a second one, and both are undone in turn', async () => {
    const [a, b, c] = (await many(3, (i) => sell({ customer: { phone: `0912555555${i}` } }))).map((one) => one.body);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three purchases');
    const first = await done((w) => mergeCustomers(w, b.customerId, a.customerId));
    const second = await done((w) => mergeCustomers(w, c.customerId, b.customerId));
    await shop.house.pump.drain(workspaceId);
    expect(await stored(c.customerId)).toEqual([a, b, c].map((one) => one.purchaseId).sort());

    await done((w) => undoMerge(w, second.mergeId));
    await shop.house.pump.drain(workspaceId);
    expect(await stored(c.customerId)).toEqual([c.purchaseId]);
    expect(await stored(b.customerId)).toEqual([a, b].map((one) => one.purchaseId).sort());
    await done((w) => undoMerge(w, first.mergeId));
    await shop.house.pump.drain(workspaceId);
    expect(await stored(a.customerId)).toEqual([a.purchaseId]);
  });

  /** Ids of the rows that carry this very customer id. */
  async function stored(customerId: string): Promise<string[]> {
    const client = await shop.house.pool.connect();
    try {
      await client.query(`begin; select set_config('app.workspace', '${workspaceId}', true)`);
      const sql = 'select purchase_id from purchases_purchase where workspace_id = $1 and customer_id = $2 order by 1';
      return (await client.query(sql, [workspaceId, customerId])).rows.map((row) => row.purchase_id);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
});
