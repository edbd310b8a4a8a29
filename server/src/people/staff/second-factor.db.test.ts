import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { codeOf, fromBase32, stepOf } from './rules/totp.ts';
import { goodPassword, joins, type Visitor } from './testing/front-door.ts';
import { twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());
const { door, people } = ground;
const { owner, manager } = people;
const demand = { settings: { secondFactor: 'demanded' } };
let sara: Visitor & { userId: string };
/** Sara’s browser in which she has set it up, and the secret of her app. */
let hers: { browser: Visitor; secret: string };

beforeAll(async () => {
  sara = await joins(door, { email: 'sara@example.com', role: 'manager', name: 'سارا' });
});

/** Sets the second factor up in a browser, as the page does. */
async function setUp(who: Visitor): Promise<string> {
  const { secret } = (await who.post('/account/two-factor')).body;
  const on = await who.post('/account/two-factor/confirm', {
    code: codeOf(fromBase32(secret), stepOf(door.clock.now())),
  });
  expect([on.status, on.body.recoveryCodes?.length]).toEqual([200, 10]);
  return secret;
}

describe('GATES 9: a business may demand a second factor', () => {
  it('only an owner may, herself, and only with a factor of her own: she cannot lock herself out', async () => {
    expect((await manager.patch('/workspace', demand)).body.code).toBe('staff.second-factor-by-owner');
    expect((await owner.patch('/workspace', demand)).body.code).toBe('staff.second-factor-first');
    await setUp(owner);
    const token = await owner.post('/tokens', { name: 'till', role: 'owner' });
    const program = ground.program(token.body.token);
    expect((await program.patch('/workspace', demand)).body.code).toBe('staff.person-needed');
    expect((await owner.get('/workspace')).body.settings.secondFactor).toBeUndefined();
  });

  it('asks once more who it is', async () => {
    const password = await owner.post('/account/password', { password: goodPassword });
    expect(password.status).toBe(200);
    ground.later(6 * 60_000);
    expect((await owner.patch('/workspace', demand)).body.code).toBe('account.confirm-first');
    expect((await owner.patch('/workspace', { name: 'چهارباغ نو' })).status).toBe(200);
    await owner.post('/account/confirm', { password: goodPassword });
    const demanded = await owner.patch('/workspace', demand);
    expect([demanded.status, demanded.body.settings?.secondFactor]).toEqual([200, 'demanded']);
  });

  it('whoever has none is refused everything by name, and shown nothing but the way there', async () => {
    for (const path of ['/customers', '/workspace', '/members', '/sessions', '/audit']) {
      const refused = await sara.get(path);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'account.second-factor-missing']);
      expect(refused.body.message.fa).toContain('ورود دومرحله‌ای');
    }
    const written = await sara.post('/customers', { name: 'مریم' });
    expect(written.body.code).toBe('account.second-factor-missing');
    expect((await sara.patch('/account', { name: 'دیگری' })).body.code).toBe('account.second-factor-missing');
    expect((await sara.get('/session')).body).toMatchObject({ secondFactorMissing: true, rights: [] });
    expect((await owner.get('/session')).body.secondFactorMissing).toBe(false);
  });

  it('at sign-in too, until it is set up; from then on everything is open, and the next sign-in asks for it', async () => {
    const fresh = door.visitor();
    const entered = await fresh.post('/session', { email: 'sara@example.com', password: goodPassword });
    expect(entered.body).toEqual({ state: 'signed-in' });
    expect((await fresh.get('/customers')).body.code).toBe('account.second-factor-missing');
    hers = { browser: fresh, secret: await setUp(fresh) };
    expect((await fresh.get('/customers')).status).toBe(200);
    expect((await fresh.get('/session')).body).toMatchObject({ secondFactorMissing: false });
    expect((await fresh.get('/session')).body.rights).toContain('customers.read');
    const next = await door.visitor().post('/session', { email: 'sara@example.com', password: goodPassword });
    expect(next.body).toEqual({ state: 'two-factor' });
  });

  it('tokens keep working: they are the business’s', async () => {
    const token = await owner.post('/tokens', { name: 'shop', role: 'viewer', service: true });
    expect((await ground.program(token.body.token).get('/customers')).status).toBe(200);
    // a token of somebody who has none herself, made before the demand, is a program all the same
    await ground.admin.query(`update workspace set settings = settings - 'secondFactor' where workspace_id = $1`, [
      door.workspaceId,
    ]);
    ground.later();
    const made = await manager.post('/tokens', { name: 'till', role: 'cashier' });
    expect(made.status).toBe(201);
    await owner.post('/account/confirm', { password: goodPassword });
    expect((await owner.patch('/workspace', demand)).status).toBe(200);
    expect((await manager.get('/customers')).body.code).toBe('account.second-factor-missing');
    expect((await ground.program(made.body.token).get('/customers')).status).toBe(200);
  });

  it('is one business’s demand: her other business stays open, and she gets there', async () => {
    const { owner: stranger, workspaceId } = ground.elsewhere;
    const invited = await owner.post('/invitations', {
      email: `${stranger.userId}@staff.example`,
      role: 'viewer',
    });
    const token = new URL(invited.body.url).hash.slice('#token='.length);
    expect((await stranger.post('/invitation', { token })).status).toBe(200);
    expect((await stranger.get('/customers')).body.code).toBe('account.second-factor-missing');
    expect((await stranger.put('/session/workspace', { workspaceId })).status).toBe(200);
    expect((await stranger.get('/customers')).status).toBe(200);
  });

  it('turned off by whoever must have it: she is led to set it up again; the owner may end the demand', async () => {
    ground.later(30_000);
    const code = codeOf(fromBase32(hers.secret), stepOf(door.clock.now()));
    expect((await hers.browser.post('/account/two-factor/off', { code })).status).toBe(200);
    expect((await hers.browser.get('/customers')).body.code).toBe('account.second-factor-missing');
    await hers.browser.post('/account/confirm', { password: goodPassword });
    await setUp(hers.browser);
    expect((await hers.browser.get('/customers')).status).toBe(200);
    await owner.post('/account/confirm', { password: goodPassword });
    const ended = await owner.patch('/workspace', { settings: { secondFactor: null } });
    expect([ended.status, ended.body.settings?.secondFactor]).toEqual([200, undefined]);
    const { items } = (await owner.get('/security')).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['workspace.second-factor-demanded', 'workspace.second-factor-freed']),
    );
    expect((await manager.get('/customers')).status).toBe(200);
  });
});

