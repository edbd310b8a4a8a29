import { beforeAll, describe, expect, it } from 'vitest';
import { noteEverywhere } from '../../office/audit/note-everywhere.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { noteOnAccount } from './commands/note-on-account.ts';
import { goodPassword, joins, type Visitor } from './testing/front-door.ts';
import { twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());
const { door, people } = ground;
const { owner, manager, seller, viewer } = people;
let sara: Visitor & { userId: string };

beforeAll(async () => {
  sara = await joins(door, { email: 'sara@example.com', role: 'manager', name: 'سارا' });
});

interface Told {
  id: string;
  at: string;
  action: string;
  actor: string;
  subjectName: string;
  times: number;
  unseen: boolean;
  title: { fa: string; en: string };
}
const list = async (who: Visitor = owner, query = '?limit=200') =>
  (await who.get(`/security${query}`)).body as { items: Told[]; nextCursor: string | null; unseen: number };
const actions = async (who: Visitor = owner) => (await list(who)).items.map(({ action }) => action);
const wrong = async (times: number) => {
  for (let n = 0; n < times; n++) await noteOnAccount(door.house, sara.userId, 'account.sign-in-failed', {}, 'public');
};

describe('GATES 9: owners hear of security events', () => {
  it('of each kind that is declared, in words, by whom and about whom', async () => {
    const again = door.visitor();
    await again.post('/session', { email: 'sara@example.com', password: goodPassword });
    await again.post('/tokens', { name: 'صندوق', role: 'cashier' });
    await again.post('/webhooks', { url: 'https://shop.example/z' });
    const { body } = await owner.get('/webhooks');
    await again.patch(`/webhooks/${body.items[0].id}`, { url: 'https://other.example/z' });
    await again.post(`/webhooks/${body.items[0].id}/secret`);
    await again.delete('/sessions');
    await again.get('/exports/customers');
    await again.patch('/account', { email: 'sara2@example.com', password: goodPassword });
    await again.post('/account/password', { current: goodPassword, password: 'زاینده‌رود و پل خواجو' });
    await noteOnAccount(door.house, sara.userId, 'account.link-made', { for: 'password' }, 'operator');
    await noteEverywhere(door.house, 'backup.made', { withKey: true });
    await noteEverywhere(door.house, 'backup.restored', { of: '2026-11-20' });
    await noteEverywhere(door.house, 'key.rotated');
    await owner.patch(`/members/${sara.userId}`, { role: 'support' });
    const { items } = await list();
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'account.device-added',
        'staff.token-made',
        'webhook.created',
        'webhook.changed',
        'webhook.secret-changed',
        'account.sessions-ended',
        'data.exported',
        'account.email-changed',
        'account.password-changed',
        'account.link-made',
        'backup.made',
        'backup.restored',
        'key.rotated',
        'staff.changed',
        'staff.given-ended',
      ]),
    );
    const one = (action: string) => items.find((told) => told.action === action);
    expect(one('staff.token-made')).toMatchObject({ subjectName: 'صندوق', actor: `user:${sara.userId}` });
    expect(one('webhook.changed')?.subjectName).toBe('https://other.example/z');
    expect(one('account.link-made')).toMatchObject({ actor: 'operator', subjectName: 'سارا' });
    for (const { title } of items) expect([title.fa, title.en].join()).toMatch(/[آ-ی].*[a-z]/);
    expect(JSON.stringify(items)).not.toContain('sara2@');
  });

  it('not of what is of every day: signing in where she is known, one wrong letter, a webhook turned off, an edited customer', async () => {
    const before = await list();
    await wrong(4);
    await sara.post('/customers', { name: 'مریم' });
    const { body } = await owner.get('/webhooks');
    await owner.patch(`/webhooks/${body.items[0].id}`, { on: false });
    expect((await list()).items).toEqual(before.items);
  });

  it('of failed tries in number: a day of one person is one line, from five on', async () => {
    await wrong(1);
    const [five] = (await list()).items.filter(({ action }) => action === 'account.sign-in-failed');
    expect(five).toMatchObject({ times: 5, subjectName: 'سارا' });
    await wrong(2);
    ground.later(24 * 3_600_000);
    await wrong(6);
    const days = (await list()).items.filter(({ action }) => action === 'account.sign-in-failed');
    expect(days.map(({ times }) => times)).toEqual([6, 7]);
  });

  it('a mark stands while something is unseen, and goes when she has read; her own acts are no news', async () => {
    const { items, unseen } = await list();
    expect(unseen).toBeGreaterThan(5);
    expect(items.filter((one) => one.unseen)).toHaveLength(unseen);
    const [newest] = items;
    expect((await owner.post('/security/seen', { until: newest?.at })).status).toBe(200);
    expect((await list()).unseen).toBe(0);
    expect((await list()).items.some((one) => one.unseen)).toBe(false);
    ground.later(1000);
    await owner.post('/tokens', { name: 'خودم', role: 'viewer' });
    expect((await list()).unseen).toBe(0);
    await wrong(1);
    expect((await list()).unseen).toBe(1);
    await owner.post('/security/seen', { until: '2000-01-01T00:00:00Z' });
    expect((await list()).unseen, 'it never goes back').toBe(1);
    await owner.post('/security/seen', { until: '9000-01-01T00:00:00Z' });
    ground.later(60_000);
    await wrong(1);
    expect((await list()).unseen, 'nor past now').toBe(1);
  });

  it('page by page it is the same list', async () => {
    const whole = (await list()).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await list(owner, `?limit=3${cursor}`);
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor === null ? '' : `&cursor=${encodeURIComponent(nextCursor)}`;
    } while (cursor !== '');
    expect(paged).toEqual(whole);
  });

  it('is read by the owner only, each business its own', async () => {
    for (const who of [manager, seller, viewer])
      for (const answer of [
        await who.get('/security'),
        await who.post('/security/seen', { until: '2026-01-01T00:00:00Z' }),
      ])
        expect([answer.status, answer.body.code]).toEqual([403, 'request.forbidden']);
    expect(await actions(ground.elsewhere.owner)).toEqual(['key.rotated', 'backup.restored', 'backup.made']);
    // nobody hands out what she does not hold
    const role = await manager.post('/roles', { name: 'ناظر', rights: ['security.read'], scope: 'all', masked: [] });
    expect(role.body.code).toBe('staff.beyond-own');
  });
});
