import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { silentLog } from '../../ground/log.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { makeOwnerLink } from './commands/owner-link.ts';
import { verifyPassword } from './identity/hash-password.ts';
import { forgetCallers } from './identity/hints.ts';
import { codeOf, fromBase32, stepOf } from './rules/totp.ts';
import { type FrontDoor, frontDoor, goodPassword, joins, signInLink, type Visitor } from './testing/front-door.ts';

const database = await testDatabase();
const owner = openPool({ url: database.ownerUrl, log: silentLog, name: 'test-owner', max: 1 });
afterAll(() => owner.end());
let door: FrontDoor;
beforeAll(async () => {
  door = await frontDoor(database);
});

// tries of one test do not count in the next
beforeEach(() => door.clock.advance(15 * 60_000));

const maryam = 'maryam@example.com';
const signIn = async (email: string, password: string, browser = door.visitor()) => ({
  browser,
  answer: await browser.post('/session', { email, password }),
});

describe('the first link', () => {
  it('signs the operator in as the owner, and works once', async () => {
    const token = await signInLink(door.house, door.operatorId);
    const browser = door.visitor();
    expect((await browser.post('/session/link', { token })).body).toEqual({ state: 'signed-in' });
    const { body } = await browser.get('/session');
    expect(body).toMatchObject({
      user: { email: null, hasPassword: false },
      role: 'owner',
      workspace: { name: 'چهارباغ' },
    });
    const again = await door.visitor().post('/session/link', { token });
    expect([again.status, again.body.code]).toEqual([410, 'staff.link-spent']);
  });

  it('is the newest one only', async () => {
    const tokenOf = async () =>
      new URL((await makeOwnerLink(door.house, 'http://localhost')).url).hash.slice('#token='.length);
    const [older, newer] = [await tokenOf(), await tokenOf()];
    expect((await door.visitor().post('/session/link', { token: older })).status).toBe(410);
    expect((await door.visitor().post('/session/link', { token: newer })).status).toBe(200);
  });

  it('does not work after its hour', async () => {
    const token = await signInLink(door.house, door.operatorId);
    door.clock.advance(60 * 60_000 + 1);
    expect((await door.visitor().post('/session/link', { token })).body.code).toBe('staff.link-spent');
  });

  it('lets the owner choose an e-mail and a password, and come in by them', async () => {
    expect((await door.owner.patch('/account', { email: 'Reza@Example.com', name: 'رضا' })).status).toBe(200);
    expect((await door.owner.post('/account/password', { password: 'کوتاه' })).body.code).toBe('staff.password-weak');
    expect((await door.owner.post('/account/password', { password: goodPassword })).status).toBe(200);
    const { answer, browser } = await signIn('reza@example.com', goodPassword);
    expect(answer.body).toEqual({ state: 'signed-in' });
    expect((await browser.get('/session')).body.user).toMatchObject({ name: 'رضا', hasPassword: true });
  });
});

describe('a session', () => {
  beforeAll(() => joins(door, { email: maryam, role: 'seller', name: 'مریم' }));

  it('is a cookie that scripts cannot read and other sites do not send', async () => {
    const { answer } = await signIn(maryam, goodPassword);
    expect([answer.headers['set-cookie']].flat()[0]).toMatch(
      /^peyvand=[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
  });

  it('is never one that was planted: a token that somebody planted before the sign-in is worth nothing after it', async () => {
    const attacker = await signIn(maryam, goodPassword);
    const victim = door.visitor();
    victim.cookie = attacker.browser.cookie;
    await signIn('reza@example.com', goodPassword, victim);
    expect(victim.cookie).not.toBe(attacker.browser.cookie);
    expect((await attacker.browser.get('/session')).status).toBe(401);
  });

  it('proves for each write that it comes from our own pages', async () => {
    const { browser } = await signIn(maryam, goodPassword);
    const { app } = door;
    const forged = await app.http?.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie: browser.cookie ?? '' },
    });
    expect(forged?.json().code).toBe('request.cross-site');
    expect((await browser.get('/session')).status).toBe(200);
  });

  it('is refused at once after it was ended, here and from the list', async () => {
    const phone = await signIn(maryam, goodPassword);
    const till = await signIn(maryam, goodPassword);
    expect((await till.browser.get('/session')).status).toBe(200);
    const { body } = await phone.browser.get('/sessions');
    expect(body.items[0]).toMatchObject({ device: 'Firefox, Linux' });
    for (const { id, current } of body.items) if (!current) await phone.browser.delete(`/sessions/${id}`);
    expect((await till.browser.get('/session')).status).toBe(401);
    await phone.browser.delete('/session');
    expect((await phone.browser.get('/session')).status).toBe(401);
  });

  it('of somebody else cannot be ended', async () => {
    const { browser } = await signIn(maryam, goodPassword);
    const { body } = await browser.get('/sessions');
    const [{ id }] = body.items;
    await door.owner.post('/account/confirm', { password: goodPassword });
    expect((await door.owner.delete(`/sessions/${id}`)).body.code).toBe('staff.session-not-found');
    expect((await browser.get('/session')).status).toBe(200);
  });

  it('ends with a password change: a password change ends every other session', async () => {
    const one = await signIn(maryam, goodPassword);
    const other = await signIn(maryam, goodPassword);
    await other.browser.get('/session');
    const wrong = await one.browser.post('/account/password', {
      current: 'not this one',
      password: 'زاینده‌رود و پل خواجو',
    });
    expect(wrong.body.code).toBe('staff.password-wrong');
    const changed = await one.browser.post('/account/password', {
      current: goodPassword,
      password: 'زاینده‌رود و پل خواجو',
    });
    expect(changed.status).toBe(200);
    expect((await one.browser.get('/session')).status).toBe(200);
    expect((await other.browser.get('/session')).status).toBe(401);
    await one.browser.post('/account/password', { current: 'زاینده‌رود و پل خواجو', password: goodPassword });
  });
});

