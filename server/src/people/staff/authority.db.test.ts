import { uuidv7 } from '@peyvand/kernel/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import type { Visitor } from './testing/front-door.ts';
import { goodPassword } from './testing/front-door.ts';
import { type Colleague, twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());
const { door, people, join, program, later } = ground;
const { owner } = people;
beforeEach(() => later(60_000));

const tokenOf = async (who: Visitor, wish: object) => {
  const made = await who.post('/tokens', { name: 'کلید', ...wish });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return { id: made.body.id as string, who: program(made.body.token) };
};
const rightsNow = async (who: Visitor) => (await who.get('/session')).body;

describe('GATES 7: a token is what it was given and what its maker has now', () => {
  it('a demoted maker: her token of a role and her token of rights lose what she lost, and cannot raise her again', async () => {
    const sara = await join('manager');
    const byRole = await tokenOf(sara, { role: 'manager' });
    const byRights = await tokenOf(sara, { rights: ['customers.read', 'customers.write', 'staff.manage'] });
    await owner.patch(`/members/${sara.userId}`, { role: 'viewer' });
    for (const { who } of [byRole, byRights]) {
      const { body } = await who.get('/session');
      expect(body.masked.sort()).toEqual(['birthday', 'email', 'national-id', 'phone']);
      expect(body.rights).not.toContain('staff.manage');
      expect((await who.patch(`/members/${sara.userId}`, { role: 'manager' })).status).toBe(403);
      expect((await who.post('/customers', { name: 'x' })).status).toBe(403);
    }
    expect((await sara.get('/session')).body.role).toBe('viewer');
  });

  it('rows and masks too, by whichever way they were narrowed', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'سرپرست کلیدها',
        rights: ['customers.read', 'tokens.manage'],
        scope: 'all',
        masked: [],
      })
    ).body.id;
    for (const narrow of [
      (who: Colleague) => owner.patch(`/members/${who.userId}`, { scope: 'own' }),
      (who: Colleague) => owner.patch(`/members/${who.userId}`, { masked: ['phone'] }),
      () => owner.patch(`/roles/${role}`, { masked: ['phone'] }),
      () => owner.patch(`/roles/${role}`, { scope: 'own' }),
      () => owner.patch(`/roles/${role}`, { rights: ['tokens.manage'] }),
    ]) {
      const who = await join(role);
      const token = await tokenOf(who, { rights: ['customers.read'] });
      await narrow(who);
      const [hers, its] = [await rightsNow(who), await rightsNow(token.who)];
      expect(its.scope).toBe(hers.scope);
      expect(its.masked.sort()).toEqual(hers.masked.sort());
      expect(its.rights.every((right: string) => hers.rights.includes(right))).toBe(true);
    }
  });

  it('a maker who leaves ends it', async () => {
    const sara = await join('manager');
    const token = await tokenOf(sara, { role: 'viewer' });
    expect((await token.who.get('/session')).status).toBe(200);
    await owner.delete(`/members/${sara.userId}`);
    expect((await token.who.get('/session')).status).toBe(401);
  });

  it('a token makes no tokens', async () => {
    const token = await tokenOf(owner, { role: 'owner' });
    expect((await token.who.post('/tokens', { name: 'more', role: 'viewer' })).body.code).toBe('staff.person-needed');
  });
});

describe('GATES 7: a service token belongs to the business', () => {
  it('only an owner makes one', async () => {
    const wish = { name: 'صندوق', role: 'cashier', service: true };
    expect((await people.manager.post('/tokens', wish)).body.code).toBe('staff.service-by-owner');
    expect((await owner.post('/tokens', wish)).body).toMatchObject({ service: true });
  });

  it.each(['leaves', 'is an owner no more'])('it passes to another owner when hers %s, and is marked', async (how) => {
    const second = await join('owner');
    const token = await tokenOf(second, { role: 'cashier', service: true });
    const own = await tokenOf(second, { role: 'cashier' });
    const hook = await second.post('/webhooks', { url: 'https://shop.example/hook' });
    expect(hook.status).toBe(201);
    if (how === 'leaves') await owner.delete(`/members/${second.userId}`);
    else await owner.patch(`/members/${second.userId}`, { role: 'viewer' });
    expect((await token.who.get('/session')).body).toMatchObject({ role: 'cashier', scope: 'all' });
    expect((await own.who.get('/session')).status).toBe(how === 'leaves' ? 401 : 200);
    const { body } = await owner.get('/tokens');
    expect(body.items.find((one: { id: string }) => one.id === token.id).renewSince).not.toBeNull();
    const hooks = (await owner.get(`/webhooks/${hook.body.id}`)).body;
    expect(hooks).toMatchObject({ on: true });
    expect(hooks.renewSince).not.toBeNull();
    const renewed = await owner.post(`/webhooks/${hook.body.id}/secret`);
    expect(renewed.body.secret).toMatch(/^whsec_/);
    expect((await owner.get(`/webhooks/${hook.body.id}`)).body.renewSince).toBeNull();
  });
});

