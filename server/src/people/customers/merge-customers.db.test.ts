import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
let phones = 0;
const phone = () => `0912${String(++phones).padStart(7, '0')}`;
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const read = async (id: string) => (await owner.get(`/customers/${id}`)).body;
const merge = async (into: string, mergedId: string) =>
  (await owner.post(`/customers/${into}/merge`, { mergedId })).body.mergeId as string;
const undo = (mergeId: string) => owner.post(`/merges/${mergeId}/undo`);
/** All that the module keeps of people, without the counters that any touch raises. */
const rows = () =>
  inWorkspace(shop.house.pool, workspaceId, async (tx) => [
    await tx.query(
      `select to_jsonb(c) - 'version' - 'updated_at' as row from customers_customer c where workspace_id = $1 order by customer_id`,
      [workspaceId],
    ),
    await tx.query(
      `select to_jsonb(i) as row from customers_identifier i where workspace_id = $1 order by kind, match_key`,
      [workspaceId],
    ),
    await tx.query(`select to_jsonb(r) as row from customers_redirect r where workspace_id = $1 order by merged_id`, [
      workspaceId,
    ]),
  ]);

describe('merging', () => {
  it('a merged id answers with the survivor, for reads and for new writes', async () => {
    const [maryam, double] = [
      await create({ name: 'مریم', phones: [phone()] }),
      await create({ name: 'مریم احمدی', emails: ['m@example.ir'], city: 'قم' }),
    ];
    const done = await owner.post(`/customers/${maryam}/merge`, { mergedId: double });
    expect([done.status, done.body.survivorId]).toEqual([201, maryam]);
    expect(await read(double)).toMatchObject({
      id: maryam,
      name: 'مریم',
      city: 'قم',
      identifiers: [{ kind: 'phone' }, { kind: 'email' }],
    });
    const bought = await owner.post('/purchases', {
      customer: { id: double },
      at: '2026-11-20',
      lines: [{ sku: 'A', quantity: 1, unitPrice: 5 }],
    });
    expect(bought.body.customerId).toBe(maryam);
    const { version } = await read(maryam);
    expect((await owner.patch(`/customers/${double}`, { version, city: 'کاشان' })).body.customerId).toBe(maryam);
    expect((await owner.get('/customers?sort=newest')).body.items.map((one: { id: string }) => one.id)).not.toContain(
      double,
    );
  });

  it('undoing a merge moves back exactly what the merge moved', async () => {
    const a = await create({ name: 'علی', phones: [phone()], tags: ['آ'] });
    const b = await create({
      name: 'علی کاوه',
      phones: [phone(), phone()],
      tags: ['آ', 'ب'],
      city: 'قم',
      birthday: { calendar: 'jalali', month: 1, day: 5 },
      readiness: 'ready',
    });
    const before = await rows();
    const mergeId = await merge(a, b);
    expect(await rows()).not.toEqual(before);
    expect((await undo(mergeId)).body).toEqual({ survivorId: a, mergedId: b });
    expect(await rows()).toEqual(before);
    expect((await undo(mergeId)).body.code).toBe('customers.merge-undone-already');
  });

  it('keeps what came after the merge with the survivor', async () => {
    const a = await create({ name: 'زهره' });
    const b = await create({ name: 'زهره ناصری', city: 'قم', tags: ['ب'] });
    const mergeId = await merge(a, b);
    const { version } = await read(a);
    const later = phone();
    await owner.patch(`/customers/${a}`, {
      version,
      city: 'ساوه',
      addTags: ['تازه'],
      setIdentifiers: [{ kind: 'phone', value: later }],
    });
    await undo(mergeId);
    expect(await read(a)).toMatchObject({ city: 'ساوه', tags: ['تازه'], identifiers: [{ kind: 'phone' }] });
    expect(await read(b)).toMatchObject({ id: b, city: 'قم', tags: ['ب'], identifiers: [] });
  });

  it('a chain of merges is undone from its end, and says so when asked the other way', async () => {
    const [a, b, c] = [
      await create({ name: 'الف', phones: [phone()] }),
      await create({ name: 'ب', phones: [phone()] }),
      await create({ name: 'پ', phones: [phone()] }),
    ];
    const before = await rows();
    const first = await merge(b, a);
    const between = await rows();
    const second = await merge(c, b);
    expect((await read(a)).id).toBe(c);
    expect((await read(c)).identifiers).toHaveLength(3);
    const buried = await undo(first);
    expect([buried.status, buried.body.code]).toEqual([409, 'customers.merge-buried']);
    await undo(second);
    expect(await rows()).toEqual(between);
    await undo(first);
    expect(await rows()).toEqual(before);
  });

  it('two merges into one person are undone in either order', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const s = await create({ name: 'سیما' });
      const b = await create({ name: 'سیما', city: 'قم', tags: ['آ'], phones: [phone()] });
      const c = await create({ name: 'سیما', city: 'یزد', tags: ['آ', 'ب'], gender: 'female', phones: [phone()] });
      const before = await rows();
      const merges = [await merge(s, b), await merge(s, c)];
      expect(await read(s)).toMatchObject({ city: 'قم', tags: ['آ', 'ب'], gender: 'female' });
      await undo(merges[order[0] ?? 0] ?? '');
      // what the other one brings fills the place
      expect(await read(s)).toMatchObject(
        order[0] === 0 ? { city: 'یزد', tags: ['ب', 'آ'] } : { city: 'قم', tags: ['آ'], gender: null },
      );
      await undo(merges[order[1] ?? 0] ?? '');
      expect(await rows()).toEqual(before);
    }
  });

  it('moves the people of a merged company, and back', async () => {
    const [company, double] = [
      await create({ kind: 'company', name: 'پارس' }),
      await create({ kind: 'company', name: 'شرکت پارس' }),
    ];
    const person = await create({ name: 'مدیر خرید', companyId: double });
    const before = await rows();
    const mergeId = await merge(company, double);
    expect((await read(person)).companyId).toBe(company);
    await undo(mergeId);
    expect(await rows()).toEqual(before);
  });

  it('refuses what cannot be merged', async () => {
    const [a, b, company] = [
      await create({ name: 'یک' }),
      await create({ name: 'دو' }),
      await create({ kind: 'company', name: 'شرکت' }),
    ];
    const code = async (into: string, mergedId: string) =>
      (await owner.post(`/customers/${into}/merge`, { mergedId })).body.code;
    expect(await code(a, a)).toBe('customers.merge-itself');
    expect(await code(a, company)).toBe('customers.merge-kinds-differ');
    expect(await code(a, '019b1e6a-7c00-7000-8000-000000000002')).toBe('customers.not-found');
    await merge(a, b);
    expect(await code(a, b)).toBe('customers.already-merged');
    expect((await undo('019b1e6a-7c00-7000-8000-000000000002')).body.code).toBe('customers.merge-not-found');
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.post(`/customers/${a}/merge`, { mergedId: company })).status).toBe(404);
  });

  it('lists merges with what can still be undone', async () => {
    const [a, b] = [await create({ name: 'فهرست' }), await create({ name: 'فهرست دوم' })];
    const mergeId = await merge(a, b);
    const { items } = (await owner.get(`/merges?customer=${b}`)).body;
    expect(items).toMatchObject([
      { id: mergeId, survivorId: a, mergedId: b, mergedName: 'فهرست دوم', canUndo: true, undoneAt: null },
    ]);
    await undo(mergeId);
    expect((await owner.get(`/merges?customer=${a}&limit=1`)).body.items).toMatchObject([
      { id: mergeId, canUndo: false },
    ]);
  });
});