describe('a wrong password', () => {
  it('is answered as an unknown e-mail is, after the same work', async () => {
    const wrong = await signIn(maryam, 'not the password');
    const unknown = await signIn('nobody@example.com', 'not the password');
    expect(wrong.answer.status).toBe(401);
    expect(unknown.answer.body).toEqual(wrong.answer.body);
    // an account without a password, and none at all, both run the whole derivation
    const stored = (await owner.query('select password from auth.account where email = $1', [maryam])).rows[0].password;
    const quickest = async (hash: string | undefined) => {
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        const began = performance.now();
        expect(await verifyPassword('anything at all', hash)).toBe(false);
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const [unknownMs, knownMs] = [await quickest(undefined), await quickest(stored)];
    expect(unknownMs).toBeGreaterThan(knownMs / 4);
    expect(unknownMs).toBeLessThan(knownMs * 4);
  });

  it('is the right one when only the digits are of another keyboard', async () => {
    await door.owner.post('/account/password', { current: goodPassword, password: 'پل خواجو ۱۰۵۵ زاینده‌رود' });
    const { answer } = await signIn('reza@example.com', 'پل خواجو 1055 زاینده‌رود');
    expect(answer.status).toBe(200);
    await door.owner.post('/account/password', { current: 'پل خواجو ۱۰۵۵ زاینده‌رود', password: goodPassword });
  });

  it('too often is refused, also with the right one, and the refusal says how long to wait', async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn(maryam, `guess ${attempt}`)).answer.status).toBe(401);
    const { answer } = await signIn(maryam, goodPassword);
    expect([answer.status, answer.body.code, answer.body.data]).toEqual([
      429,
      'staff.too-many-attempts',
      { minutes: 15 },
    ]);
    const second = await frontDoor(database);
    const elsewhere = await second.visitor().post('/session', { email: maryam, password: goodPassword });
    expect(elsewhere.status, 'tries are counted across processes').toBe(429);
    expect((await signIn('reza@example.com', goodPassword)).answer.status).toBe(200);
    door.clock.advance(15 * 60_000);
    expect((await signIn(maryam, goodPassword)).answer.status).toBe(200);
  });

  it('is counted in rows that do not tell who tried', async () => {
    await signIn(maryam, 'another guess');
    const { rows } = await owner.query('select place from auth.attempt');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/maryam|127\.0\.0\.1/);
  });
});