describe('GATES 7: what was handed out ends with the loss', () => {
  const invite = async (who: Visitor, role = 'viewer') => {
    const { status, body } = await who.post('/invitations', { email: `${uuidv7()}@example.com`, role });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return new URL(body.url).hash.slice('#token='.length);
  };
  const accept = (token: string) =>
    door.visitor().post('/invitation', { token, name: 'تازه‌وارد', password: goodPassword });

  it('the invitation of somebody who was removed, or may invite no more, opens nothing', async () => {
    for (const lose of [
      (who: Colleague) => owner.delete(`/members/${who.userId}`),
      (who: Colleague) => owner.patch(`/members/${who.userId}`, { role: 'seller' }),
    ]) {
      const sara = await join('manager');
      const token = await invite(sara, 'manager');
      await lose(sara);
      expect((await accept(token)).body.code).toBe('staff.invitation-gone');
      expect((await owner.get('/invitations')).body.items).toEqual([]);
    }
  });

  it('so does the invitation that her token made, and one that gives more than she still holds', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'دعوت‌کننده',
        rights: ['staff.manage', 'customers.read', 'purchases.read', 'tokens.manage'],
        scope: 'all',
        masked: [],
      })
    ).body.id;
    const narrower = (
      await owner.post('/roles', {
        name: 'خواننده',
        rights: ['customers.read', 'purchases.read'],
        scope: 'all',
        masked: [],
      })
    ).body.id;
    const sara = await join(role);
    const program = await tokenOf(sara, { role });
    const [byHer, byToken] = [await invite(sara, narrower), await invite(program.who, narrower)];
    // she may still invite, and to less only
    await owner.patch(`/roles/${role}`, { rights: ['staff.manage', 'customers.read', 'tokens.manage'] });
    for (const token of [byHer, byToken]) expect((await accept(token)).body.code).toBe('staff.invitation-gone');
  });

  it('an invitation that she could still make stays', async () => {
    const sara = await join('manager');
    const token = await invite(sara, 'viewer');
    await owner.patch(`/members/${sara.userId}`, { teamId: ground.teamId });
    expect((await accept(token)).status).toBe(200);
  });

  it('a password link made by somebody who was removed opens nobody', async () => {
    const [sara, neda] = [await join('manager'), await join('viewer')];
    const { body } = await sara.post(`/members/${neda.userId}/password-link`);
    const token = new URL(body.url).hash.slice('#token='.length);
    await owner.delete(`/members/${sara.userId}`);
    expect((await door.visitor().post('/session/reset', { token, password: goodPassword })).status).toBe(410);
  });

  it('a password link for somebody who was removed opens nobody', async () => {
    const neda = await join('viewer');
    const { body } = await owner.post(`/members/${neda.userId}/password-link`);
    const token = new URL(body.url).hash.slice('#token='.length);
    await owner.delete(`/members/${neda.userId}`);
    expect((await door.visitor().post('/session/reset', { token, password: goodPassword })).status).toBe(410);
  });

  it('an endpoint of somebody who may send events no more is an owner’s', async () => {
    const sara = await join('manager');
    const { body } = await sara.post('/webhooks', { url: 'https://shop.example/sara' });
    await owner.patch(`/members/${sara.userId}`, { scope: 'team' });
    expect((await owner.get(`/webhooks/${body.id}`)).body.renewSince).not.toBeNull();
    expect((await sara.patch(`/webhooks/${body.id}`, { url: 'https://elsewhere.example' })).body.code).toBe(
      'webhooks.beyond-own',
    );
  });
});

