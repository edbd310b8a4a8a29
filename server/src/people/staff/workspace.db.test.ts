import { uuidv7 } from '@peyvand/kernel/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { type FrontDoor, frontDoor, goodPassword, joins, type Visitor } from './testing/front-door.ts';

const database = await testDatabase();
const admin = openPool({ url: database.superUrl, log: silentLog, name: 'test-super', max: 1 });
afterAll(() => admin.end());
let door: FrontDoor;
type Colleague = Visitor & { userId: string };
let sara: Colleague; // manager
let ali: Colleague; // seller
beforeAll(async () => {
  door = await frontDoor(database);
  await door.owner.patch('/account', { name: 'رضا', email: 'reza@example.com' });
  sara = await joins(door, { email: 'sara@example.com', role: 'manager', name: 'سارا' });
  ali = await joins(door, { email: 'ali@example.com', role: 'seller', name: 'علی' });
});
beforeEach(async () => {
  door.clock.advance(15 * 60_000);
  await sara.post('/account/confirm', { password: goodPassword });
});
const bearer = (token: string, headers = {}) => door.visitor({ authorization: `Bearer ${token}`, ...headers });
const events = (type: string) =>
  inWorkspace(door.house.pool, door.workspaceId, (tx) =>
    tx.query<{ data: Record<string, unknown> }>(
      'select data from spine_event where workspace_id = $1 and type = $2 order by event_id',
      [door.workspaceId, type],
    ),
  );

describe('access tokens', () => {
  it('open their workspace with the rights of their role, and are seen by their prefix only', async () => {
    const { body: made } = await sara.post('/tokens', { name: 'صندوق', role: 'cashier' });
    expect(made.token).toMatch(/^pv_[0-9a-f]{8}_[\w-]{43}$/);
    const till = bearer(made.token);
    expect((await till.get('/session')).body).toMatchObject({ user: null, role: 'cashier', scope: 'all' });
    expect((await till.get('/members')).status).toBe(403);
    const { body } = await sara.get('/tokens');
    expect(body.items[0]).toMatchObject({ prefix: made.prefix, name: 'صندوق', createdByName: 'سارا', expired: false });
    expect(JSON.stringify(body)).not.toContain(made.token);
  });

  it('are refused at once after they were revoked', async () => {
    const { body: made } = await sara.post('/tokens', { name: 'short', role: 'viewer' });
    const till = bearer(made.token);
    expect((await till.get('/session')).status).toBe(200);
    await sara.delete(`/tokens/${made.id}`);
    expect((await till.get('/session')).status).toBe(401);
  });

  it('are refused within five seconds after they were revoked by another process', async () => {
    const { body: made } = await sara.post('/tokens', { name: 'elsewhere', role: 'viewer' });
    const till = bearer(made.token);
    expect((await till.get('/session')).status).toBe(200);
    await admin.query('update auth.token set revoked_at = now() where token_id = $1', [made.id]);
    door.clock.advance(5001);
    expect((await till.get('/session')).status).toBe(401);
  });

  it('are refused from the instant on at which they expire', async () => {
    const expiresAt = new Date(door.clock.now().getTime() + 3000).toISOString();
    const { body: made } = await sara.post('/tokens', { name: 'soon', role: 'viewer', expiresAt });
    const till = bearer(made.token);
    door.clock.advance(2999);
    expect((await till.get('/session')).status).toBe(200);
    door.clock.advance(1);
    expect((await till.get('/session')).status, 'although the caller is remembered for five seconds').toBe(401);
    expect((await sara.post('/tokens', { name: 'past', role: 'viewer', expiresAt })).body.code).toBe(
      'staff.expiry-past',
    );
  });

  it('end with the membership of the person who made them', async () => {
    const guest = await joins(door, { email: 'guest@example.com', role: 'manager' });
    const { body: made } = await guest.post('/tokens', { name: 'guest', role: 'viewer' });
    expect((await bearer(made.token).get('/session')).status).toBe(200);
    await door.owner.delete(`/members/${guest.userId}`);
    expect((await bearer(made.token).get('/session')).status).toBe(401);
    expect((await guest.get('/members')).status).toBe(404);
  });

  it('do nothing for a person: they end no session and open no business', async () => {
    const { body: made } = await door.owner.post('/tokens', { name: 'all', role: 'owner' });
    const program = bearer(made.token);
    for (const answer of [
      await program.get('/sessions'),
      await program.post('/workspaces', { name: 'mine' }),
      await program.post('/account/password', { password: goodPassword }),
      await program.post('/account/two-factor'),
    ])
      expect(answer.body.code).toBe('staff.person-needed');
  });

  it('are not rescued by a cookie when they are wrong', async () => {
    const both = await door.owner.get('/session', { authorization: `Bearer pv_00000000_${'A'.repeat(43)}` });
    expect(both.status).toBe(401);
  });

  it('show a minute-fine last use', async () => {
    const { body: made } = await sara.post('/tokens', { name: 'seen', role: 'viewer' });
    const used = async () =>
      (await admin.query('select used_at from auth.token where token_id = $1', [made.id])).rows[0].used_at;
    expect(await used()).toBeNull();
    await bearer(made.token).get('/session');
    const first = await used();
    expect(first).toEqual(door.clock.now());
    door.clock.advance(30_000);
    await bearer(made.token).get('/session');
    expect(await used()).toEqual(first);
    door.clock.advance(30_000);
    await bearer(made.token).get('/session');
    expect(await used()).toEqual(door.clock.now());
  });
});

