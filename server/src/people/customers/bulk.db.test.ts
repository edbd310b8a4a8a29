import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { runBulkEdit, undoBulkEdit } from './jobs.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const read = async (id: string) => (await owner.get(`/customers/${id}`)).body;
const start = (change: Record<string, unknown>, who: Record<string, unknown>) =>
  owner.post('/customers/bulk', { change, ...who });
const run = (bulkId: string) => runBulkEdit.run(shop.house, { workspaceId, bulkId }, new AbortController().signal);
const takeBack = (bulkId: string) =>
  undoBulkEdit.run(shop.house, { workspaceId, bulkId }, new AbortController().signal);
const state = async (bulkId: string) => (await owner.get(`/customers/bulk/${bulkId}`)).body;

describe('a bulk edit', () => {
  it('changes all that a filter finds, in batches with progress, and is undone', async () => {
    await owner.post('/custom-fields', { key: 'wave', label: { fa: 'موج', en: 'Wave' }, type: 'number' });
    const ids: string[] = [];
    for (let n = 0; n < 30; n++)
      ids.push(await create({ name: `مشتری ${n}`, city: 'قم', tags: n % 2 === 0 ? ['قدیمی'] : [] }));
    await create({ name: 'دیگری', city: 'یزد' });
    const { status, body } = await start(
      { addTags: ['نوروز'], removeTags: ['قدیمی'], custom: { wave: '۳' } },
      { filter: { city: 'قم' } },
    );
    expect([status, body.total]).toEqual([201, 30]);
    expect(await state(body.bulkId)).toMatchObject({ state: 'running', total: 30, seen: 0 });
    await run(body.bulkId);
    expect(await state(body.bulkId)).toMatchObject({ state: 'done', seen: 30, changed: 30 });
    expect(await read(ids[0] ?? '')).toMatchObject({ tags: ['نوروز'], custom: { wave: 3 }, version: 2 });
    expect((await owner.get('/customers/count?tag=%D9%86%D9%88%D8%B1%D9%88%D8%B2')).body.count).toBe(30);

    const first = ids[0] ?? '';
    await owner.patch(`/customers/${first}`, { version: 2, custom: { wave: 4 }, addTags: ['تازه'] });
    expect((await owner.post(`/customers/bulk/${body.bulkId}/undo`)).status).toBe(200);
    await takeBack(body.bulkId);
    expect(await state(body.bulkId)).toMatchObject({ state: 'undone', restored: 30 });
    expect(await read(first)).toMatchObject({ tags: ['تازه', 'قدیمی'], custom: { wave: 4 } });
    expect(await read(ids[1] ?? '')).toMatchObject({ tags: [], custom: {} });
    expect((await owner.post(`/customers/bulk/${body.bulkId}/undo`)).body.code).toBe('customers.bulk-not-done');
  });

  it('goes on where a stopped run left off, and does nothing twice', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, (_, n) => create({ name: `نیمه ${n}` })));
    const { bulkId } = (await start({ city: 'کرج' }, { ids })).body;
    await Promise.all([run(bulkId), run(bulkId), run(bulkId)]);
    expect(await state(bulkId)).toMatchObject({ state: 'done', total: 5, seen: 5, changed: 5 });
    const told = await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.query(`select data from spine_event where customer_id = any($1::uuid[]) and type = 'customer.changed'`, [ids]),
    );
    expect(told).toEqual(Array(5).fill({ data: { fields: ['city'] } }));
    expect((await read(ids[0] ?? '')).provenance.city).toMatchObject({ source: 'bulk' });
  });

  it('leaves alone who has it already, and whoever was merged meanwhile', async () => {
    const [a, b, c] = [
      await create({ name: 'آ', city: 'ری' }),
      await create({ name: 'ب' }),
      await create({ name: 'پ' }),
    ];
    const { bulkId } = (await start({ city: 'ری' }, { ids: [a, b, c] })).body;
    await owner.post(`/customers/${b}/merge`, { mergedId: c });
    await run(bulkId);
    expect(await state(bulkId)).toMatchObject({ state: 'done', seen: 3, changed: 1 });
  });

  it('touches only customers that the caller sees', async () => {
    const seller = shop.as('seller', { scope: 'own' });
    const mine = (await seller.post('/customers', { name: 'مال من' })).body.customerId;
    const other = await create({ name: 'مال دیگری' });
    const { body } = await seller.post('/customers/bulk', { change: { city: 'ساری' }, ids: [mine, other] });
    expect(body.total).toBe(1);
    await run(body.bulkId);
    expect([(await read(mine)).city, (await read(other)).city]).toEqual(['ساری', '']);
  });

  it('refuses an empty change, an empty selection and an unknown one', async () => {
    expect((await start({}, { filter: {} })).body.code).toBe('customers.bulk-empty');
    expect((await start({ city: 'قم' }, { filter: { city: 'هیچ‌جا' } })).body.code).toBe('customers.bulk-nobody');
    expect((await start({ custom: { nope: 1 } }, { filter: {} })).body.code).toBe('customers.custom-unknown');
    expect((await owner.get('/customers/bulk/019b1e6a-7c00-7000-8000-000000000002')).body.code).toBe(
      'customers.bulk-not-found',
    );
    expect((await owner.get('/customers/bulk?limit=1')).body.items).toHaveLength(1);
  });
});
