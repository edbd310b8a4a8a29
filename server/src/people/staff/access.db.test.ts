import { uuidv7 } from '@peyvand/kernel/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
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
describe('the session tells', () => {
  it('who, where, and what may be done', async () => {
    const { body } = await ali.get('/session');
    expect(body).toMatchObject({
      user: { name: 'علی', email: 'ali@example.com', twoFactor: false },
      workspaces: [{ id: door.workspaceId, slug: door.slug, role: 'seller', demo: false }],
      workspace: {
        calendar: 'jalali',
        timeZone: 'Asia/Tehran',
        language: 'fa',
        currency: { code: 'IRR', minorDigits: 0, displayUnit: 'toman', display: { unit: 'toman', factor: 10 } },
      },
      role: 'seller',
      scope: 'team',
      masked: ['national-id'],
    });
    expect(body.rights).toContain('purchases.write');
    expect(body.rights).not.toContain('staff.manage');
    expect((await door.owner.get('/session')).body.rights).toContain('erase.run');
  });
});

describe('invitations', () => {
  it('bring a new person in with the role, and work once', async () => {
    const invited = await sara.post('/invitations', { email: 'Neda@example.com', role: 'support' });
    const token = new URL(invited.body.url).hash.slice('#token='.length);
    expect((await door.visitor().post('/invitation/read', { token: token })).body).toEqual({
      workspace: 'چهارباغ',
      email: 'neda@example.com',
      role: 'support',
      herself: false,
    });
    const neda = door.visitor();
    expect((await neda.post('/invitation', { token, name: 'ندا', password: 'کوتاه' })).body.code).toBe(
      'staff.password-weak',
    );
    expect((await neda.post('/invitation', { token, name: 'ندا', password: goodPassword })).status).toBe(200);
    expect((await neda.get('/session')).body.role).toBe('support');
    const again = await door.visitor().post('/invitation', { token, name: 'ندا', password: goodPassword });
    expect(again.body.code).toBe('staff.invitation-gone');
    expect((await sara.post('/invitations', { email: 'neda@example.com', role: 'seller' })).body.code).toBe(
      'staff.already-member',
    );
  });

  it('answer a repeated press without the link, which is shown once', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const first = await sara.post('/invitations', { email: 'amir@example.com', role: 'viewer' }, key);
    const second = await sara.post('/invitations', { email: 'amir@example.com', role: 'viewer' }, key);
    expect(second.body).toMatchObject({ url: null, expiresAt: first.body.expiresAt, leftOut: { fields: ['url'] } });
    expect(second.headers['idempotent-replayed']).toBe('true');
    const other = await sara.post('/invitations', { email: 'amir@example.com', role: 'seller' });
    const old = new URL(first.body.url).hash.slice('#token='.length);
    expect(
      (await door.visitor().post('/invitation/read', { token: old })).status,
      'a new one replaces the open one',
    ).toBe(410);
    const { body } = await sara.get('/invitations');
    expect(body.items).toMatchObject([{ email: 'amir@example.com', role: 'seller', expired: false }]);
    expect((await sara.delete(`/invitations/${body.items[0].id}`)).status).toBe(200);
    expect(
      (await door.visitor().post('/invitation/read', { token: new URL(other.body.url).hash.slice('#token='.length) }))
        .status,
    ).toBe(410);
  });

  it('end after seven days', async () => {
    const { body } = await sara.post('/invitations', { email: 'late@example.com', role: 'viewer' });
    const token = new URL(body.url).hash.slice('#token='.length);
    door.clock.advance(7 * 86_400_000);
    expect((await door.visitor().post('/invitation/read', { token: token })).body.code).toBe('staff.invitation-gone');
    await Promise.all([sara, ali, door.owner].map((one) => one.get('/session')));
  });

  it('give a known account nothing until its person has signed in', async () => {
    const shiraz = door.visitor();
    await shiraz.post('/session', { email: 'ali@example.com', password: goodPassword });
    const made = await shiraz.post('/workspaces', { name: 'Shiraz Shop' });
    const inShiraz = { 'x-peyvand-workspace': made.body.slug };
    const invited = await shiraz.post('/invitations', { email: 'sara@example.com', role: 'manager' }, inShiraz);
    const token = new URL(invited.body.url).hash.slice('#token='.length);
    const stranger = door.visitor();
    const grabbed = await stranger.post('/invitation', { token, name: 'سارا', password: goodPassword });
    expect([grabbed.status, grabbed.body.code]).toEqual([401, 'staff.sign-in-first']);
    const asAnother = await shiraz.post('/invitation', { token, name: 'علی', password: goodPassword });
    expect(asAnother.body.code, 'nor as somebody else').toBe('staff.sign-in-first');
    expect((await sara.post('/invitation', { token })).body).toEqual({ state: 'signed-in' });
    expect((await sara.get('/session')).body.workspaces.map((one: { name: string }) => one.name)).toEqual([
      'چهارباغ',
      'Shiraz Shop',
    ]);
    expect((await sara.get('/session', inShiraz)).body.role).toBe('manager');
    await shiraz.delete(`/members/${sara.userId}`, inShiraz);
    expect((await sara.get('/members', inShiraz)).status).toBe(404);
  });
});