describe('another workspace', () => {
  it("'s id answers as if it did not exist", async () => {
    const made = await ali.post('/workspaces', { name: 'کاشان' });
    const foreign = { 'x-peyvand-workspace': made.body.id };
    expect((await ali.get('/members', foreign)).status).toBe(200);
    expect((await sara.get('/members', foreign)).status).toBe(404);
    expect((await sara.put('/session/workspace', { workspaceId: made.body.id })).status).toBe(404);
    const { body: token } = await sara.post('/tokens', { name: 'here', role: 'viewer' });
    expect((await bearer(token.token, foreign).get('/members')).status).toBe(404);
    expect((await bearer(token.token, { 'x-peyvand-workspace': door.slug }).get('/members')).status).toBe(200);
    await ali.post('/account/confirm', { password: goodPassword });
    const theirs = await sara.post('/roles', { name: 'فقط اینجا', rights: [], scope: 'all', masked: [] });
    for (const answer of [
      await ali.patch(`/members/${sara.userId}`, { role: 'viewer' }, foreign),
      await ali.delete(`/roles/${theirs.body.id}`, foreign),
      await ali.delete(`/tokens/${token.id}`, foreign),
      await ali.post(`/members/${sara.userId}/password-link`, undefined, foreign),
    ])
      expect(answer.status).toBe(404);
    expect((await ali.patch(`/members/${ali.userId}`, { role: theirs.body.id }, foreign)).body.code).toBe(
      'staff.role-unknown',
    );
  });

  it('of her own makes the maker its owner, once for one press', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const [one, two] = await Promise.all([
      sara.post('/workspaces', { name: 'یزد' }, key),
      sara.post('/workspaces', { name: 'یزد' }, key),
    ]);
    const made = [one, two].filter((answer) => answer.status === 201);
    expect(made.length).toBeGreaterThan(0);
    const again = await sara.post('/workspaces', { name: 'یزد' }, key);
    expect(again.body).toEqual(made[0]?.body);
    const named = (await sara.get('/session')).body.workspaces.filter(
      (space: { name: string }) => space.name === 'یزد',
    );
    expect(named).toMatchObject([{ role: 'owner', id: again.body.id }]);
    await sara.put('/session/workspace', { workspaceId: again.body.id });
    expect((await sara.get('/session')).body.workspace.name).toBe('یزد');
    await sara.put('/session/workspace', { workspaceId: door.workspaceId });
  });
});

