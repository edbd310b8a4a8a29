import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { goodPassword, joins, type Visitor } from './testing/front-door.ts';
import { twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());
const { door, people } = ground;
const { owner } = people;
let sara: Visitor & { userId: string };

beforeAll(async () => {
  sara = await joins(door, { email: 'sara@example.com', role: 'viewer', name: 'سارا' });
  await joins(door, { email: 'neda@example.com', role: 'viewer', name: 'ندا' });
});

const invite = async (email: string) => {
  // by the other business, which knows nobody of this one
  const { body } = await ground.elsewhere.owner.post('/invitations', { email, role: 'viewer' });
  return new URL(body.url).hash.slice('#token='.length);
};

describe('whether an e-mail has an account is told to nobody who asks', () => {
  it('an invitation says the same of a known e-mail and of a new one, until somebody accepts it', async () => {
    const tokens = { known: await invite('sara@example.com'), fresh: await invite('nobody@example.com') };
    const ask = async (token: string) => {
      const stranger = door.visitor();
      const read = await stranger.post('/invitation/read', { token });
      const tries = [{}, { name: 'ندا' }, { name: 'ندا', password: 'کوتاه' }, { password: goodPassword }];
      const refused = [];
      for (const one of tries) {
        const { status, body } = await stranger.post('/invitation', { token, ...one });
        refused.push([status, body.code]);
      }
      return { read: { ...read.body, email: '' }, refused };
    };
    const known = await ask(tokens.known);
    expect(known).toEqual(await ask(tokens.fresh));
    expect(Object.keys(known.read)).toEqual(['workspace', 'email', 'role', 'herself']);
    expect(known.refused.map(([, code]) => code)).toEqual([
      'staff.account-needed',
      'staff.account-needed',
      'staff.password-weak',
      'staff.account-needed',
    ]);
    // her own account, at an open session, is enough
    expect((await sara.post('/invitation/read', { token: tokens.known })).body.herself).toBe(true);
    expect((await sara.post('/invitation/read', { token: tokens.fresh })).body.herself).toBe(false);
    expect((await sara.post('/invitation', { token: tokens.known })).status).toBe(200);
  });

  it('another e-mail for one’s account is refused without a reason, some times a day, and the history counts it', async () => {
    const wish = (email: string) => sara.patch('/account', { email, password: goodPassword });
    const refused = await wish('neda@example.com');
    expect([refused.status, refused.body.code]).toEqual([422, 'staff.email-refused']);
    expect(JSON.stringify(refused.body)).not.toMatch(/another account|حساب دیگری/);
    for (let n = 0; n < 4; n++) await wish('neda@example.com');
    const sixth = [await wish('neda@example.com'), await wish('free@example.com')];
    expect(sixth.map(({ status, body }) => [status, body.code])).toEqual([
      [429, 'staff.emails-many'],
      [429, 'staff.emails-many'],
    ]);
    const { body } = await owner.get('/security');
    const told = body.items.find((one: { action: string }) => one.action === 'account.email-refused');
    expect(told).toMatchObject({ times: 5, subjectName: 'سارا', unseen: true });
    expect(JSON.stringify(body)).not.toContain('neda@');
    ground.later(24 * 3_600_000);
    expect((await wish('free@example.com')).status).toBe(200);
  });
});
