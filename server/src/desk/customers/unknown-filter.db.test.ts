import { expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');

it('nobody is changed or sent out by a filter that is not known, whatever else narrows the list', async () => {
  const { customerId } = (await owner.post('/customers', { name: 'مریم احمدی', city: 'اصفهان' })).body;
  const filter = { city: 'اصفهان', colour: 'red' };
  const refused = await owner.post('/customers/bulk', { change: { addTags: ['نوروز'] }, filter });
  expect([refused.status, refused.body.code]).toEqual([400, 'request.invalid']);
  const query = new URLSearchParams(filter).toString();
  for (const path of ['/customers', '/customers/export']) {
    const answer = await owner.get(`${path}?${query}${path.endsWith('export') ? '&format=csv' : ''}`);
    expect([path, answer.status]).toEqual([path, 400]);
  }
  expect((await owner.get(`/customers/${customerId}`)).body.tags).toEqual([]);
});