describe("a colleague's link for a new password", () => {
  it('sets it, ends every session, and works once', async () => {
    const nima = await joins(door, { email: 'nima@example.com', role: 'support' });
    await door.visitor().post('/session/forgot', { email: 'Nima@example.com' });
    const { body: list } = await sara.get('/members');
    expect(list.items.find((one: { id: string }) => one.id === nima.userId).passwordAskedAt).not.toBeNull();
    const { body: link } = await sara.post(`/members/${nima.userId}/password-link`);
    expect(link.url).toMatch(/^http:\/\/localhost:7300\/reset#token=/);
    const token = new URL(link.url).hash.slice('#token='.length);
    const browser = door.visitor();
    expect((await browser.post('/session/reset', { token, password: 'زاینده‌رود و پل خواجو' })).body).toEqual({
      state: 'signed-in',
    });
    expect((await nima.get('/session')).status).toBe(401);
    expect((await browser.post('/session/reset', { token, password: goodPassword })).body.code).toBe(
      'staff.link-spent',
    );
    const wrong = await door.visitor().post('/session', { email: 'nima@example.com', password: goodPassword });
    expect(wrong.status).toBe(401);
  });

  it('answers the same for an e-mail without an account', async () => {
    const known = await door.visitor().post('/session/forgot', { email: 'sara@example.com' });
    const unknown = await door.visitor().post('/session/forgot', { email: 'nobody@example.com' });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  });

  it('opens no other business: it is refused for somebody who has one, and ends when she gets one', async () => {
    expect((await sara.post(`/members/${ali.userId}/password-link`)).body.code).toBe('staff.elsewhere-too');
    const nasim = await joins(door, { email: 'nasim@example.com', role: 'seller' });
    const { body: link } = await sara.post(`/members/${nasim.userId}/password-link`);
    await nasim.post('/workspaces', { name: 'کار خودم' });
    const token = new URL(link.url).hash.slice('#token='.length);
    expect((await door.visitor().post('/session/reset', { token, password: goodPassword })).body.code).toBe(
      'staff.link-spent',
    );
  });
});

describe('the settings of the business', () => {
  it('change within what is allowed, tell which fields, and are shown at once', async () => {
    const { body } = await sara.patch('/workspace', {
      timeZone: 'Asia/Dubai',
      displayUnit: 'rial',
      settings: { loyalFrom: 4, customerRule: { kind: 'own-gap', k: 2, leastDays: 90 } },
    });
    expect(body).toMatchObject({
      timeZone: 'Asia/Dubai',
      currency: { code: 'IRR', displayUnit: 'rial' },
      settings: { loyalFrom: 4 },
    });
    expect((await events('workspace.changed')).at(-1)?.data).toEqual({
      fields: ['currency', 'settings.customerRule', 'settings.loyalFrom', 'timeZone'],
    });
    const back = await sara.patch('/workspace', { timeZone: 'Asia/Tehran', settings: { loyalFrom: null } });
    expect(back.body.settings).toEqual({ customerRule: { kind: 'own-gap', k: 2, leastDays: 90 } });
    const count = (await events('workspace.changed')).length;
    await sara.patch('/workspace', { timeZone: 'Asia/Tehran' });
    expect((await events('workspace.changed')).length, 'nothing changed, nothing told').toBe(count);
  });

  it.each([
    ['a zone that does not exist', { timeZone: 'Asia/Esfahan' }, 422],
    ['an offset instead of a zone', { timeZone: '+03:30' }, 422],
    ['a name of spaces', { name: '  ' }, 400],
    ['an unknown setting', { settings: { cssPath: '/etc' } }, 400],
    ['a rule of another shape', { settings: { customerRule: { kind: 'days', days: 0 } } }, 400],
    ['a colour that is more than a colour', { settings: { brand: { color: '#fff;}' } } }, 400],
    ['another currency', { currency: { code: 'USD' } }, 400],
  ])('refuse %s', async (_, change, status) => {
    expect((await door.owner.patch('/workspace', change)).status).toBe(status);
  });
});

describe('the audit log', () => {
  it('tells who changed what, from what to what, and can be filtered and exported', async () => {
    await door.owner.patch(`/members/${ali.userId}`, { masked: ['phone'] });
    await door.owner.patch(`/members/${ali.userId}`, { role: 'support' });
    const { body } = await sara.get(`/audit?subjectKind=member&subjectId=${ali.userId}&action=staff.changed&limit=1`);
    expect(body.items).toMatchObject([
      {
        actorName: 'رضا',
        action: 'staff.changed',
        fields: ['role'],
        before: { role: 'seller' },
        after: { role: 'support' },
        hidden: [],
      },
    ]);
    const rest = await sara.get(
      `/audit?cursor=${body.nextCursor}&subjectKind=member&subjectId=${ali.userId}&action=staff.changed`,
    );
    expect(rest.body.items.map((one: { fields: string[] }) => one.fields)).toEqual([['masked']]);
    const all = await sara.get('/audit?limit=200');
    const csv = await sara.get('/audit/export');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    expect(csv.body.trim().split('\r\n').length - 1).toBe(all.body.items.length);
    expect((await sara.get('/audit?to=2026-11-21T00:00:00Z')).body.items).toEqual([]);
  });
});