describe('GATES 7: nobody changes her own standing', () => {
  it('by herself or by a token of hers: not role, not team, not scope, not masks, not the role that she holds', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'سرپرست گروه',
        rights: ['staff.manage', 'customers.read', 'tokens.manage', 'staff.read'],
        scope: 'team',
        masked: [],
      })
    ).body.id;
    const other = (await owner.post('/teams', { name: 'جلفا' })).body.id;
    const sara = await join(role, { teamId: ground.teamId });
    const token = await tokenOf(sara, { role });
    const ownerToken = await tokenOf(owner, { role: 'owner' });
    for (const who of [sara, token.who])
      for (const change of [{ role: 'viewer' }, { teamId: other }, { teamId: null }, { scope: 'own' }, { masked: [] }])
        expect((await who.patch(`/members/${sara.userId}`, change)).body.code).toBe(
          change.role === undefined ? 'staff.own-standing' : 'staff.beyond-own',
        );
    expect((await ownerToken.who.patch(`/members/${owner.userId}`, { scope: 'team' })).body.code).toBe(
      'staff.own-standing',
    );
    for (const answer of [
      await sara.patch(`/roles/${role}`, { rights: ['customers.read'] }),
      await token.who.patch(`/roles/${role}`, { name: 'دیگر' }),
    ])
      expect(answer.body.code).toBe('staff.own-standing');
  });

  it('nor, seeing only a team, that of other teams', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'سرپرست گروه دیگر',
        rights: ['staff.manage', 'customers.read', 'tokens.manage', 'staff.read'],
        scope: 'team',
        masked: [],
      })
    ).body.id;
    const [mine, theirs] = [
      (await owner.post('/teams', { name: 'خواجو' })).body.id,
      (await owner.post('/teams', { name: 'مارنان' })).body.id,
    ];
    const narrow = (await owner.post('/roles', { name: 'کم', rights: ['customers.read'], scope: 'own', masked: [] }))
      .body.id;
    const [sara, colleague, stranger] = [
      await join(role, { teamId: mine }),
      await join(narrow, { teamId: mine }),
      await join(narrow, { teamId: theirs }),
    ];
    const strongInvitation = await owner.post('/invitations', { email: 'strong@example.com', role: 'manager' });
    expect(strongInvitation.status).toBe(201);
    const invitationId = (await owner.get('/invitations')).body.items[0].id;
    const strongToken = (await owner.post('/tokens', { name: 'strong', role: 'manager' })).body.id;
    for (const answer of [
      await sara.patch(`/members/${stranger.userId}`, { masked: ['phone'] }),
      await sara.patch(`/members/${stranger.userId}`, { teamId: mine }),
      await sara.patch(`/members/${colleague.userId}`, { teamId: theirs }),
      await sara.delete(`/members/${stranger.userId}`),
      await sara.post(`/members/${stranger.userId}/password-link`),
      await sara.post('/invitations', { email: 'a@example.com', role: narrow, teamId: theirs }),
      await sara.post('/teams', { name: 'تازه' }),
      await sara.patch(`/teams/${mine}`, { name: 'تازه' }),
      await sara.delete(`/teams/${theirs}`),
      await sara.delete(`/tokens/${strongToken}`),
      await sara.delete(`/invitations/${invitationId}`),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'staff.beyond-own']);
    expect((await sara.patch(`/members/${colleague.userId}`, { masked: ['phone'] })).status).toBe(200);
    expect((await sara.post('/invitations', { email: 'b@example.com', role: narrow, teamId: mine })).status).toBe(201);
  });
});

