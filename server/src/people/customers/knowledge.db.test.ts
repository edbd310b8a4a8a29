import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { filePath } from '../../ground/files/store-file.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>, who = owner) =>
  (await who.post('/customers', wish)).body.customerId as string;
const items = async (path: string) => (await owner.get(path)).body.items;

describe('households', () => {
  it('gather people, follow a move, and end with their last member', async () => {
    const [maryam, ali, sara] = [
      await create({ name: 'مریم' }),
      await create({ name: 'علی' }),
      await create({ name: 'سارا' }),
    ];
    const { householdId } = (await owner.post('/households', { name: 'خانوادهٔ احمدی', memberIds: [maryam, ali] })).body;
    expect((await owner.get(`/customers/${maryam}`)).body.householdId).toBe(householdId);
    await owner.post(`/households/${householdId}/members`, { customerId: sara });
    const names = async (id: string) =>
      (await owner.get(`/households/${id}`)).body.members?.map((one: { name: string }) => one.name);
    expect(await names(householdId)).toEqual(['مریم', 'علی', 'سارا']);
    const other = (await owner.post('/households', { memberIds: [sara] })).body.householdId;
    expect([await names(householdId), await names(other)]).toEqual([['مریم', 'علی'], ['سارا']]);
    await owner.patch(`/households/${householdId}`, { name: 'خانهٔ مریم' });
    expect((await owner.get(`/households/${householdId}`)).body.name).toBe('خانهٔ مریم');
    for (const id of [maryam, ali])
      expect((await owner.delete(`/households/${householdId}/members/${id}`)).status).toBe(200);
    expect((await owner.get(`/households/${householdId}`)).body.code).toBe('customers.household-not-found');
    expect((await owner.delete(`/households/${householdId}/members/${ali}`)).status).toBe(404);
  });

  it('take no company, and are not shown to whoever sees none of their members', async () => {
    const company = await create({ kind: 'company', name: 'پارس' });
    expect((await owner.post('/households', { memberIds: [company] })).body.code).toBe(
      'customers.household-of-company',
    );
    const { householdId } = (await owner.post('/households', { memberIds: [await create({ name: 'تنها' })] })).body;
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.get(`/households/${householdId}`)).status).toBe(404);
    expect((await seller.patch(`/households/${householdId}`, { name: 'x' })).status).toBe(404);
  });

  it('lists the people of a company', async () => {
    const company = await create({ kind: 'company', name: 'فولاد' });
    for (const name of ['آ', 'ب', 'پ']) await create({ name, companyId: company });
    const first = (await owner.get(`/customers/${company}/people?limit=2`)).body;
    const second = (await owner.get(`/customers/${company}/people?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((one: { name: string }) => one.name)).toEqual(['آ', 'ب', 'پ']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('needs and tastes', () => {
  it('R-006: are typed by the four components, with source and date, and choose people', async () => {
    const id = await create({ name: 'نازنین' });
    for (const component of ['product', 'service', 'channel', 'communication'])
      await owner.post(`/customers/${id}/preferences`, {
        component,
        attitude: 'likes',
        value: `سليقه ${component}`,
        source: 'stated',
      });
    await owner.post(`/customers/${id}/preferences`, {
      component: 'product',
      attitude: 'dislikes',
      value: 'عطر تند',
      source: 'inferred',
      confidence: 60,
    });
    const kept = await items(`/customers/${id}/preferences`);
    expect(kept.map((one: { component: string }) => one.component)).toEqual([
      'channel',
      'communication',
      'product',
      'product',
      'service',
    ]);
    expect(kept[0]).toMatchObject({ source: 'stated', notedAt: '2026-11-21T09:00:00.000Z', value: 'سلیقه channel' });
    const found = async (query: string) =>
      (await items(`/customers?${query}`)).map((one: { name: string }) => one.name);
    expect(await found(`dislikes=${encodeURIComponent('عطر تند')}`)).toEqual(['نازنین']);
    expect(await found(`prefers=${encodeURIComponent('سليقه product')}`)).toEqual(['نازنین']);
    expect(await found(`prefers=${encodeURIComponent('عطر تند')}`)).toEqual([]);
  });

  it('offers the words that were noted, to choose people by; a seller those of her own customers', async () => {
    const id = await create({ name: 'نگار' });
    const like = { component: 'product', attitude: 'likes', value: 'شمع دست‌ساز', source: 'stated' };
    await owner.post(`/customers/${id}/preferences`, like);
    await owner.put(`/customers/${id}/reach`, { channel: 'sms', branch: null, hours: null });
    const known = await items('/preferences/known');
    expect(known).toContainEqual({ value: 'شمع دست‌ساز', disliked: false });
    expect(known.map((one: { value: string }) => one.value)).not.toContain('sms');
    expect((await shop.as('seller', { scope: 'own' }).get('/preferences/known')).body.items).toEqual([]);
  });

  it('R-006: budget and readiness choose people too', async () => {
    await create({ name: 'پول‌دار', budget: { max: 90 }, readiness: 'ready' });
    await create({ name: 'کم‌پول', budget: { max: 10 }, readiness: 'looking' });
    expect((await items('/customers?budgetMin=50')).map((one: { name: string }) => one.name)).toEqual(['پول‌دار']);
    expect((await items('/customers?readiness=looking')).map((one: { name: string }) => one.name)).toEqual(['کم‌پول']);
  });

  it('R-007: an unstated need names its evidence', async () => {
    const id = await create({ name: 'کاوه' });
    const need = {
      component: 'service',
      attitude: 'unstated-need',
      value: 'ارسال شبانه',
      source: 'staff',
      confidence: 70,
    };
    expect((await owner.post(`/customers/${id}/preferences`, need)).body.code).toBe('customers.evidence-missing');
    const made = await owner.post(`/customers/${id}/preferences`, {
      ...need,
      evidence: 'همیشه پس از ساعت ۲۲ سفارش می‌دهد',
    });
    expect(made.status).toBe(201);
    expect((await owner.delete(`/preferences/${made.body.preferenceId}`)).status).toBe(200);
    expect(await items(`/customers/${id}/preferences`)).toEqual([]);
    expect((await owner.delete(`/preferences/${made.body.preferenceId}`)).body.code).toBe(
      'customers.preference-not-found',
    );
  });

  it('R-008: keeps the channel, branch and hours in which she wants to be reached', async () => {
    const id = await create({ name: 'هما' });
    const reach = (wish: object) =>
      owner.put(`/customers/${id}/reach`, { channel: null, branch: null, hours: null, ...wish });
    await reach({ channel: 'sms', branch: 'چهارباغ', hours: { from: 540, to: 780 } });
    await reach({ channel: 'call', hours: { from: 1020, to: 1200 } });
    const kept = await items(`/customers/${id}/preferences`);
    expect(kept.map((one: { value: string }) => one.value)).toEqual(['call', '17:00–20:00']);
    // of a branch of which nothing is left once it is cleaned, she has said nothing
    expect((await reach({ channel: 'call', branch: '\u202e \u200c', hours: { from: 1020, to: 1200 } })).status).toBe(
      200,
    );
    expect((await reach({ hours: { from: 600, to: 540 } })).body.code).toBe('customers.hours-reversed');
  });
});

describe('notes', () => {
  it('are pinned by anybody, rewritten by their author alone, and read under every id of a person', async () => {
    const [id, double] = [await create({ name: 'شهلا' }), await create({ name: 'شهلا ب' })];
    const first = (await owner.post(`/customers/${double}/notes`, { body: ' نخست ' })).body.noteId;
    shop.clock.advance(1000);
    await owner.post(`/customers/${id}/notes`, { body: 'دوم' });
    await owner.post(`/customers/${id}/merge`, { mergedId: double });
    const colleague = shop.as('manager');
    expect((await colleague.patch(`/notes/${first}`, { pinned: true })).status).toBe(200);
    expect((await colleague.patch(`/notes/${first}`, { body: 'دیگر' })).body.code).toBe('customers.note-not-own');
    expect((await colleague.delete(`/notes/${first}`)).body.code).toBe('customers.note-not-own');
    expect((await owner.patch(`/notes/${first}`, { body: '  ' })).body.code).toBe('customers.note-empty');
    await owner.patch(`/notes/${first}`, { body: 'نخست، درست' });
    const kept = await items(`/customers/${id}/notes`);
    expect(kept.map((one: { body: string; pinned: boolean }) => [one.body, one.pinned])).toEqual([
      ['نخست، درست', true],
      ['دوم', false],
    ]);
    await owner.delete(`/notes/${first}`);
    expect(await items(`/customers/${double}/notes`)).toHaveLength(1);
  });

  it('leave no readable word in the audit log, and are hidden with their customer', async () => {
    const id = await create({ name: 'مینا' });
    const { noteId } = (await owner.post(`/customers/${id}/notes`, { body: 'راز' })).body;
    await owner.patch(`/notes/${noteId}`, { body: 'رازی دیگر' });
    const rows = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.query('select * from audit_entry where customer_id = $1', [id]),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('راز');
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.patch(`/notes/${noteId}`, { pinned: true })).body.code).toBe('customers.note-not-found');
    expect((await seller.get(`/customers/${id}/notes`)).status).toBe(404);
  });
});

describe('files', () => {
  it('are kept with a person, come back as a download, and go with her', async () => {
    const id = await create({ name: 'نگار' });
    const add = await owner.post(
      `/customers/${id}/attachments?name=${encodeURIComponent('قرارداد.txt')}`,
      'متن قرارداد',
    );
    expect(add.status).toBe(201);
    expect(await items(`/customers/${id}/attachments`)).toMatchObject([
      { id: add.body.fileId, name: 'قرارداد.txt', contentType: 'text/plain' },
    ]);
    const back = await owner.get(`/customers/${id}/attachments/${add.body.fileId}`);
    expect([back.status, back.body]).toEqual([200, 'متن قرارداد']);
    expect(back.headers['content-disposition']).toMatch(/^attachment/);
    expect(back.headers['x-content-type-options']).toBe('nosniff');
    const path = filePath(shop.house, workspaceId, add.body.fileId);
    expect(existsSync(path)).toBe(true);
    await owner.post(`/customers/${id}/erase`);
    expect(existsSync(path)).toBe(false);
  });

  it('are guarded by their customer, and of no type that a browser would run', async () => {
    const [id, other] = [await create({ name: 'یکی' }), await create({ name: 'دیگری' })];
    const { fileId } = (await owner.post(`/customers/${id}/attachments?name=a.txt`, 'متن')).body;
    expect((await owner.get(`/customers/${other}/attachments/${fileId}`)).status).toBe(404);
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.get(`/customers/${id}/attachments/${fileId}`)).status).toBe(404);
    expect((await seller.post(`/customers/${id}/attachments?name=b.txt`, 'متن')).status).toBe(404);
    expect((await seller.delete(`/customers/${id}/attachments/${fileId}`)).body.code).toBe(
      'customers.attachment-not-found',
    );
    expect((await owner.post(`/customers/${id}/attachments?name=x.html`, '<html><script>1</script>')).status).toBe(415);
    expect((await owner.delete(`/customers/${id}/attachments/${fileId}`)).status).toBe(200);
    expect(await items(`/customers/${id}/attachments`)).toEqual([]);
  });
});
