import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const quality = async (id: string) => (await owner.get(`/customers/${id}/record`)).body.quality;
const codes = (lacks: { code: string }[]) => lacks.map((one) => one.code);

describe('the whole record of a customer', () => {
  it('R-003: holds all that this module knows of her, in one call', async () => {
    const company = await create({ kind: 'company', name: 'پارس' });
    const id = await create({
      name: 'مریم احمدی',
      phones: ['09120000001'],
      companyId: company,
      city: 'قم',
      birthday: { calendar: 'jalali', month: 1, day: 2, year: 1370 },
    });
    await owner.post('/households', { name: 'خانه', memberIds: [id] });
    await owner.post(`/customers/${id}/preferences`, {
      component: 'product',
      attitude: 'likes',
      value: 'کرم',
      source: 'stated',
    });
    await owner.put(`/customers/${id}/reach`, { channel: 'sms', branch: null, hours: { from: 540, to: 600 } });
    await owner.post(`/customers/${id}/notes`, { body: 'سلام' });
    await owner.post(`/customers/${id}/attachments?name=a.txt`, 'متن');
    const double = await create({ name: 'مریم احمدی', city: 'قم' });
    await shop.house.pump.drain(shop.workspace.workspaceId);
    expect((await owner.get(`/customers/${id}/record`)).body.duplicates).toBe(1);
    await owner.post(`/customers/${id}/merge`, { mergedId: double });
    const { status, body } = await owner.get(`/customers/${double}/record`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      customer: { id, name: 'مریم احمدی' },
      household: { name: 'خانه', members: [{ id, birthYear: 1370 }] },
      company: { id: company, name: 'پارس' },
      reach: { channel: 'sms', hours: { from: 540, to: 600 } },
      notes: [{ body: 'سلام' }],
      attachments: [{ name: 'a.txt' }],
      intimacy: { percent: 67 },
      merges: [{ mergedId: double, canUndo: true }],
    });
    expect((await owner.get(`/customers/${company}/record`)).body.people).toMatchObject([{ id }]);
    const viewer = (await shop.as('viewer').get(`/customers/${id}/record`)).body;
    expect([viewer.customer.birthday, viewer.household.members[0].birthYear]).toEqual([null, null]);
    expect((await shop.as('seller', { scope: 'own' }).get(`/customers/${id}/record`)).status).toBe(404);
  });
});

describe('data quality', () => {
  it('R-001: scores each record by what it lacks, and says what to do', async () => {
    const id = await create({ name: 'زهرا' });
    expect(codes((await quality(id)).lacks)).toEqual(['reachable', 'verified', 'full-name', 'birthday', 'city']);
    expect((await quality(id)).score).toBe(15);
    await owner.patch(`/customers/${id}`, {
      version: 1,
      familyName: 'کریمی',
      givenName: 'زهرا',
      city: 'قم',
      birthday: { calendar: 'jalali', month: 2, day: 2 },
      setIdentifiers: [{ kind: 'phone', value: '09120000002', verified: true }],
    });
    expect(await quality(id)).toEqual({ score: 100, lacks: [] });
    const company = await create({ kind: 'company', name: 'پارس', emails: ['info@pars.ir'] });
    expect(codes((await quality(company)).lacks)).toEqual(['verified', 'city']);
  });

  it('R-001: lists records that are stale or lack something, for somebody to work through', async () => {
    const id = await create({ name: 'کامل ناصری', city: 'قم', phones: ['09120000003'] });
    const lacking = async (query: string) =>
      (await owner.get(`/customers/quality?limit=200${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await lacking('&lack=city')).not.toContain(id);
    expect(await lacking('&lack=birthday')).toContain(id);
    expect(await lacking('&lack=fresh')).toEqual([]);
    const everybody = await lacking('');
    shop.clock.set('2027-12-01T00:00:00Z');
    expect(await lacking('&lack=fresh')).toContain(id);
    expect((await lacking('')).length).toBeGreaterThanOrEqual(everybody.length);
    const first = (await owner.get('/customers/quality?limit=1')).body;
    const second = (await owner.get(`/customers/quality?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second.items[0].id).not.toBe(first.items[0].id);
    expect((await owner.get('/customers/quality?lack=beauty')).status).toBe(400);
    expect((await shop.as('seller', { scope: 'own' }).get('/customers/quality')).body.items).toEqual([]);
  });
});

describe('saved views', () => {
  it('are one’s own or shared, and changed by whoever made them', async () => {
    const [sara, reza] = [shop.as('seller'), shop.as('support')];
    const definition = { filter: { city: 'قم' }, columns: ['name'], sort: 'name' };
    const own = (await sara.post('/views', { name: 'قمی‌ها', definition })).body.viewId;
    const shared = (await sara.post('/views', { name: 'همه', definition, shared: true, position: 1 })).body.viewId;
    expect((await sara.get('/views')).body.items).toMatchObject([
      { id: own, own: true, definition },
      { id: shared, shared: true },
    ]);
    expect((await reza.get('/views')).body.items).toMatchObject([{ id: shared, own: false }]);
    expect((await reza.patch(`/views/${own}`, { name: 'x' })).body.code).toBe('customers.view-not-found');
    expect((await reza.delete(`/views/${shared}`)).body.code).toBe('customers.view-not-own');
    expect((await sara.patch(`/views/${shared}`, { shared: false, name: 'برای خودم' })).status).toBe(200);
    expect((await reza.get('/views')).body.items).toEqual([]);
    expect((await sara.delete(`/views/${shared}`)).status).toBe(200);
    expect((await sara.get('/views')).body.items).toHaveLength(1);
  });
});