describe('the second factor', () => {
  let secret: string;
  let recoveryCodes: string[];
  let browser: Visitor;
  const code = (offset = 0) => codeOf(fromBase32(secret), stepOf(door.clock.now()) + offset);

  it('is turned on by the first code of the app, and ends the sessions opened without it', async () => {
    ({ browser } = await signIn(maryam, goodPassword));
    const other = await signIn(maryam, goodPassword);
    ({ secret } = (await browser.post('/account/two-factor')).body);
    const wrong = await browser.post('/account/two-factor/confirm', { code: '000000' });
    expect(wrong.body.code).toBe('staff.code-wrong');
    const on = await browser.post('/account/two-factor/confirm', { code: code() });
    ({ recoveryCodes } = on.body);
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.get('/session')).body.user.twoFactor).toBe(true);
    expect((await other.browser.get('/session')).status).toBe(401);
  });

  it('keeps the password alone outside, and gives a new token when it is passed', async () => {
    door.clock.advance(30_000);
    const { browser: half, answer } = await signIn(maryam, goodPassword);
    expect(answer.body).toEqual({ state: 'two-factor' });
    expect((await half.get('/session')).status).toBe(401);
    const before = half.cookie;
    expect((await half.post('/session/two-factor', { code: code() })).body).toEqual({ state: 'signed-in' });
    expect(half.cookie).not.toBe(before);
    expect((await half.get('/session')).status).toBe(200);
  });

  it('refuses a code that was used: a code works once, also within its half minute', async () => {
    const first = await signIn(maryam, goodPassword);
    expect((await first.browser.post('/session/two-factor', { code: code() })).status).toBe(200);
    const { browser: half } = await signIn(maryam, goodPassword);
    expect((await half.post('/session/two-factor', { code: code() })).body.code).toBe('staff.code-wrong');
    expect((await half.post('/session/two-factor', { code: code(-1) })).body.code).toBe('staff.code-wrong');
    door.clock.advance(30_000);
    const two = await Promise.all([
      half.post('/session/two-factor', { code: code() }),
      (await signIn(maryam, goodPassword)).browser.post('/session/two-factor', { code: code() }),
    ]);
    expect(two.map((one) => one.status).sort()).toEqual([200, 401]);
  });

  it('accepts a recovery code once', async () => {
    const [recovery = ''] = recoveryCodes;
    const first = await signIn(maryam, goodPassword);
    expect((await first.browser.post('/session/two-factor', { code: recovery.toLowerCase() })).status).toBe(200);
    const second = await signIn(maryam, goodPassword);
    expect((await second.browser.post('/session/two-factor', { code: recovery })).status).toBe(401);
    expect((await first.browser.get('/session')).body.user.recoveryCodesLeft).toBe(9);
  });

  it('is asked for after a one-time link too', async () => {
    const { rows } = await owner.query('select user_id from auth.account where email = $1', [maryam]);
    const visitor = door.visitor();
    const answer = await visitor.post('/session/link', { token: await signInLink(door.house, rows[0].user_id) });
    expect(answer.body).toEqual({ state: 'two-factor' });
    expect((await visitor.get('/session')).status).toBe(401);
  });

  it('refuses guessing after six tries, and a step that took too long', async () => {
    door.clock.advance(16 * 60_000);
    const { browser: half } = await signIn(maryam, goodPassword);
    for (let attempt = 0; attempt < 6; attempt++) await half.post('/session/two-factor', { code: '000000' });
    expect((await half.post('/session/two-factor', { code: code() })).body.code).toBe('staff.too-many-attempts');
    door.clock.advance(16 * 60_000);
    expect((await half.post('/session/two-factor', { code: code() })).body.code).toBe('staff.sign-in-again');
  });

  it('gives new recovery codes for a code of the app, and the earlier ones stop working', async () => {
    const renew = (given: string) => browser.post('/account/two-factor/recovery-codes', { code: given });
    expect((await renew('000000')).body.code).toBe('staff.code-wrong');
    const { status, body } = await renew(code());
    expect([status, body.recoveryCodes.length]).toEqual([200, 10]);
    expect(body.recoveryCodes.filter((one: string) => recoveryCodes.includes(one))).toEqual([]);
    const enter = async (recovery = '') =>
      (await (await signIn(maryam, goodPassword)).browser.post('/session/two-factor', { code: recovery })).status;
    expect(await enter(recoveryCodes[5])).toBe(401);
    expect(await enter(body.recoveryCodes[5])).toBe(200);
    door.clock.advance(30_000);
  });

  it('is turned off by a code, and only by one', async () => {
    expect((await browser.post('/account/two-factor/off', { code: '000000' })).body.code).toBe('staff.code-wrong');
    expect((await browser.post('/account/two-factor/off', { code: code() })).status).toBe(200);
    expect((await signIn(maryam, goodPassword)).answer.body).toEqual({ state: 'signed-in' });
  });
});

it('no password, token, link or second factor stands readable in any table', async () => {
  const token = await signInLink(door.house, door.operatorId);
  await door.owner.post('/account/confirm', { password: goodPassword });
  const made = await door.owner.post('/tokens', { name: 'till', role: 'cashier' });
  const invited = await door.owner.post('/invitations', { email: 'sara@example.com', role: 'viewer' });
  const { browser } = await signIn(maryam, goodPassword);
  const { secret } = (await browser.post('/account/two-factor')).body;
  const secrets = [
    token,
    made.body.token,
    new URL(invited.body.url).hash.slice('#token='.length),
    browser.cookie?.split('=')[1],
    secret,
    goodPassword,
  ];
  const admin = openPool({ url: database.superUrl, log: silentLog, name: 'test-super', max: 1 });
  const { rows: tables } = await admin.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth')`,
  );
  let text = '';
  for (const { name } of tables)
    text += (await admin.query(`select coalesce(string_agg(t::text, ' '), '') as all from ${name} t`)).rows[0].all;
  await admin.end();
  expect(text).toContain('چهارباغ');
  for (const one of secrets) expect(text.includes(String(one)), `${one} lies in the database`).toBe(false);
  forgetCallers(door.house);
});

it('a session ends after 14 days without use, and after 90 in any case', async () => {
  const { browser } = await signIn(maryam, goodPassword);
  for (let week = 0; week < 12; week++) {
    door.clock.advance(7 * 86_400_000);
    expect((await browser.get('/session')).status).toBe(200);
  }
  door.clock.advance(7 * 86_400_000);
  expect((await browser.get('/session')).status).toBe(401);
  const idle = await signIn(maryam, goodPassword);
  door.clock.advance(14 * 86_400_000 + 1);
  expect((await idle.browser.get('/session')).status).toBe(401);
});

it('the cookie is for https alone where the product is reached by https', async () => {
  const secure = await frontDoor(database, { baseUrl: 'https://crm.example.ir' });
  const answer = await secure.visitor().post('/session', { email: 'reza@example.com', password: goodPassword });
  expect([answer.headers['set-cookie']].flat()[0]).toMatch(
    /^__Host-peyvand=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
  );
});
