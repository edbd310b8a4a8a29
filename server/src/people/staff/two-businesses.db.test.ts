import { expect, it } from 'vitest';
import { testDatabase } from '../../testing/test-database.ts';
import { marks, twoBusinesses } from './testing/two-businesses.ts';

const ground = await twoBusinesses(await testDatabase());

it('the ground of two businesses stands: each role is in, and sees what it should', async () => {
  const { people, customers, elsewhere } = ground;
  for (const [role, who] of Object.entries(people)) {
    const { body } = await who.get('/session');
    expect(body.role).toBe(role === 'by-hand' ? ground.handRoleId : role);
  }
  const seen = async (who: { get: (path: string) => Promise<{ body: { items: { id: string }[] } }> }) =>
    (await who.get('/customers')).body.items.map((one) => one.id).sort();
  expect(await seen(people.seller)).toEqual([customers.mine, customers.marked].sort());
  expect(await seen(people.viewer)).toEqual(Object.values(customers).sort());
  expect(await seen(elsewhere.owner)).toEqual([elsewhere.customerId]);
  expect(JSON.stringify((await people.owner.get(`/customers/${customers.marked}`)).body)).toContain(marks.phone);
});