describe('GATES 7: a webhook tells nobody what she may not read', () => {
  it('who sees only some rows, or lacks a right, subscribes to nothing of it', async () => {
    const role = (
      await owner.post('/roles', {
        name: 'وب‌هوک',
        rights: ['webhooks.manage', 'products.read'],
        scope: 'all',
        masked: [],
      })
    ).body.id;
    const sara = await join(role);
    const url = 'https://shop.example/x';
    expect((await sara.post('/webhooks', { url })).body.code).toBe('webhooks.beyond-own');
    expect((await sara.post('/webhooks', { url, eventTypes: ['customer.created'] })).status).toBe(403);
    expect((await sara.post('/webhooks', { url, eventTypes: ['product.created'] })).status).toBe(201);
    const { items } = (await sara.get('/webhooks/event-types')).body as { items: { type: string; mayHear: boolean }[] };
    const hears = items.filter((one) => one.mayHear).map((one) => one.type);
    expect(hears).toContain('product.created');
    expect(hears.filter((type) => !type.startsWith('product.'))).toEqual([]);
    const narrow = await join('manager', { scope: 'team' });
    expect((await narrow.post('/webhooks', { url, eventTypes: ['product.created'] })).status).toBe(403);
  });
});

describe('GATES 8: a key answers only its owner', () => {
  const routes: [string, string, object | undefined, string][] = [
    ['a token', '/tokens', { name: 'x', role: 'viewer' }, 'token'],
    ['an invitation', '/invitations', { email: 'same@example.com', role: 'viewer' }, 'url'],
    ['an endpoint', '/webhooks', { url: 'https://shop.example/y' }, 'secret'],
    ['a password link', `/members/${people.viewer.userId}/password-link`, undefined, 'url'],
  ];
  it.each(routes)(
    '%s: another actor makes her own, and a repetition leaves the secret out and says so',
    async (_, path, body, field) => {
      const key = { 'idempotency-key': uuidv7() };
      const first = await owner.post(path, body, key);
      const other = await people.manager.post(path, body, key);
      const again = await owner.post(path, body, key);
      expect([first.status, other.status, again.status]).toEqual([201, 201, 201]);
      expect(other.headers['idempotent-replayed']).toBeUndefined();
      expect(other.body[field]).not.toBe(first.body[field]);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect(again.body).toMatchObject({ [field]: null, leftOut: { fields: [field] } });
      expect(again.body.leftOut.message.fa).not.toBe('');
      const secret = String(first.body[field]).split('token=').at(-1) ?? '';
      const { rows } = await ground.admin.query(
        `select count(*)::int as n from idempotency_key where answer::text like '%' || $1 || '%' or answer::text ~ 'sealed'`,
        [secret],
      );
      expect(rows[0].n).toBe(0);
    },
  );

  it('what a colleague wrote under a key is not told to somebody who does not see it', async () => {
    const key = { 'idempotency-key': 'order-1404-77' };
    const wish = {
      at: '2026-11-20T10:00:00Z',
      customer: { phone: '0912 555 6677' },
      lines: [{ sku: 'SHOE', quantity: 1, unitPrice: 100 }],
    };
    const first = await owner.post('/purchases', wish, key);
    const second = await people.seller.post('/purchases', wish, key);
    expect(first.status).toBe(201);
    expect(second.headers['idempotent-replayed']).toBeUndefined();
  });

  it('another route with the same key is another write; another body on the same route is refused', async () => {
    const key = { 'idempotency-key': uuidv7() };
    expect((await owner.post('/customers', { name: 'یک' }, key)).status).toBe(201);
    expect((await owner.post('/teams', { name: 'دو' }, key)).status).toBe(201);
    expect((await owner.post('/customers', { name: 'سه' }, key)).body.code).toBe('idempotency.key-reused');
  });

  it('a key of before, which belongs to nobody, counts as used and answers nobody', async () => {
    await ground.admin.query(
      `insert into idempotency_key (workspace_id, key, request_hash, status, answer) values ($1, 'old-key', '\\x00', 201, '{"customerId": "x"}')`,
      [door.workspaceId],
    );
    expect((await owner.post('/customers', { name: 'چهار' }, { 'idempotency-key': 'old-key' })).body.code).toBe(
      'idempotency.key-reused',
    );
  });

  it('what cannot be a key is refused in words', async () => {
    for (const key of ['', ' ', 'x'.repeat(256), 'a b', 'x'.repeat(3000)])
      expect((await owner.post('/customers', { name: 'پنج' }, { 'idempotency-key': key })).status).toBe(400);
  });
});
