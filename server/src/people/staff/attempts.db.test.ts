import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@peyvand/kernel/ids';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { countAttempts, type Door } from './identity/count-attempts.ts';
import { codeOf, fromBase32, stepOf } from './rules/totp.ts';
import { frontDoor } from './testing/front-door.ts';

const door = await frontDoor(await testDatabase());
const email = 'maryam@example.com';
const password = 'چهارباغ و سی‌وسه‌پل ۱۳';
await door.owner.patch('/account', { email });
await door.owner.post('/account/password', { password });

/** A browser somewhere: it keeps its cookies, and its address is its own. */
function browserAt(remoteAddress: string, more: Record<string, string> = {}) {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(method: 'GET' | 'POST', path: string, payload?: object, headers: Record<string, string> = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await door.app.http?.inject({
        method,
        url: `/api/v1${path}`,
        remoteAddress,
        headers: {
          'x-peyvand': '1',
          'idempotency-key': uuidv7(),
          ...(cookie === '' ? {} : { cookie }),
          ...more,
          ...headers,
        },
        ...(payload === undefined ? {} : { payload }),
      });
      for (const { name, value } of answer?.cookies ?? []) cookies.set(name, value);
      return { status: answer?.statusCode, headers: answer?.headers ?? {}, body: answer?.json() };
    },
    signIn(with_: string, who = email) {
      return this.call('POST', '/session', { email: who, password: with_ });
    },
  };
}
let last = 0;
const anyAddress = () => `198.51.${Math.floor(last / 250)}.${(last++ % 250) + 1}`;
/** So many wrong tries at a door, without the work of judging them. */
const tried = async (at: Door, times: number) => {
  for (let n = 0; n < times; n++) await countAttempts(door.house, [at]);
};
const later = () => door.clock.advance(16 * 60_000);

describe('GATES 6: good and bad are counted apart', () => {
  it('an address with many unknown tokens loses only unknown tokens', async () => {
    const made = await door.owner.post('/tokens', { name: 'till', role: 'owner' });
    const till = browserAt('203.0.113.1', { authorization: `Bearer ${made.body.token}` });
    const colleague = browserAt('203.0.113.1');
    expect((await colleague.signIn(password)).status).toBe(200);
    const seen = new Map<number | undefined, number>();
    for (let n = 0; n < 340; n++) {
      const guess = {
        authorization: `Bearer ${String(made.body.token).slice(0, 3)}${randomBytes(40).toString('hex')}`.slice(
          0,
          7 + String(made.body.token).length,
        ),
      };
      const { status } = await browserAt('203.0.113.1', guess).call('GET', '/customers');
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
    expect([...seen.keys()].every((status) => status === 401 || status === 429)).toBe(true);
    expect((await till.call('GET', '/customers')).status).toBe(200);
    expect((await colleague.call('GET', '/session')).status).toBe(200);
    expect((await browserAt('203.0.113.1').signIn(password)).status).toBe(200);
  });

  it('by prefix: a /64 is one source, and made-up headers of a proxy that nobody named make no other', async () => {
    const forgot = async (address: string, headers: Record<string, string> = {}) =>
      (await browserAt(address, headers).call('POST', '/session/forgot', { email: 'nobody@example.com' })).status;
    door.clock.advance(60_000);
    const six: (number | undefined)[] = [];
    for (let n = 0; n < 40; n++) six.push(await forgot(`2a00:1450:4001:82a::${(n + 1).toString(16)}`));
    expect(six.filter((status) => status === 429).length).toBeGreaterThan(5);
    expect(await forgot('2a00:1450:4001:82b::1')).toBe(200);
    const lying: (number | undefined)[] = [];
    for (let n = 0; n < 40; n++) lying.push(await forgot('203.0.113.9', { 'x-forwarded-for': `198.18.0.${n}` }));
    expect(lying.filter((status) => status === 429).length).toBeGreaterThan(5);
  });
});

describe('GATES 6: the lock-out of an account', () => {
  it('does not shut out the browser she has used before', async () => {
    later();
    const hers = browserAt('203.0.113.20');
    expect((await hers.signIn(password)).status).toBe(200);
    await tried({ kind: 'account', who: email }, 14);
    expect((await browserAt(anyAddress()).signIn(password)).status).toBe(429);
    expect((await hers.signIn(password)).status).toBe(200);
    // from her own address as well
    await tried({ kind: 'address', who: '203.0.113.20' }, 60);
    expect((await browserAt('203.0.113.20').signIn(password)).status).toBe(429);
    expect((await hers.signIn(password)).status).toBe(200);
  });

  it('a secret that somebody planted makes no browser known', async () => {
    later();
    const planted = browserAt('203.0.113.21');
    const secret = randomBytes(32).toString('base64url');
    planted.cookies.set('peyvand_device', secret);
    expect((await planted.signIn(password)).status).toBe(200);
    expect(planted.cookies.get('peyvand_device')).not.toBe(secret);
  });

  it('with a second factor asks for it; without one the password alone is not enough', async () => {
    later();
    expect((await door.owner.post('/account/confirm', { password })).status).toBe(200);
    const { body: begun } = await door.owner.post('/account/two-factor');
    const code = codeOf(fromBase32(begun.secret), stepOf(door.clock.now()));
    const turned = await door.owner.post('/account/two-factor/confirm', { code });
    expect(turned.status).toBe(200);
    await tried({ kind: 'account', who: email }, 14);
    const elsewhere = await browserAt(anyAddress()).signIn(password);
    expect([elsewhere.status, elsewhere.body]).toEqual([200, { state: 'two-factor' }]);
    expect((await browserAt(anyAddress()).signIn('still wrong')).status).toBe(429);
  });
});
