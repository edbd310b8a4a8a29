import { afterAll, describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { silentLog } from '../../ground/log.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { mayContact } from '../consent/index.ts';

const database = await testDatabase();
const shop = await testApp(database);
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const admin = openPool({ url: database.superUrl, log: silentLog, name: 'test-super', max: 1 });
afterAll(() => admin.end());
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;

/** Columns of the whole database whose text contains one of the values. */
async function findAnywhere(values: readonly string[]): Promise<string[]> {
  const { rows: tables } =
    await admin.query(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query(`select to_jsonb(t)::text as row from ${name} t`);
    for (const { row } of rows) for (const value of values) if (row.includes(value)) found.push(`${name}: ${value}`);
  }
  return found;
}

const saveView = async (name: string, filter: Record<string, unknown>) => {
  const saved = await owner.post('/views', { name, definition: { filter, columns: ['name'] } });
  if (saved.status !== 201) throw new Error(JSON.stringify(saved.body));
  return saved.body.viewId as string;
};
const importId = '019b1e6a-7c00-7000-8000-00000000000a';
await admin.query(
  `insert into intake_import (workspace_id, import_id, kind, state, file_name, inspection, mapping, actor, created_at)
   values ($1, $2, 'customers', 'done', 'people.csv', $3, '{}', 'user:maryam', now())`,
  [
    workspaceId,
    importId,
    JSON.stringify({ headers: ['نام', 'تلفن'], samples: [['پروانه گلستانی‌فر 1'], ['09127770002', '09120000000']] }),
  ],
);

await admin.query(
  `insert into idempotency_key (workspace_id, key, request_hash, status, answer, created_at) values ($1, 'upload', '', 201, $2, now())`,
  [workspaceId, JSON.stringify({ id: importId, inspection: { samples: [['+98 912 777 0001', 'CODE-PARVANEH-2']] } })],
);

/** A person known in every way that the house knows people. */
async function fullCustomer(n: number) {
  const own = {
    name: `پروانه گلستانی‌فر ${n}`,
    givenName: `پروانه‌بانو${n}`,
    phone: `+98912777000${n}`,
    email: `parvaneh.${n}@golestanifar.ir`,
    nationalId: n === 1 ? '0013542419' : '0499370899',
    city: `شهرپنهان${n}`,
    code: `CODE-PARVANEH-${n}`,
    tag: `برچسب‌ویژه${n}`,
    note: `یادداشت محرمانه ${n}`,
    evidence: `مدرک محرمانه ${n}`,
  };
  const id = await create({
    name: own.name,
    givenName: own.givenName,
    phones: [own.phone],
    emails: [own.email],
    externalId: own.code,
    nationalId: own.nationalId,
    city: own.city,
    tags: [own.tag],
    birthday: { calendar: 'jalali', month: 5, day: 2, year: 1361 },
  });
  await owner.patch(`/customers/${id}`, {
    version: 1,
    name: `${own.name} دوم`,
    city: `${own.city} نو`,
    verified: ['city'],
  });
  await owner.post(`/customers/${id}/consents`, {
    purpose: 'marketing',
    channel: 'sms',
    state: 'granted',
    source: 'form',
    evidence: own.evidence,
  });
  await owner.post('/purchases', {
    customer: { phone: own.phone, name: own.name },
    at: '2026-11-20',
    number: `F-${n}`,
    lines: [{ sku: 'A', quantity: 1, unitPrice: 5000 }],
  });
  await owner.post('/interactions', { customer: { id }, channel: 'note', text: own.note });
  await owner.post(`/customers/${id}/notes`, { body: own.note });
  await owner.post(`/customers/${id}/preferences`, {
    component: 'product',
    attitude: 'likes',
    value: own.tag,
    source: 'stated',
  });
  await owner.post(`/customers/${id}/attachments?name=${encodeURIComponent(`${own.givenName}.txt`)}`, own.note);
  await owner.post('/households', { name: own.city, memberIds: [id] });
  // what colleagues saved while they looked for her
  for (const q of [`0${own.phone.slice(3)}`, own.email, own.nationalId, own.code, own.name])
    await saveView('یافتن', { q });
  await saveView(own.name, { city: 'اصفهان' });
  // what an import leaves beside the records: a row that was not taken, and samples of the file's columns
  await admin.query(
    `insert into intake_problem (workspace_id, import_id, row_number, header, code, message, cells) values ($1, $2, $3, '', 'x', '{}', $4)`,
    [workspaceId, importId, n, [own.name.replace('‌', ' '), `0${own.phone.slice(3)}`, own.city]],
  );
  return { id, values: [...Object.values(own), own.phone.slice(3)] };
}

describe('erasing', () => {
  it('R-011: leaves no personal value in any table, log or audit row, and keeps every count', async () => {
    await saveView('اصفهانی‌ها', { city: 'اصفهان', q: 'پروانه' });
    const maryam = await fullCustomer(1);
    const double = await fullCustomer(2);
    await owner.post(`/customers/${maryam.id}/merge`, { mergedId: double.id });
    await shop.house.pump.drain(workspaceId);
    const values = [...maryam.values, ...double.values];
    // the search finds what is there: otherwise its silence afterwards would prove nothing
    expect((await findAnywhere(values)).length).toBeGreaterThan(10);
    const count = (await owner.get('/customers/count?exact=true')).body.count;

    const removed = {
      hers: await saveView('دوست', { q: maryam.values[0] }),
      other: await saveView('وفادار', { q: 'x' }),
    };
    for (const id of Object.values(removed)) await owner.delete(`/views/${id}`);
    const erased = await owner.post(`/customers/${double.id}/erase`);
    expect([erased.status, erased.body.customerId]).toEqual([200, maryam.id]);
    await shop.house.pump.drain(workspaceId);
    expect(await findAnywhere(values)).toEqual([]);
    // one that had been taken away is not put back any more
    expect((await owner.post(`/views/${removed.hers}/restore`)).status).toBe(404);
    expect((await owner.post(`/views/${removed.other}/restore`)).status).toBe(200);
    await owner.delete(`/views/${removed.other}`);
    // a view that looked for her is gone, one that was called after her keeps its filters, others are as they were
    const { items: views } = (await owner.get('/views')).body;
    expect(views.map((one: { name: string; definition: object }) => [one.name, one.definition])).toEqual([
      ['اصفهانی‌ها', { filter: { city: 'اصفهان', q: 'پروانه' }, columns: ['name'] }],
      ['…', { filter: { city: 'اصفهان' }, columns: ['name'] }],
      ['…', { filter: { city: 'اصفهان' }, columns: ['name'] }],
    ]);

    for (const id of [maryam.id, double.id]) expect((await owner.get(`/customers/${id}`)).status).toBe(404);
    const { rows } = await admin.query(
      'select count(*)::int as orders, sum(total)::int as total from purchases_purchase where customer_id = $1',
      [maryam.id],
    );
    expect(rows[0]).toEqual({ orders: 2, total: 10_000 });
    expect((await owner.get('/customers/count?exact=true')).body.count).toBe(count - 1);
    expect((await owner.post(`/customers/${maryam.id}/erase`)).body.code).toBe('customers.erased');
  });

  it('a phone of an erased person stays suppressed when a file brings it back, until she herself grants anew', async () => {
    const phone = '09127770009';
    const id = await create({ name: 'شیرین', phones: [phone] });
    await owner.post(`/customers/${id}/erase`);
    const again = await create({ name: 'شیرین', phones: [phone] });
    const ask = async (purpose: 'service' | 'marketing') =>
      (
        await inWorkspace(shop.house.pool, workspaceId, (tx) =>
          mayContact(tx, shop.house.secrets, again, purpose, 'sms'),
        )
      ).reason;
    const say = (source: string) =>
      owner.post(`/customers/${again}/consents`, { purpose: 'marketing', channel: 'sms', state: 'granted', source });
    expect([await ask('marketing'), await ask('service')]).toEqual(['suppressed', 'service']);
    await say('import');
    expect(await ask('marketing')).toBe('suppressed');
    shop.clock.advance(1000);
    await say('form');
    expect(await ask('marketing')).toBe('granted');
  });

  it('is for the owner alone, and for customers that are seen', async () => {
    const id = await create({ name: 'کیمیا' });
    expect((await shop.as('manager').post(`/customers/${id}/erase`)).status).toBe(403);
    const scoped = shop.as('owner', { scope: 'own' });
    expect((await scoped.post(`/customers/${id}/erase`)).status).toBe(404);
    expect((await owner.get(`/customers/${id}`)).status).toBe(200);
  });

  it('an undone merge cannot bring an erased person back', async () => {
    const [a, b] = [await create({ name: 'یاس' }), await create({ name: 'یاسمن' })];
    const { mergeId } = (await owner.post(`/customers/${a}/merge`, { mergedId: b })).body;
    await owner.post(`/customers/${a}/erase`);
    expect((await owner.post(`/merges/${mergeId}/undo`)).body.code).toBe('customers.erased');
  });
});

describe('my data', () => {
  it('R-011: everything about one person in one answer, with a part of each module', async () => {
    const id = await create({ name: 'آتنا', phones: ['09127770005'], nationalId: '0790419904' });
    await owner.post(`/customers/${id}/consents`, {
      purpose: 'marketing',
      channel: 'sms',
      state: 'granted',
      source: 'form',
    });
    await owner.post('/purchases', {
      customer: { id },
      at: '2026-11-20',
      lines: [{ sku: 'KETTLE', quantity: 1, unitPrice: 5000 }],
    });
    await owner.post('/interactions', { customer: { id }, channel: 'note', text: 'کتری می‌خواست' });
    const { body, status } = await owner.get(`/customers/${id}/my-data`);
    expect(status).toBe(200);
    expect(body.customer).toMatchObject({ records: [{ id, name: 'آتنا' }], nationalIds: ['0790419904'] });
    expect(body.purchases).toMatchObject([{ total: 5000, lines: [{ sku: 'KETTLE', quantity: 1 }] }]);
    expect(body.interactions).toMatchObject([{ text: 'کتری می‌خواست' }]);
    expect(body.consents).toMatchObject([{ purpose: 'marketing', state: 'granted' }]);
    expect((await shop.as('seller').get(`/customers/${id}/my-data`)).status).toBe(403);
    expect((await shop.as('owner', { masked: new Set(['phone']) }).get(`/customers/${id}/my-data`)).body.code).toBe(
      'customers.field-hidden',
    );
  });
});
