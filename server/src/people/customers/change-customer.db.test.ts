import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { joinStaff } from '../../testing/join-staff.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const read = async (id: string) => (await owner.get(`/customers/${id}`)).body;

describe('changing a customer', () => {
  it('R-001: each changed field keeps its source and the day it was last verified', async () => {
    const id = await create({ name: 'مریم احمدی', city: 'اصفهان' });
    const changed = await owner.patch(`/customers/${id}`, {
      version: 1,
      city: 'شيراز ',
      birthday: { calendar: 'jalali', month: 12, day: 30 },
      source: 'phone call',
      verified: ['city', 'name'],
    });
    expect(changed.body).toEqual({ customerId: id, version: 2, changed: ['birthday', 'city'] });
    const maryam = await read(id);
    expect(maryam).toMatchObject({ city: 'شیراز', birthday: { calendar: 'jalali', month: 12, day: 30 }, version: 2 });
    const at = '2026-11-21T09:00:00.000Z';
    expect(maryam.provenance).toEqual({
      birthday: { source: 'phone call', at },
      city: { source: 'phone call', at, verifiedAt: at },
      name: { source: 'phone call', at, verifiedAt: at },
    });
  });

  it('gives her to a colleague of this business and to nobody else', async () => {
    const [colleague, stranger] = ['019b1e6a-7c00-7000-8000-00000000000b', '019b1e6a-7c00-7000-8000-00000000000c'];
    await joinStaff(shop.house.pool, shop.workspace.workspaceId, colleague);
    const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
    const unknown = [422, 'customers.owner-unknown'];
    expect(codeOf(await owner.post('/customers', { name: 'پری', ownerId: stranger }))).toEqual(unknown);
    const id = await create({ name: 'پری', ownerId: colleague });
    expect((await read(id)).ownerId).toBe(colleague);
    expect(codeOf(await owner.patch(`/customers/${id}`, { version: 1, ownerId: stranger }))).toEqual(unknown);
    expect(codeOf(await owner.post('/customers/bulk', { filter: {}, change: { ownerId: stranger } }))).toEqual(unknown);
    await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.query('delete from auth.membership where user_id = $1', [colleague]),
    );
    // her card can still be saved when her colleague has left
    const saved = await owner.patch(`/customers/${id}`, { version: 1, ownerId: colleague, city: 'یزد' });
    expect(saved.body.changed).toEqual(['city']);
    expect((await owner.patch(`/customers/${id}`, { version: 2, ownerId: null })).body.changed).toEqual(['ownerId']);
  });

  it('refuses a change of what somebody else changed in the meantime', async () => {
    const id = await create({ name: 'رضا' });
    expect((await owner.patch(`/customers/${id}`, { version: 1, city: 'تبریز' })).status).toBe(200);
    const late = await owner.patch(`/customers/${id}`, { version: 1, city: 'یزد' });
    expect([late.status, late.body.code]).toEqual([409, 'customers.changed-meanwhile']);
    expect((await read(id)).city).toBe('تبریز');
  });

  it('changes nothing, and raises no version, when nothing differs', async () => {
    const id = await create({ name: 'سارا', city: 'قم', tags: ['وفادار'] });
    const same = await owner.patch(`/customers/${id}`, { version: 1, city: 'قم', addTags: ['وفادار'] });
    expect(same.body).toEqual({ customerId: id, version: 1, changed: [] });
  });

  it('keeps one primary of each kind, and marks what was verified', async () => {
    const id = await create({ name: 'زهرا', phones: ['09131111111', '09132222222'], emails: ['z@example.ir'] });
    await owner.patch(`/customers/${id}`, {
      version: 1,
      setIdentifiers: [
        { kind: 'phone', value: '۰۹۱۳ ۲۲۲ ۲۲۲۲', primary: true, verified: true },
        { kind: 'messenger', scope: 'Bale', value: 'zahra_k' },
        { kind: 'card', value: '6037 7016 8909 5443' },
      ],
      removeIdentifiers: [{ kind: 'email', value: 'Z@Example.ir' }],
    });
    const { identifiers } = await read(id);
    const seen = identifiers.map((one: Record<string, unknown>) => [one.kind, one.scope, one.value, one.primary]);
    expect(seen.sort()).toEqual([
      ['card', '', '•••• 5443', true],
      ['messenger', 'bale', 'zahra_k', true],
      ['phone', '', '+989131111111', false],
      ['phone', '', '+989132222222', true],
    ]);
    expect(
      identifiers.find((one: { primary: boolean; kind: string }) => one.kind === 'phone' && one.primary).verifiedAt,
    ).not.toBeNull();
  });

  it('makes another phone primary when the primary one goes', async () => {
    const id = await create({ phones: ['09133333333', '09134444444'] });
    await owner.patch(`/customers/${id}`, { version: 1, removeIdentifiers: [{ kind: 'phone', value: '09133333333' }] });
    expect((await read(id)).identifiers).toMatchObject([{ value: '+989134444444', primary: true }]);
    const bare = await owner.patch(`/customers/${id}`, { version: 2, removeIdentifiers: [{ kind: 'phone' }] });
    expect(bare.body.code).toBe('customers.nameless');
  });

  it('names whose a phone is instead of giving it to two', async () => {
    const first = await create({ name: 'علی', phones: ['09135555555'] });
    const second = await create({ name: 'حسن' });
    const taken = await owner.patch(`/customers/${second}`, {
      version: 1,
      setIdentifiers: [{ kind: 'phone', value: '00989135555555' }],
    });
    expect([taken.status, taken.body.code, taken.body.data.customerId]).toEqual([
      409,
      'customers.identifier-taken',
      first,
    ]);
  });

  it('gives one phone to one of two who ask for it at the same moment', async () => {
    const ids = await Promise.all(['الف', 'ب', 'پ', 'ت'].map((name) => create({ name })));
    const answers = await Promise.all(
      ids.map((id) =>
        owner.patch(`/customers/${id}`, { version: 1, setIdentifiers: [{ kind: 'phone', value: '09136666666' }] }),
      ),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('lets a name follow its parts, and its own words win', async () => {
    const id = await create({ givenName: 'نرگس', familyName: 'کریمی' });
    await owner.patch(`/customers/${id}`, { version: 1, familyName: 'كريمي‌نژاد' });
    expect((await read(id)).name).toBe('نرگس کریمی‌نژاد');
    await owner.patch(`/customers/${id}`, { version: 2, name: 'خانم کریمی' });
    await owner.patch(`/customers/${id}`, { version: 3, givenName: 'نرگس‌خاتون' });
    expect(await read(id)).toMatchObject({ title: 'خانم', name: 'کریمی', givenName: 'نرگس‌خاتون' });
    expect((await owner.get(`/customers?q=${encodeURIComponent('خانم کریمی')}`)).body.items).toHaveLength(1);
  });

  it('links a person to a company, and not to a person or to itself', async () => {
    const company = await create({ kind: 'company', name: 'فولاد مبارکه' });
    const person = await create({ name: 'مهندس راد' });
    expect((await owner.patch(`/customers/${person}`, { version: 1, companyId: company })).status).toBe(200);
    expect((await read(person)).companyId).toBe(company);
    expect((await owner.patch(`/customers/${company}`, { version: 1, companyId: person })).body.code).toBe(
      'customers.company-unknown',
    );
    expect((await owner.patch(`/customers/${company}`, { version: 1, companyId: company })).body.code).toBe(
      'customers.company-itself',
    );
    await owner.patch(`/customers/${person}`, { version: 2, companyId: null });
    expect((await read(person)).companyId).toBeNull();
  });

  it('R-006: keeps budget and readiness to buy as fields of their own', async () => {
    const id = await create({ name: 'بهار', budget: { min: 5_000_000 }, readiness: 'looking' });
    await owner.patch(`/customers/${id}`, {
      version: 1,
      budget: { min: 5_000_000, max: 9_000_000 },
      readiness: 'ready',
    });
    expect(await read(id)).toMatchObject({ budget: { min: 5_000_000, max: 9_000_000 }, readiness: 'ready' });
    const reversed = await owner.patch(`/customers/${id}`, { version: 2, budget: { min: 9, max: 5 } });
    expect(reversed.body.code).toBe('customers.budget-reversed');
  });

  it('shows and changes nothing of a customer outside the row scope', async () => {
    const id = await create({ name: 'مشتری همکار' });
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.patch(`/customers/${id}`, { version: 1, city: 'قم' })).status).toBe(404);
    expect((await read(id)).city).toBe('');
    const own = (await seller.post('/customers', { name: 'مشتری خودم' })).body.customerId;
    expect((await seller.patch(`/customers/${own}`, { version: 1, city: 'قم' })).status).toBe(200);
  });

  it('does not let a role change what it may not read', async () => {
    const id = await create({
      name: 'لیلا',
      phones: ['09137777777'],
      birthday: { calendar: 'jalali', month: 1, day: 1 },
    });
    const cashier = shop.as('cashier');
    expect((await cashier.patch(`/customers/${id}`, { version: 1, birthday: null })).body.code).toBe(
      'customers.field-hidden',
    );
    const away = await cashier.patch(`/customers/${id}`, { version: 1, removeIdentifiers: [{ kind: 'phone' }] });
    expect(away.status).toBe(403);
    expect(
      (
        await cashier.patch(`/customers/${id}`, {
          version: 1,
          setIdentifiers: [{ kind: 'phone', value: '09138888888' }],
        })
      ).status,
    ).toBe(200);
  });

  it('writes each change down with its values sealed', async () => {
    const id = await create({ name: 'پروین اعتصامی', phones: ['09139999999'] });
    await owner.patch(`/customers/${id}`, {
      version: 1,
      name: 'پروین',
      removeIdentifiers: [{ kind: 'phone' }],
      addTags: ['شاعر'],
    });
    const rows = await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.query<{ fields: string[] }>('select * from audit_entry where customer_id = $1', [id]),
    );
    expect(rows.map((row) => row.fields)).toEqual([['identifiers', 'name', 'tags']]);
    expect(JSON.stringify(rows)).not.toMatch(/پروین|9139999999/);
    const [event] = await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.query(`select data from spine_event where customer_id = $1 and type = 'customer.changed'`, [id]),
    );
    expect(event).toEqual({ data: { fields: ['name', 'tags', 'identifiers'] } });
  });

  it('refuses an impossible birthday and an unreadable identifier', async () => {
    const id = await create({ name: 'کاوه' });
    const change = (wish: object) => owner.patch(`/customers/${id}`, { version: 1, ...wish });
    expect((await change({ birthday: { calendar: 'jalali', month: 7, day: 31 } })).body.code).toBe(
      'customers.birthday-impossible',
    );
    expect((await change({ birthday: { calendar: 'jalali', month: 12, day: 30, year: 1402 } })).body.code).toBe(
      'customers.birthday-impossible',
    );
    const unreadable = async (kind: string, value: string) =>
      (await change({ setIdentifiers: [{ kind, value }] })).body.code;
    expect(await unreadable('phone', '12')).toBe('customers.phone-unreadable');
    expect(await unreadable('email', 'nobody')).toBe('customers.email-unreadable');
    expect(await unreadable('national-id', '1111111111')).toBe('customers.national-id-unreadable');
    expect(await unreadable('card', '6037')).toBe('customers.card-unreadable');
    expect(await unreadable('social', '  ')).toBe('customers.identifier-empty');
  });

  it('takes a hundred tags and no more', async () => {
    const id = await create({ name: 'پربرچسب', tags: Array.from({ length: 50 }, (_, n) => `یک ${n}`) });
    const add = (version: number, of: string) =>
      owner.patch(`/customers/${id}`, { version, addTags: Array.from({ length: 50 }, (_, n) => `${of} ${n}`) });
    expect((await add(1, 'دو')).status).toBe(200);
    expect((await add(2, 'سه')).body.code).toBe('customers.tags-too-many');
  });

  it('refuses a new customer of whom nothing is known', async () => {
    expect((await owner.post('/customers', { city: 'قم' })).body.code).toBe('customers.nameless');
  });
});