describe('any two people', () => {
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const someone = fc.record({
    name: fc.constantFrom('مریم', 'علی رضایی', 'سارا'),
    city: maybe(fc.constantFrom('قم', 'یزد')),
    gender: maybe(fc.constantFrom('female', 'male')),
    language: maybe(fc.constantFrom('fa', 'en')),
    readiness: maybe(fc.constantFrom('ready', 'looking')),
    budget: maybe(fc.record({ min: fc.nat(5), max: fc.constantFrom(7, 9) })),
    tags: fc.uniqueArray(fc.constantFrom('آ', 'ب', 'پ', 'ت'), { maxLength: 4 }),
    birthday: maybe(
      fc.record({
        calendar: fc.constant('jalali'),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 29 }),
      }),
    ),
    count: fc.nat(3),
  });

  it('merge then undo restores every row exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someone, { minLength: 2, maxLength: 4 }),
        fc.infiniteStream(fc.nat(100)),
        async (people, choices) => {
          const ids: string[] = [];
          for (const { count, ...wish } of people)
            ids.push(await create({ ...wish, phones: Array.from({ length: count }, phone) }));
          const before = await rows();
          const standing = [...ids];
          const merges: string[] = [];
          while (standing.length > 1) {
            const [gone = ''] = standing.splice((choices.next().value ?? 0) % standing.length, 1);
            merges.push(await merge(standing[(choices.next().value ?? 0) % standing.length] ?? '', gone));
          }
          for (const mergeId of merges.reverse()) expect((await undo(mergeId)).status).toBe(200);
          expect(await rows()).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });
});
