import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);
type Shop = Awaited<ReturnType<typeof shop>>;
const file = (name: string) => readFileSync(new URL(`./cases/${name}.csv`, import.meta.url));

interface Line {
  name: string;
  phones: string[];
  shared: string[];
  birthday: string | null;
}

async function everybody({ owner }: Shop): Promise<Line[]> {
  const { items } = (await owner.get('/customers?limit=200&sort=oldest')).body;
  const lines: Line[] = [];
  for (const { id } of items) {
    const { body } = await owner.get(`/customers/${id}`);
    const contact = (one: { kind: string; value: string; extension: string | null }) =>
      one.kind === 'phone' ? [one.value + (one.extension === null ? '' : ` x${one.extension}`)] : [];
    const { birthday: born } = body;
    lines.push({
      name: body.name,
      phones: body.identifiers.flatMap(contact),
      shared: body.sharedContacts.flatMap(contact),
      birthday: born === null ? null : `${born.year}/${born.month}/${born.day}`,
    });
  }
  return lines;
}

describe('FRONTDOOR 15: a shared phone makes nobody one', () => {
  it('case 10: a family on one phone is three people, again is unchanged, and the undo brings all back', async () => {
    const own = await shop();
    const done = await own.bring('customers', file('10-family-on-one-phone'));
    expect(done).toMatchObject({ created: 3, rejected: 0, notices: { 'kept-apart': 2 } });
    const family = [
      { name: 'حسین احمدی', phones: ['+982133221100'], shared: [], birthday: '1345/3/2' },
      { name: 'مریم احمدی', phones: [], shared: ['+982133221100'], birthday: '1370/5/6' },
      { name: 'علی احمدی', phones: [], shared: ['+982133221100'], birthday: '1398/1/1' },
    ];
    expect(await everybody(own)).toEqual(family);
    expect(await own.bring('customers', file('10-family-on-one-phone'))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(await everybody(own)).toEqual(family);
    await own.takeBack(done.id);
    expect(await everybody(own)).toEqual([]);
    expect(await own.query('select 1 from customers_shared_contact where workspace_id = $1')).toEqual([]);
  });

  it('and over one who was there before, who keeps the key and her name', async () => {
    const own = await shop();
    const before = { name: 'حسین احمدی', phones: ['021 33221100'], gender: 'male' };
    expect((await own.owner.post('/customers', before)).status).toBe(201);
    const done = await own.bring('customers', file('10-family-on-one-phone'));
    expect(done).toMatchObject({ created: 2, updated: 1 });
    expect((await everybody(own)).map((one) => one.name)).toEqual(['حسین احمدی', 'مریم احمدی', 'علی احمدی']);
    await own.takeBack(done.id);
    expect(await everybody(own)).toEqual([
      { name: 'حسین احمدی', phones: ['+982133221100'], shared: [], birthday: null },
    ]);
  });

  it('case 11: colleagues behind a switchboard have each an own key', async () => {
    const own = await shop();
    expect(await own.bring('customers', file('11-switchboard-with-extensions'))).toMatchObject({
      created: 3,
      rejected: 0,
    });
    expect((await everybody(own)).map(({ name, phones }) => [name, phones])).toEqual([
      ['مریم احمدی', ['+982188776655 x101']],
      ['علی رضایی', ['+982188776655 x102']],
      ['سارا کریمی', ['+982188776655 x103']],
    ]);
    for (const q of ['مریم', 'رضایی', 'سارا'])
      expect((await own.owner.get(`/customers?q=${encodeURIComponent(q)}`)).body.items).toHaveLength(1);
    expect(await own.bring('customers', file('11-switchboard-with-extensions'))).toMatchObject({ unchanged: 3 });
  });

  it('cases 34 and 35: marks and other scripts are read', async () => {
    const own = await shop();
    expect(await own.bring('customers', file('34-direction-marks-and-plus-in-phones'))).toMatchObject({ created: 5 });
    expect((await everybody(own)).flatMap((one) => one.phones)).toEqual(
      ['0106', '0105', '0103', '0107', '0108'].map((end) => `+98912111${end}`),
    );
    expect(await own.bring('customers', file('35-domains-in-own-letters'))).toMatchObject({ created: 3 });
    const mails = await own.query<{ key: string; value: string }>(
      `select match_key as key, value from customers_identifier where workspace_id = $1 and kind = 'email' order by customer_id`,
    );
    expect(mails).toEqual([
      { key: 'info@xn--mgbtj4c7ad63e.xn--mgba3a4f16a', value: 'info@فروشگاه.ایران' },
      { key: 'mail@xn--kln-sna.de', value: 'mail@köln.de' },
      { key: 'sara@xn--kln-sna.de', value: 'SARA@xn--kln-sna.de' },
    ]);
  });

  it('case 32: neither a title nor the order of names hides who may be the same', async () => {
    const own = await shop();
    await own.bring('customers', file('32-titles-and-order-of-names'));
    await own.runJob('customers.find-duplicates', '');
    const { items } = (await own.owner.get('/duplicates?limit=200')).body;
    const phoneOf = (one: { identifiers: { value: string }[] }) => one.identifiers[0]?.value.slice(-3);
    const pairs = items.map((one: Record<'first' | 'second', Parameters<typeof phoneOf>[0]>) =>
      [phoneOf(one.first), phoneOf(one.second)].sort().join(' '),
    );
    expect(pairs.sort()).toEqual(['201 202', '203 204', '203 205', '204 205']);
    const titled = await own.owner.get(`/customers?q=${encodeURIComponent('دکتر مریم احمدی')}`);
    expect(titled.body.items.length).toBeGreaterThanOrEqual(2);
  });
});
