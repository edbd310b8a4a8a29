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
    const { items: apart } = (await own.owner.get(`/customers/kept-apart?import=${done.id}`)).body;
    expect(apart).toMatchObject([
      {
        customer: { name: 'علی احمدی' },
        owner: { name: 'حسین احمدی' },
        kind: 'phone',
        value: '+982133221100',
        reasons: [{ code: 'given-name' }, { code: 'birthday' }],
      },
      {
        customer: { name: 'مریم احمدی' },
        reasons: [{ code: 'given-name' }, { code: 'birthday' }, { code: 'gender' }],
      },
    ]);
    const pair = { firstId: apart[0].customer.id, secondId: apart[0].owner.id };
    await own.owner.post('/duplicates/decline', pair);
    expect((await own.owner.get('/customers/kept-apart')).body.items).toHaveLength(1);
    await own.owner.post('/duplicates/reconsider', pair);
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

it('FRONTDOOR 2: a father’s phone in a school’s list reaches his children and makes nobody one', async () => {
  const own = await shop();
  const list =
    'نام و نام خانوادگی,کد مشتری,شماره پدر,موبایل مادر\nعلی احمدی,101,09121110000,09122220000\nسارا احمدی,102,09121110000,\n';
  const done = await own.bring('customers', list);
  expect(done).toMatchObject({ created: 2, rejected: 0 });
  expect(await everybody(own)).toMatchObject([
    { name: 'علی احمدی', phones: [], shared: ['+989121110000', '+989122220000'] },
    { name: 'سارا احمدی', phones: [], shared: ['+989121110000'] },
  ]);
  const labels = await own.query(
    'select distinct label from customers_shared_contact where workspace_id = $1 order by 1',
  );
  expect(labels).toEqual([{ label: 'پدر' }, { label: 'مادر' }]);
  expect(await own.bring('customers', list)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  await own.takeBack(done.id);
  expect(await everybody(own)).toEqual([]);
});

it('FRONTDOOR 5, 22: titles and extensions leave with the own export and come back', async () => {
  const [old, fresh] = [await shop(), await shop()];
  await old.owner.post('/customers', {
    name: 'خانم دکتر مریم احمدی',
    phones: ['021 88776655 داخلی 101'],
    emails: ['info@فروشگاه.ایران', 'm2@example.ir'],
  });
  const { body } = await old.owner.get('/exports/customers');
  expect(await fresh.bring('customers', body)).toMatchObject({ created: 1, rejected: 0 });
  const rows =
    'select c.name, c.title, array(select match_key from customers_identifier i where i.workspace_id = $1 and i.customer_id = c.customer_id order by 1) as keys from customers_customer c where workspace_id = $1';
  expect(await fresh.query(rows)).toEqual(await old.query(rows));
});

describe('FRONTDOOR 15, 16 through the doors of the API', () => {
  const line = [{ sku: 'CREAM', name: 'کرم', quantity: '1', unitPrice: 5000 }];

  it('POST /customers makes another person where name and birthday contradict, and leads to her where they do not', async () => {
    const own = await shop();
    const phones = ['021 33221100'];
    const first = await own.owner.post('/customers', { name: 'حسین احمدی', phones, gender: 'male' });
    const other = await own.owner.post('/customers', { name: 'مریم احمدی', phones, gender: 'female' });
    expect([other.status, other.body.shared]).toMatchObject([
      201,
      [{ kind: 'phone', value: '+982133221100', reasons: [{ code: 'given-name' }, { code: 'gender' }] }],
    ]);
    for (const again of [{ name: 'مریم احمدی', phones }, { name: 'آقای حسین احمدی', phones }, { phones }])
      expect((await own.owner.post('/customers', again)).body.code).toBe('customers.identifier-taken');
    expect(first.body.customerId).not.toBe(other.body.customerId);
    const { body: record } = await own.owner.get(`/customers/${other.body.customerId}/record`);
    expect(record.customer.sharedContacts).toMatchObject([{ value: '+982133221100', label: '' }]);
    expect(record.quality.lacks.map((one: { code: string }) => one.code)).not.toContain('unreachable');
    const mine = (await own.owner.get(`/customers/${other.body.customerId}/my-data`)).body;
    expect(JSON.stringify(mine)).toContain('+982133221100');
  });

  it('a purchase on a shared phone goes to its owner and keeps the name of who bought', async () => {
    const own = await shop();
    await own.bring('customers', file('10-family-on-one-phone'));
    const buy = async (customer: object) =>
      (await own.owner.post('/purchases', { customer, lines: line, at: '2026-11-01' })).body;
    const [hossein] = (await own.owner.get(`/customers?q=${encodeURIComponent('حسین')}`)).body.items;
    const told = await buy({ phone: '02133221100', name: 'سارا کریمی' });
    expect([told.customerId, told.customerCreated]).toEqual([hossein.id, false]);
    const { body: order } = await own.owner.get(`/purchases/${told.purchaseId}`);
    expect(order).toMatchObject({ customer: { name: 'حسین احمدی' }, buyerName: 'سارا کریمی' });
    const plain = await buy({ phone: '02133221100', name: 'احمدی حسین' });
    expect((await own.owner.get(`/purchases/${plain.purchaseId}`)).body.buyerName).toBeNull();
    const done = await own.bring(
      'purchases',
      'تاریخ,موبایل,خریدار,مبلغ (ریال)\n1405/08/01,02133221100,سارا کریمی,7000\n',
    );
    expect(done).toMatchObject({ created: 1, customersCreated: 0, notices: { 'other-name': 1 } });
    expect(
      (await own.owner.get(`/purchases?customer=${hossein.id}`)).body.items
        .map((one: { buyerName: string }) => one.buyerName)
        .sort(),
    ).toEqual([null, 'سارا کریمی', 'سارا کریمی'].sort());
    expect((await everybody(own)).map((one) => one.name)).toEqual(['حسین احمدی', 'مریم احمدی', 'علی احمدی']);
    await own.owner.post(`/customers/${hossein.id}/erase`, { reason: 'request' });
    expect(await own.query(`select 1 from purchases_purchase where workspace_id = $1 and buyer_name <> ''`)).toEqual(
      [],
    );
  });

  it('FRONTDOOR 16: another national id beside a known code is left as it was and counted, and written over where the file may', async () => {
    const own = await shop();
    const rows = (nationalId: string, city: string) =>
      `کد مشتری,نام کامل,کد ملی,شهر\nA1,مریم رضایی,${nationalId},${city}\n`;
    const keys = () =>
      own.query(`select kind, match_key from customers_identifier where workspace_id = $1 order by kind, match_key`);
    await own.bring('customers', rows('0013542419', ''));
    const before = await keys();
    expect(await own.bring('customers', rows('0499370899', 'یزد'))).toMatchObject({
      created: 0,
      updated: 1,
      rejected: 0,
      notices: { 'left-as-it-was': 1 },
    });
    expect(await keys()).toEqual(before);
    const told = await own.bring('customers', rows('0499370899', 'تهران'), { existing: 'update' });
    expect(told).toMatchObject({ updated: 1, rejected: 0 });
    const after = await keys();
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(before);
    expect(await own.bring('customers', rows('0499370899', 'تهران'), { existing: 'update' })).toMatchObject({
      unchanged: 1,
    });
    // the id before is nobody's now: who brings it is somebody else
    expect(await own.bring('customers', 'نام کامل,کد ملی\nسارا نیک,0013542419\n')).toMatchObject({ created: 1 });
    // the national id of another customer is no slip of the pen
    for (const existing of ['fill', 'update'])
      expect(await own.bring('customers', rows('0013542419', 'یزد'), { existing })).toMatchObject({
        updated: 0,
        rejected: 1,
      });
    expect(await keys()).toHaveLength(3);
    // what was written over is not kept anywhere: an undo leaves it and says so
    expect(await own.takeBack(told.id)).toMatchObject({ undone: { kept: 1 } });
    expect(await keys()).toHaveLength(3);
    // without a code nothing says that it is she
    expect(await own.bring('customers', 'نام کامل,موبایل,کد ملی\nنیما راد,09121110077,0084575948\n')).toMatchObject({
      created: 1,
    });
    expect(
      await own.bring('customers', 'نام کامل,موبایل,کد ملی\nنیما راد,09121110077,1234567891\n', { existing: 'update' }),
    ).toMatchObject({ created: 1, updated: 0 });
  });

  it('FRONTDOOR 15: when the owner of a phone is erased, its key passes to the next whom it reaches', async () => {
    const own = await shop();
    await own.bring('customers', file('10-family-on-one-phone'));
    const [father, mother] = (await own.owner.get('/customers?limit=200&sort=oldest')).body.items;
    // a phone that only reaches a child through its father is nobody's own
    await own.bring('customers', 'نام,موبایل\nرضا صدری,09121230011\n');
    await own.bring('customers', 'نام,کد مشتری,تلفن پدر\nنگین صدری,77,09121230011\n');
    const ownerOf = async (key: string) =>
      (
        await own.query<{ name: string; primary: boolean }>(
          `select c.name, i.is_primary as primary from customers_identifier i join customers_customer c using (workspace_id, customer_id)
           where workspace_id = $1 and i.match_key = '${key}'`,
        )
      )[0];
    await own.owner.post(`/customers/${father.id}/erase`, { reason: 'request' });
    expect(await ownerOf('+982133221100')).toEqual({ name: 'مریم احمدی', primary: true });
    // again is again, without the one who is gone
    const again = await own.bring(
      'customers',
      'نام و نام خانوادگی,تلفن\nمریم احمدی,02133221100\nعلی احمدی,02133221100\n',
    );
    expect(again).toMatchObject({ created: 0, unchanged: 2 });
    await own.owner.post(`/customers/${mother.id}/erase`, { reason: 'request' });
    expect(await ownerOf('+982133221100')).toEqual({ name: 'علی احمدی', primary: true });
    const sale = 'شماره فاکتور,تاریخ,موبایل,مبلغ (ریال)\n1,1405/08/01,02133221100,7000\n';
    expect(await own.bring('purchases', sale)).toMatchObject({ created: 1, customersCreated: 0 });
    const reza = (await own.owner.get(`/customers?q=${encodeURIComponent('رضا صدری')}`)).body.items[0];
    await own.owner.post(`/customers/${reza.id}/erase`, { reason: 'request' });
    expect(await ownerOf('+989121230011')).toBeUndefined();
  });

  it('FRONTDOOR 16: a call on a shared phone goes to the owner of the phone and keeps who spoke, through a file and the API', async () => {
    const own = await shop();
    await own.bring('customers', file('10-family-on-one-phone'));
    const calls =
      'زمان,موبایل,نام مشتری,کانال,متن\n1404/01/05 10:30,02133221100,علی احمدی,call,پرسید\n1404/01/05 11:30,02133221100,حسین احمدی,call,پرسید\n';
    expect(await own.bring('interactions', calls)).toMatchObject({
      created: 2,
      customersCreated: 0,
      notices: { 'other-name': 1 },
    });
    expect(await own.bring('interactions', calls)).toMatchObject({ created: 0, unchanged: 2 });
    const message = { channel: 'messenger', text: 'سلام', externalId: 'm1', at: '2025-03-26T10:00:00+03:30' };
    const customer = { phone: '02133221100', name: 'مریم احمدی' };
    const first = await own.owner.post('/interactions', { ...message, customer });
    const again = await own.owner.post('/interactions', { ...message, customer });
    expect([first.status, again.body]).toMatchObject([201, { interactionId: first.body.interactionId }]);
    const said = () =>
      own.query<{ name: string; fields: Record<string, string> }>(
        `select c.name, i.fields from conversations_interaction i join customers_customer c using (workspace_id, customer_id)
         where workspace_id = $1 order by i.at`,
      );
    expect(await said()).toEqual([
      { name: 'حسین احمدی', fields: { 'نام گفته‌شده': 'علی احمدی' } },
      { name: 'حسین احمدی', fields: {} },
      { name: 'حسین احمدی', fields: { 'نام گفته‌شده': 'مریم احمدی' } },
    ]);
    const ali = (await own.owner.get(`/customers?q=${encodeURIComponent('علی احمدی')}`)).body.items[0];
    await own.owner.post(`/customers/${ali.id}/erase`, { reason: 'request' });
    expect((await said()).map((one) => Object.keys(one.fields).length)).toEqual([0, 0, 1]);
  });

  it('FRONTDOOR 16: a file that speaks of a known order fills in who bought, and writes over it only where it may', async () => {
    const own = await shop();
    await own.bring('customers', file('10-family-on-one-phone'));
    const sale = (buyer: string, sum = 7000) =>
      `شماره فاکتور,تاریخ,موبایل,خریدار این سفارش,مبلغ (ریال)\n1,1405/08/01,02133221100,${buyer},${sum}\n`;
    const name = async () =>
      (await own.query<{ b: string }>('select buyer_name as b from purchases_purchase where workspace_id = $1'))[0]?.b;
    await own.bring('purchases', sale(''));
    const filled = await own.bring('purchases', sale('علی احمدی'));
    expect([filled.updated, await name()]).toEqual([1, 'علی احمدی']);
    expect(await own.bring('purchases', sale('علي  احمدي'))).toMatchObject({ unchanged: 1 });
    expect(await own.bring('purchases', sale(''))).toMatchObject({ unchanged: 1 });
    const other = await own.bring('purchases', sale('مریم احمدی'));
    expect(other).toMatchObject({ unchanged: 1, notices: { 'left-as-it-was': 1 } });
    const corrected = await own.bring('purchases', sale('مریم احمدی', 8000));
    expect([corrected.updated, await name()]).toEqual([1, 'علی احمدی']);
    const written = await own.bring('purchases', sale('مریم احمدی', 8000), { existing: 'update' });
    expect([written.updated, await name()]).toEqual([1, 'مریم احمدی']);
    await own.takeBack(written.id);
    expect(await name()).toBe('علی احمدی');
    await own.takeBack(corrected.id);
    await own.takeBack(filled.id);
    expect(await name()).toBe('');
  });

  it('FRONTDOOR 5, 15: shared contacts with their labels and the names of buyers leave in our lists and come back', async () => {
    const [own, other] = [await shop(), await shop()];
    await own.bring('customers', file('10-family-on-one-phone'));
    await own.bring('customers', 'نام,تلفن پدر,تلفن مادر\nنگین صدری,09121230011,09121230012\n');
    const sold =
      'شماره فاکتور,تاریخ,موبایل,خریدار,مبلغ (ریال)\n1,1405/08/01,02133221100,سارا کریمی,7000\n2,1405/08/02,02133221100,حسین احمدی,8000\n';
    expect(await own.bring('purchases', sold)).toMatchObject({ created: 2, notices: { 'other-name': 1 } });
    const list = async (from: Shop, kind: string) => (await from.owner.get(`/exports/${kind}`)).body as string;
    const people = await list(own, 'customers');
    expect(people).toContain('راه‌های تماس مشترک');
    expect(people).toMatch(/پدر: 0912 123 0011، مادر: 0912 123 0012/);
    for (const kind of ['customers', 'purchases']) {
      const done = await other.bring(kind, await list(own, kind));
      expect([kind, done.rejected, done.inspection.questions]).toEqual([kind, 0, []]);
    }
    const sharedOf = async (one: Shop) =>
      one.query(`select c.name, s.kind, s.match_key, s.label from customers_shared_contact s
        join customers_customer c using (workspace_id, customer_id) where s.workspace_id = $1 order by 1, 2, 3`);
    expect(await sharedOf(other)).toEqual(await sharedOf(own));
    const buyers = async (one: Shop) =>
      one.query('select number, buyer_name from purchases_purchase where workspace_id = $1 order by number');
    expect(await buyers(other)).toEqual([
      { number: '1', buyer_name: 'سارا کریمی' },
      { number: '2', buyer_name: '' },
    ]);
    for (const kind of ['customers', 'purchases'])
      expect([kind, await other.bring(kind, await list(own, kind))]).toMatchObject([
        kind,
        { created: 0, updated: 0, rejected: 0 },
      ]);
  });

  it('FRONTDOOR 15: who shares a phone or mail has one, in the filters of the list as in the quality of her record', async () => {
    const own = await shop();
    await own.bring('customers', 'نام,موبایل,تلفن پدر\nمریم رضایی,09121230021,\nنگین صدری,,09121230022\nسارا نیک,,\n');
    const names = async (query: string) =>
      (await own.owner.get(`/customers?${query}&sort=oldest`)).body.items.map((one: { name: string }) => one.name);
    expect(await names('hasPhone=true')).toEqual(['مریم رضایی', 'نگین صدری']);
    expect(await names('hasPhone=false')).toEqual(['سارا نیک']);
    expect(await names('hasEmail=true')).toEqual([]);
    expect((await own.owner.get('/customers/count?hasPhone=true')).body.count).toBe(2);
    // the survivor of a merge keeps what reached the other
    const idOf = async (name: string) =>
      (await own.owner.get(`/customers?q=${encodeURIComponent(name)}`)).body.items[0].id;
    const mergedId = await idOf('نگین صدری');
    const merged = await own.owner.post(`/customers/${await idOf('سارا نیک')}/merge`, { mergedId });
    expect(merged.status, JSON.stringify(merged.body)).toBeLessThan(300);
    expect(await names('hasPhone=false')).toEqual([]);
  });

  it('two ids of one source are never one person, whatever phone they share', async () => {
    const own = await shop();
    const first = await own.owner.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'], externalId: 'A1' });
    const told = await own.owner.post('/purchases', {
      customer: { phone: '09123456789', name: 'مریم احمدی', externalId: 'A2' },
      lines: line,
      at: '2026-11-01',
    });
    expect(told.body).toMatchObject({ customerCreated: true });
    expect(told.body.customerId).not.toBe(first.body.customerId);
    const { body } = await own.owner.get(`/customers/${first.body.customerId}`);
    const second = await own.owner.patch(`/customers/${first.body.customerId}`, {
      version: body.version,
      setIdentifiers: [{ kind: 'external', value: 'A3' }],
    });
    expect(second.body.code).toBe('customers.ids-of-one-source');
    const done = await own.bring('customers', 'نام کامل,موبایل,کد مشتری\nمریم احمدی,09123456789,A4\n');
    expect(done).toMatchObject({ created: 1, notices: { 'kept-apart': 1 } });
  });

  it('a relative’s phone is told as shared by hand, and taken away again', async () => {
    const own = await shop();
    const { body } = await own.owner.post('/customers', { name: 'نیما راد' });
    const change = (version: number, more: object) =>
      own.owner.patch(`/customers/${body.customerId}`, { version, ...more });
    const set = { kind: 'phone', value: '0912 111 2233', shared: true, label: 'پدر' };
    expect((await change(1, { setIdentifiers: [set] })).body.changed).toEqual(['identifiers']);
    const { body: held } = await own.owner.get(`/customers/${body.customerId}`);
    expect([held.identifiers, held.sharedContacts]).toMatchObject([
      [],
      [{ value: '+989121112233', label: 'پدر', reasons: [] }],
    ]);
    // it recognises nobody alone
    expect((await own.owner.post('/customers', { name: 'حسین راد', phones: ['09121112233'] })).status).toBe(201);
    await change(2, { removeIdentifiers: [{ kind: 'phone', value: '09121112233' }] });
    expect((await own.owner.get(`/customers/${body.customerId}`)).body.sharedContacts).toEqual([]);
    const wrong = { kind: 'external', value: 'X', shared: true };
    expect((await change(3, { setIdentifiers: [wrong] })).body.code).toBe('customers.shared-kind');
  });

  it('a phone that was told as shared while she was written down reaches her, and recognises its owner alone', async () => {
    const own = await shop();
    const father = (await own.owner.post('/customers', { name: 'حسین راد', phones: ['09121112233'] })).body.customerId;
    const made = await own.owner.post('/customers', {
      name: 'نیما راد',
      title: 'دکتر',
      sharedContacts: [{ kind: 'phone', value: '۰۹۱۲ ۱۱۱ ۲۲۳۳', label: 'پدر' }],
    });
    expect([made.status, made.body.shared]).toEqual([201, []]);
    const { body: nima } = await own.owner.get(`/customers/${made.body.customerId}`);
    expect([nima.title, nima.identifiers, nima.sharedContacts]).toMatchObject([
      'دکتر',
      [],
      [{ value: '+989121112233', label: 'پدر' }],
    ]);
    const sold = await own.owner.post('/purchases', {
      customer: { phone: '09121112233' },
      at: '2026-01-05',
      lines: [{ sku: 'TEA', name: 'چای', quantity: 1, unitPrice: 900_000 }],
    });
    expect(sold.body.customerId).toBe(father);
    const nobody = await own.owner.post('/customers', { sharedContacts: [{ kind: 'phone', value: '09121112233' }] });
    expect(nobody.body.code).toBe('customers.nameless');
    const wrong = await own.owner.post('/customers', {
      name: 'نیما',
      sharedContacts: [{ kind: 'phone', value: '12' }],
    });
    expect(wrong.body.code).toBe('customers.phone-unreadable');
  });

  it('who shares a phone is offered as a relative, until they live together; a switchboard offers nobody', async () => {
    const own = await shop();
    const add = async (customer: object) => (await own.owner.post('/customers', customer)).body.customerId as string;
    const offered = async (id: string) =>
      (await own.owner.get(`/customers/${id}/record`)).body.relatives.map((one: { name: string }) => one.name).sort();
    const shared = (value: string) => ({ sharedContacts: [{ kind: 'phone', value }] });
    const father = await add({ name: 'حسین راد', phones: ['09121112233'] });
    const nima = await add({ name: 'نیما راد', ...shared('09121112233') });
    const sara = await add({ name: 'سارا راد', ...shared('09121112233') });
    expect(await offered(father)).toEqual(['سارا راد', 'نیما راد']);
    expect(await offered(nima)).toEqual(['حسین راد', 'سارا راد']);
    await own.owner.post('/households', { name: 'راد', memberIds: [father, nima] });
    expect(await offered(nima)).toEqual(['سارا راد']);
    expect(await offered(sara)).toEqual(['حسین راد', 'نیما راد']);
    // whom a number leads to would tell it to a reader from whom numbers are masked
    const masked = product.as('owner', { workspaceId: own.workspaceId, masked: new Set(['phone', 'email']) });
    expect((await masked.get(`/customers/${sara}/record`)).body.relatives).toEqual([]);
    const office = [];
    for (const name of ['الف', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ'])
      office.push(await add({ name, ...shared('02188776655') }));
    expect(await offered(office[0] ?? '')).toEqual([]);
  });

  it('a merge of the two makes the shared one plain, its undo takes them apart, and again is unchanged in both', async () => {
    const own = await shop();
    await own.bring('customers', file('10-family-on-one-phone'));
    const [ali, maryam, hossein] = (await own.owner.get('/customers?sort=newest')).body.items;
    const merged = await own.owner.post(`/customers/${hossein.id}/merge`, { mergedId: maryam.id });
    expect((await own.owner.get(`/customers/${hossein.id}`)).body.sharedContacts).toEqual([]);
    expect(await own.bring('customers', file('10-family-on-one-phone'))).toMatchObject({ created: 0, unchanged: 3 });
    await own.owner.post(`/merges/${merged.body.mergeId}/undo`);
    expect((await own.owner.get(`/customers/${maryam.id}`)).body.sharedContacts).toHaveLength(1);
    const family = await own.owner.post(`/customers/${maryam.id}/merge`, { mergedId: ali.id });
    expect(family.status).toBe(201);
    expect((await own.owner.get(`/customers/${maryam.id}`)).body.sharedContacts).toHaveLength(1);
    expect(await own.bring('customers', file('10-family-on-one-phone'))).toMatchObject({ created: 0, unchanged: 3 });
  });
});

describe('screens 5: a search keeps its promise', () => {
  const hits = async (own: Shop, q: string) =>
    (await own.owner.get(`/customers?q=${encodeURIComponent(q)}`)).body.items.map(
      (one: { name: string; hit: { kind: string; value: string } | null }) => [one.name, one.hit?.kind, one.hit?.value],
    );

  it('finds the ends and beginnings of phones, second ones, codes, shared ones and numbers of orders', async () => {
    const own = await shop();
    const create = (wish: object) => own.owner.post('/customers', wish);
    await create({ name: 'نگین سراوانی', phones: ['0912 345 6789', '021 88776655 داخلی 101'], externalId: 'C-77' });
    await create({ name: 'علی رضایی', phones: ['021 88776655 داخلی 102', '09123456789'] });
    await own.owner.post('/purchases', {
      customer: { phone: '09123456789' },
      number: 'C525560',
      at: '2026-11-01',
      lines: [{ sku: 'CREAM', name: 'کرم', quantity: '1', unitPrice: 5000 }],
      total: 5000,
    });
    const negin = ['نگین سراوانی', undefined, undefined];
    for (const q of ['6789', '۰۹۱۲ ۳۴۵', '0912345', '+98 912 345', '00989123', '0912-345-6789'])
      expect((await hits(own, q))[0]?.[0], q).toBe('علی رضایی');
    expect(await hits(own, '09123456789')).toEqual([['علی رضایی', 'phone', '+989123456789'], negin]);
    expect(await hits(own, '88776655')).toHaveLength(2);
    expect(await hits(own, '021 88776655 داخلی 101')).toEqual([['نگین سراوانی', 'phone', '+982188776655']]);
    for (const q of ['C525560', 'c525560', 'C۵۲۵۵۶۰', '#C525560'])
      expect(await hits(own, q), q).toEqual([['نگین سراوانی', 'order', 'C525560']]);
    expect(await hits(own, 'c-77')).toEqual([['نگین سراوانی', 'external', 'C-77']]);
    expect(await hits(own, '525561')).toEqual([]);
    expect(await hits(own, "k'dk")).toEqual([negin]);
    expect(await hits(own, 'qqqq')).toEqual([]);
    const count = (await own.owner.get('/customers/count?q=88776655')).body;
    expect(count).toEqual({ count: 2, more: false });
  });

  it('GATES 10: digits beyond what is shown find nothing, a whole number does', async () => {
    const own = await shop();
    await own.owner.post('/customers', { name: 'مریم احمدی', phones: ['09123456789'] });
    const masked = product.as('owner', { workspaceId: own.workspaceId, masked: new Set(['phone']) });
    const found = async (q: string) => (await masked.get(`/customers?q=${q}`)).body.items.length;
    for (const q of ['0912345', '56789', '912345', '3456789']) expect([q, await found(q)]).toEqual([q, 0]);
    for (const q of ['6789', '09123456789', '%2B989123456789']) expect([q, await found(q)]).toEqual([q, 1]);
  });
});
