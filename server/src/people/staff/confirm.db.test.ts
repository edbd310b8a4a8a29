import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { goodPassword, joins, type Visitor } from './testing/front-door.ts';
import { twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());
const { door, people, customers } = ground;
const { owner } = people;
let sara: Visitor & { userId: string };
beforeAll(async () => {
  sara = await joins(door, { email: 'sara@example.com', role: 'manager', name: 'سارا' });
});
const actions = async (who: Visitor = owner) =>
  (await who.get('/audit?limit=200')).body.items.map((one: { action: string }) => one.action) as string[];

describe('GATES 9: what hands out keys asks once more who it is', () => {
  const asking: [string, (who: Visitor) => Promise<{ status: number; body: { code?: string } }>][] = [
    ['a token', (who) => who.post('/tokens', { name: 'x', role: 'viewer' })],
    ['an endpoint', (who) => who.post('/webhooks', { url: 'https://shop.example/z' })],
    ['a second factor', (who) => who.post('/account/two-factor')],
    ['the end of all other sessions', (who) => who.delete('/sessions')],
    ['the end of one session', (who) => who.delete('/sessions/019b1e6a-7c00-7000-8000-000000000000')],
  ];

  it.each(asking)('%s', async (_, ask) => {
    ground.later(6 * 60_000);
    const refused = await ask(sara);
    expect([refused.status, refused.body.code]).toEqual([403, 'account.confirm-first']);
    const wrong = await sara.post('/account/confirm', { password: 'نادرست است این' });
    expect(wrong.body.code).toBe('staff.password-wrong');
    expect((await ask(sara)).body?.code).toBe('account.confirm-first');
    expect((await sara.post('/account/confirm', { password: goodPassword })).status).toBe(200);
    expect((await ask(sara)).body?.code).not.toBe('account.confirm-first');
  });

  it('a fresh sign-in is proof for five minutes, for its own session only', async () => {
    const fresh = door.visitor();
    await fresh.post('/session', { email: 'sara@example.com', password: goodPassword });
    expect((await fresh.post('/tokens', { name: 'y', role: 'viewer' })).status).toBe(201);
    ground.later(5 * 60_000 + 1000);
    expect((await fresh.post('/tokens', { name: 'y', role: 'viewer' })).body.code).toBe('account.confirm-first');
  });
});

describe('GATES 15: the history knows who came in and what was taken out', () => {
  it('sign-ins good and bad, passwords, e-mails, sessions', async () => {
    const visitor = door.visitor();
    await visitor.post('/session', { email: 'sara@example.com', password: 'نادرست است این' });
    await vi.waitUntil(async () => (await actions()).includes('account.sign-in-failed'), {
      timeout: 5000,
      interval: 20,
    });
    await visitor.post('/session', { email: 'sara@example.com', password: goodPassword });
    await visitor.post('/account/password', { current: goodPassword, password: 'زاینده‌رود و پل خواجو' });
    await visitor.patch('/account', { email: 'sara2@example.com', password: 'زاینده‌رود و پل خواجو' });
    await visitor.delete('/sessions');
    expect(await actions()).toEqual(
      expect.arrayContaining([
        'account.signed-in',
        'account.sign-in-failed',
        'account.email-changed',
        'account.password-changed',
        'account.sessions-ended',
      ]),
    );
    expect(JSON.stringify((await owner.get('/audit?action=account.email-changed')).body)).not.toContain('sara2@');
  });

  it('exports with who, what and how many; my-data; merges; each names the customer', async () => {
    await people.manager.get('/exports/customers');
    await people.manager.get('/audit/export');
    await people.manager.get(`/customers/${customers.mine}/my-data`);
    const twin = (await owner.post('/customers', { name: 'مریم احمدی' })).body.customerId;
    await owner.post(`/customers/${customers.mine}/merge`, { mergedId: twin });
    const { body } = await owner.get('/audit?limit=200');
    const found = (action: string) => body.items.filter((one: { action: string }) => one.action === action);
    expect(found('data.exported')).toMatchObject([
      { subject: { kind: 'export', id: 'audit' }, actor: `user:${people.manager.userId}` },
      { subject: { kind: 'export', id: 'customers' }, after: { format: 'csv', rows: expect.stringMatching(/^\d+$/) } },
    ]);
    expect(found('customer.data-collected')).toMatchObject([
      { customerId: customers.mine, customerName: 'مریم احمدی' },
    ]);
    expect(found('customer.merged')).toContainEqual(expect.objectContaining({ customerName: 'مریم احمدی' }));
  });

  it('is told in the business it belongs to, and in no other', async () => {
    expect(await actions(ground.elsewhere.owner)).not.toContain('data.exported');
  });
});