describe('nobody hands out, takes away or opens more than she holds', () => {
  it('a manager makes no owner, changes none, removes none, and opens no password of one', async () => {
    for (const answer of [
      await sara.post('/invitations', { email: 'new@example.com', role: 'owner' }),
      await sara.patch(`/members/${ali.userId}`, { role: 'owner' }),
      await sara.patch(`/members/${sara.userId}`, { role: 'owner' }),
      await sara.patch(`/members/${door.operatorId}`, { role: 'viewer' }),
      await sara.delete(`/members/${door.operatorId}`),
      await sara.post(`/members/${door.operatorId}/password-link`),
      await sara.post('/tokens', { name: 'all', role: 'owner' }),
      await sara.post('/tokens', { name: 'erase', rights: ['erase.run'] }),
      await sara.post('/roles', { name: 'پاک‌کننده', rights: ['erase.run'], scope: 'all', masked: [] }),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'staff.beyond-own']);
    expect((await door.owner.get('/session')).body.role).toBe('owner');
  });

  it('a seller may not even look at what is for managers', async () => {
    for (const answer of [
      await ali.get('/invitations'),
      await ali.get('/tokens'),
      await ali.patch(`/members/${ali.userId}`, { role: 'manager' }),
      await ali.get('/audit'),
    ])
      expect(answer.body.code).toBe('request.forbidden');
    const { body } = await ali.get('/members');
    expect(body.items.find((one: { id: string }) => one.id === sara.userId)).toMatchObject({
      name: 'سارا',
      email: null,
    });
  });

  it('a token made by somebody with masked fields and her own rows is bound by both', async () => {
    const role = await door.owner.post('/roles', {
      name: 'سرپرست محدود',
      rights: ['customers.read', 'tokens.manage'],
      scope: 'own',
      masked: ['phone', 'national-id'],
    });
    const limited = await joins(door, { email: 'limited@example.com', role: role.body.id });
    const made = await limited.post('/tokens', { name: 'mine', rights: ['customers.read'] });
    const { body } = await bearer(made.body.token).get('/session');
    expect(body).toMatchObject({ user: null, scope: 'own', rights: ['customers.read'] });
    expect(body.masked.sort()).toEqual(['national-id', 'phone']);
  });
});

describe('a workspace always has an owner', () => {
  it('the last one can neither leave nor become less', async () => {
    expect((await door.owner.patch(`/members/${door.operatorId}`, { role: 'viewer' })).body.code).toBe(
      'staff.last-owner',
    );
    expect((await door.owner.delete(`/members/${door.operatorId}`)).body.code).toBe('staff.last-owner');
  });

  it('also when two owners remove each other at the same moment', async () => {
    const second = await joins(door, { email: 'second@example.com', role: 'owner' });
    const answers = await Promise.all([
      door.owner.delete(`/members/${second.userId}`),
      second.delete(`/members/${door.operatorId}`),
    ]);
    expect(answers.map((one) => one.status).sort()).not.toEqual([200, 200]);
    const { rows } = await admin.query(
      `select user_id from auth.membership where workspace_id = $1 and role = 'owner'`,
      [door.workspaceId],
    );
    expect(rows.length).toBe(1);
    if (rows[0].user_id !== door.operatorId) {
      await admin.query(`update auth.membership set user_id = $2 where workspace_id = $1 and role = 'owner'`, [
        door.workspaceId,
        door.operatorId,
      ]);
    }
    door.clock.advance(6000);
  });
});

describe('roles', () => {
  it('of the business bind their holders with the next request', async () => {
    const made = await door.owner.post('/roles', {
      name: 'انباردار',
      rights: ['products.read', 'staff.read'],
      scope: 'all',
      masked: [],
    });
    const hamid = await joins(door, { email: 'hamid@example.com', role: made.body.id });
    expect((await hamid.get('/members')).status).toBe(200);
    await door.owner.patch(`/roles/${made.body.id}`, { rights: ['products.read'] });
    expect((await hamid.get('/members')).status).toBe(403);
    expect((await door.owner.delete(`/roles/${made.body.id}`)).body.code).toBe('staff.role-in-use');
    await door.owner.patch(`/members/${hamid.userId}`, { role: 'viewer' });
    expect((await door.owner.delete(`/roles/${made.body.id}`)).status).toBe(200);
    expect((await hamid.get('/session')).body.role).toBe('viewer');
  });

  it('have different names, in whatever spelling, and only known rights', async () => {
    await door.owner.post('/roles', { name: 'حسابدار', rights: [], scope: 'all', masked: [] });
    expect(
      (await door.owner.post('/roles', { name: 'حسابدار ', rights: [], scope: 'all', masked: [] })).body.code,
    ).toBe('staff.name-taken');
    expect((await door.owner.post('/roles', { name: 'همه', rights: ['*'], scope: 'all', masked: [] })).body.code).toBe(
      'staff.right-unknown',
    );
  });

  it('of a team show what its people own, to each of them', async () => {
    const team = await door.owner.post('/teams', { name: 'شعبهٔ جلفا' });
    await door.owner.patch(`/members/${ali.userId}`, { teamId: team.body.id });
    const mina = await joins(door, { email: 'mina@example.com', role: 'seller', teamId: team.body.id });
    expect((await mina.get('/teams')).body.items).toMatchObject([{ name: 'شعبهٔ جلفا', members: 2 }]);
    await door.owner.delete(`/teams/${team.body.id}`);
    expect((await mina.get('/session')).body.scope).toBe('team');
    expect((await door.owner.patch(`/members/${mina.userId}`, { teamId: team.body.id })).body.code).toBe(
      'staff.team-unknown',
    );
  });
});
