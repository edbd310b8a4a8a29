import { isRefusal } from '@peyvand/kernel/refusal';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { eraseCustomer } from '../../people/customers/commands/erase-customer.ts';
import { mergeCustomers, undoMerge } from '../../people/customers/commands/merge-customers.ts';
import { type Command, write } from '../../spine/write.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { conversationsPart } from './personal.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const desk = shop.as('owner');
const say = (wish: Record<string, unknown>) => desk.post('/interactions', { channel: 'note', text: 'سلام', ...wish });
const of = async (customer: string, query = '') =>
  (await desk.get(`/customers/${customer}/interactions${query}`)).body.items;

async function done<A>(command: Command<A>): Promise<A> {
  const outcome = await write(shop.house.path, { workspaceId, actor: 'user:staff', source: 'test' }, command);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome.answer;
}

describe('an interaction (R-013, part: sending comes later)', () => {
  it('belongs to a customer: a known one, or one made of what it says of itself', async () => {
    const lead = await desk.post('/interactions', {
      channel: 'form',
      subject: 'درخواست مشاوره',
      fields: { 'نام و نام خانوادگی': 'مریم احمدی', 'شماره تماس': '۰۹۱۲۳۴۵۶۷۸۹', پیام: 'عصر تماس بگیرید' },
    });
    expect([lead.status, lead.body.customerCreated]).toEqual([201, true]);
    const { customerId } = lead.body;
    expect((await desk.get(`/customers/${customerId}`)).body.name).toBe('مریم احمدی');

    const call = await say({
      channel: 'call',
      text: undefined,
      customer: { phone: '+98 912 345 6789' },
      durationSeconds: 95,
    });
    expect(call.body).toMatchObject({ customerId, customerCreated: false });
    const note = await say({ customer: { id: customerId }, text: 'مشتری آرام و خوش‌برخورد است.' });
    expect(note.body.customerId).toBe(customerId);
    expect(await of(customerId)).toMatchObject([
      { channel: 'note', direction: 'internal', text: 'مشتری آرام و خوش‌برخورد است.' },
      { channel: 'call', direction: 'inbound', durationSeconds: 95 },
      { channel: 'form', direction: 'inbound', fields: { پیام: 'عصر تماس بگیرید' }, customer: { name: 'مریم احمدی' } },
    ]);
  });

  it('is refused when nobody is named, nothing is said or no time can be read', async () => {
    const customer = { phone: '09120000001' };
    const cases: [Record<string, unknown>, number, string][] = [
      [{}, 422, 'conversations.nobody-named'],
      [{ channel: 'form', fields: { message: 'hello' } }, 422, 'conversations.nobody-named'],
      [{ customer, text: '  ' }, 422, 'conversations.nothing-said'],
      [{ customer, at: '1405/07/31' }, 422, 'conversations.time-unreadable'],
      [{ customer: { id: '019b1e6a-7c00-7000-8000-000000000000' } }, 404, 'customers.not-found'],
      [{ customer, channel: 'pigeon' }, 400, 'request.invalid'],
    ];
    for (const [wish, status, code] of cases) {
      const refused = await say(wish);
      expect([refused.status, refused.body.code]).toEqual([status, code]);
    }
    expect((await desk.get('/interactions/019b1e6a-7c00-7000-8000-000000000000')).body.code).toBe(
      'conversations.not-found',
    );
  });

  it('is one when its channel delivers the message twice, even to eight workers at once', async () => {
    const wish = {
      channel: 'messenger',
      externalId: 'tg-77',
      customer: { phone: '09120000002' },
      at: '2026-11-20T10:00:00Z',
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(wish)));
    expect(answers.map((one) => one.status).sort()).toEqual([...Array(7).fill(200), 201]);
    expect(new Set(answers.map((one) => one.body.interactionId)).size).toBe(1);
    const other = await say({ ...wish, text: 'چیز دیگری' });
    expect([other.status, other.body.code]).toEqual([409, 'conversations.external-id-taken']);
    expect((await say({ ...wish, customer: { phone: '09120000009' } })).status).toBe(409);
    expect((await say({ ...wish, channel: 'sms' })).status).toBe(201);
  });

  it('is listed newest first, by channel and direction, page by page', async () => {
    const customer = { phone: '09120000003' };
    const { customerId } = (await say({ customer, at: '2026-01-01T00:00:00Z' })).body;
    for (const [i, channel] of ['sms', 'sms', 'email'].entries())
      await say({ customer, channel, direction: 'outbound', at: `2026-01-0${i + 2}T00:00:00Z`, text: `${i}` });
    expect((await of(customerId, '?channel=sms&channel=note')).map((one: { text: string }) => one.text)).toEqual([
      '1',
      '0',
      'سلام',
    ]);
    expect(await of(customerId, '?direction=internal')).toHaveLength(1);
    const first = (await desk.get(`/interactions?customer=${customerId}&limit=3`)).body;
    const second = (await desk.get(`/interactions?customer=${customerId}&limit=3&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((one: { text: string }) => one.text)).toEqual(['2', '1', '0', 'سلام']);
    const one = (await desk.get(`/interactions/${first.items[0].id}`)).body;
    expect(one).toEqual(first.items[0]);
  });

  it('is seen only by those who see the customer', async () => {
    const { interactionId, customerId } = (await say({ customer: { phone: '09120000004' } })).body;
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.get(`/interactions/${interactionId}`)).status).toBe(404);
    expect((await seller.get(`/customers/${customerId}/interactions`)).status).toBe(404);
    expect((await seller.get('/interactions')).body.items).toEqual([]);
  });

  it('stands on the timeline, and what was said stays out of the event log', async () => {
    const { customerId } = (await say({ customer: { phone: '09120000005' }, text: 'راز' })).body;
    const { items } = (await desk.get(`/customers/${customerId}/timeline?kind=conversations`)).body;
    expect(items).toMatchObject([{ title: { fa: 'یادداشت: راز', en: 'Note: راز' } }]);
    await shop.readable();
    const log = (await desk.get(`/events?customer=${customerId}`)).body.items;
    expect(log).not.toEqual([]);
    expect(JSON.stringify(log)).not.toContain('راز');
  });

  it('belongs to the survivor of a merge, and goes back when the merge is undone', async () => {
    const survivor = (await say({ customer: { phone: '09120000006' }, text: 'a' })).body.customerId;
    const merged = (await say({ customer: { phone: '09120000007' }, text: 'b' })).body.customerId;
    const texts = async (id: string) => (await of(id)).map((one: { text: string }) => one.text).sort();
    const { mergeId } = await done((w) => mergeCustomers(w, survivor, merged));
    expect(await texts(merged)).toEqual(['a', 'b']);
    await shop.house.pump.drain(workspaceId);
    await say({ customer: { id: merged }, text: 'c' });
    expect(await texts(survivor)).toEqual(['a', 'b', 'c']);
    await done((w) => undoMerge(w, mergeId));
    await shop.house.pump.drain(workspaceId);
    expect([await texts(survivor), await texts(merged)]).toEqual([['a', 'c'], ['b']]);
  });

  it('loses what was said when its customer is erased', async () => {
    const wish = {
      customer: { phone: '09120000008' },
      subject: 'راز',
      text: 'راز',
      channel: 'email',
      externalId: 'راز',
    };
    const { customerId } = (await say(wish)).body;
    const person = { customerId, ids: [customerId], names: [''], sharesWith: [], identifiers: [] };
    const hers = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      conversationsPart.collect(tx, person, shop.house.secrets),
    );
    expect(hers).toMatchObject([{ channel: 'email', subject: 'راز', text: 'راز' }]);
    await done((w) => eraseCustomer(w, shop.house, customerId, null));
    const rows = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.query('select * from conversations_interaction where workspace_id = $1 and customer_id = $2', [
        workspaceId,
        customerId,
      ]),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('راز');
  });
});