describe('recognising a customer', () => {
  const buy = (customer: Record<string, unknown>) =>
    owner.post('/purchases', { customer, at: '2026-11-20', lines: [{ sku: 'A', quantity: 1, unitPrice: 5 }] });

  it('the same phone in any spelling finds the same customer, and a new mail of hers is added', async () => {
    const { customerId } = (await buy({ phone: '09150000001', name: 'مهین' })).body;
    for (const phone of ['۰۹۱۵۰۰۰۰۰۰۱', '+98 915 000 0001', '0098-915-000-0001'])
      expect((await buy({ phone, email: 'Mahin@Example.ir' })).body.customerId).toBe(customerId);
    await buy({ phone: '09150000001', email: 'second@example.ir' });
    const { identifiers } = await read(customerId);
    const seen = identifiers.map((one: { value: string; primary: boolean }) => [one.value, one.primary]);
    expect(seen.sort()).toEqual([
      ['+989150000001', true],
      ['Mahin@example.ir', true],
      ['second@example.ir', false],
    ]);
    expect((await buy({ email: 'mahin@example.ir' })).body.customerId).toBe(customerId);
  });

  it('refuses identifiers that lead to two customers, naming both', async () => {
    const [a, b] = [await create({ phones: ['09150000002'] }), await create({ emails: ['b@example.ir'] })];
    const refused = await buy({ phone: '09150000002', email: 'b@example.ir' });
    expect([refused.status, refused.body.code]).toEqual([409, 'customers.identifiers-differ']);
    expect(refused.body.data.customerIds.sort()).toEqual([a, b].sort());
  });

  it('two tills that meet a new customer at the same moment make one customer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy({ phone: '09150000003' })));
    expect(new Set(answers.map((one) => one.body.customerId)).size).toBe(1);
  });
});