describe('GATES 9: what opens the house wider asks once more', () => {
  const asking: [string, (who: Visitor) => Promise<{ status: number; body: { code?: string } }>][] = [
    ['another role for a colleague', (who) => who.patch(`/members/${people.viewer.userId}`, { role: 'viewer' })],
    ['a link to a colleague’s password', (who) => who.post(`/members/${people.viewer.userId}/password-link`)],
    ['an invitation', (who) => who.post('/invitations', { email: 'nobody@example.com', role: 'viewer' })],
    ['wider rights of a role', (who) => who.patch(`/roles/${ground.handRoleId}`, { rights: ['customers.read'] })],
    ['another address of an endpoint', (who) => who.patch(`/webhooks/${ground.teamId}`, { url: 'https://a.example' })],
    ['other events of an endpoint', (who) => who.patch(`/webhooks/${ground.teamId}`, { eventTypes: [] })],
    ['another secret of an endpoint', (who) => who.post(`/webhooks/${ground.teamId}/secret`)],
  ];

  it.each(asking)('%s', async (_, ask) => {
    ground.later(6 * 60_000);
    const refused = await ask(owner);
    expect([refused.status, refused.body.code]).toEqual([403, 'account.confirm-first']);
    await owner.post('/account/confirm', { password: goodPassword });
    expect((await ask(owner)).body?.code).not.toBe('account.confirm-first');
  });

  it('turning an endpoint off does not: what narrows waits for nobody', async () => {
    ground.later(6 * 60_000);
    expect((await owner.patch(`/webhooks/${ground.teamId}`, { on: false })).body.code).toBe('webhooks.not-found');
  });
});
