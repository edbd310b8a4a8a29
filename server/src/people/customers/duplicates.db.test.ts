import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { findAllDuplicates } from './commands/find-duplicates.ts';

const shop = await testApp(await testDatabase());
const { workspaceId } = shop.workspace;
const owner = shop.as('owner');
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const day = (month: number, of: number, year?: number) => ({ calendar: 'jalali', month, day: of, year });
const suggested = async () => {
  await shop.house.pump.drain(workspaceId);
  const { items } = (await owner.get('/duplicates?limit=200')).body;
  return items.map(
    (one: { first: { name: string }; second: { name: string }; score: number; reasons: { code: string }[] }) => ({
      names: [one.first.name, one.second.name],
      score: one.score,
      codes: one.reasons.map((reason) => reason.code),
    }),
  );
};
const all = () => inWorkspace(shop.house.pool, workspaceId, (tx) => findAllDuplicates(tx, shop.clock.now()));
const pairs = () =>
  inWorkspace(shop.house.pool, workspaceId, (tx) =>
    tx.query('select first_id, second_id, score, reasons from customers_duplicate order by 1, 2'),
  );

describe('duplicate suggestions', () => {
  it('R-002: names written differently and one birthday are likely one person', async () => {
    await create({ name: 'محمدرضا علی‌پور', birthday: day(5, 2, 1370) });
    await create({ name: 'محمد رضا علي پور', birthday: day(5, 2) });
    expect(await suggested()).toEqual([
      { names: ['محمدرضا علی‌پور', 'محمد رضا علی پور'], score: 95, codes: ['name', 'rare-name', 'birthday'] },
    ]);
  });

  it('does not take a common first name for evidence', async () => {
    for (const city of ['قم', 'یزد', 'قم']) await create({ name: 'مریم', city });
    const found = await suggested();
    expect(found.filter((one: { names: string[] }) => one.names[0] === 'مریم')).toEqual([
      { names: ['مریم', 'مریم'], score: 55, codes: ['name', 'city'] },
    ]);
  });

  it('knows near phones and e-mails, and the mailbox of a desk is nobody', async () => {
    await create({ name: 'بهرام رادان', phones: ['02188887777'], emails: ['bahram.radan@gmail.com', 'info@radan.ir'] });
    await create({ name: 'آقای رادان', phones: ['03188887777'], emails: ['bahram.radan@yahoo.com'] });
    await create({ name: 'دفتر دیگر', emails: ['info@other.ir'] });
    const found = (await suggested()).filter((one: { names: string[] }) => one.names.includes('رادان'));
    expect(found).toEqual([
      { names: ['بهرام رادان', 'رادان'], score: 80, codes: ['name-part', 'email-name', 'phone-end'] },
    ]);
  });

  it('lets another birthday, another gender and two national ids speak against', async () => {
    await create({ name: 'امید نوری', city: 'کرج', birthday: day(1, 1) });
    await create({ name: 'امید نوری', city: 'کرج', birthday: day(2, 1) });
    await create({ name: 'نسیم کیا', city: 'کرج', gender: 'female' });
    await create({ name: 'نسیم کیا', city: 'کرج', gender: 'male' });
    await create({ name: 'هادی راد', city: 'کرج', birthday: day(3, 3), nationalId: '0013542419' });
    await create({ name: 'هادی راد', city: 'کرج', birthday: day(3, 3), nationalId: '0499370899' });
    const names = (await suggested()).map((one: { names: string[] }) => one.names[0]);
    for (const name of ['امید نوری', 'نسیم کیا', 'هادی راد']) expect(names).not.toContain(name);
  });

  it('does not suggest again what somebody declined, until it is reconsidered', async () => {
    const firstId = await create({ name: 'ژاله صامتی', city: 'رشت' });
    const secondId = await create({ name: 'ژاله صامتی', city: 'رشت' });
    const here = async () => (await suggested()).some((one: { names: string[] }) => one.names[0] === 'ژاله صامتی');
    expect(await here()).toBe(true);
    expect((await owner.post('/duplicates/decline', { firstId: secondId, secondId: firstId })).status).toBe(200);
    expect(await here()).toBe(false);
    await all();
    await owner.patch(`/customers/${firstId}`, { version: 1, gender: 'female' });
    expect(await here()).toBe(false);
    expect((await owner.get(`/customers/${firstId}/duplicates`)).body.items).toEqual([]);
    await owner.post('/duplicates/reconsider', { firstId, secondId });
    expect((await owner.get(`/customers/${firstId}/duplicates`)).body.items).toHaveLength(1);
  });

  it('finds one by one what it finds for the whole workspace at once', async () => {
    await suggested();
    const oneByOne = await pairs();
    expect(oneByOne.length).toBeGreaterThan(2);
    await inWorkspace(shop.house.pool, workspaceId, (tx) =>
      tx.run('delete from customers_duplicate where workspace_id = $1', [workspaceId]),
    );
    shop.clock.advance(1000);
    await all();
    const together = await pairs();
    const missing = oneByOne.filter((one) => !together.some((other) => JSON.stringify(other) === JSON.stringify(one)));
    // Only what became more frequent since it was found one by one may differ.
    expect(missing.filter((one) => !(one.reasons as string[]).includes('rare-name'))).toEqual([]);
    const before = await pairs();
    await all();
    expect(await pairs()).toEqual(before);
  });

  it('forgets a pair that is alike no more', async () => {
    const id = await create({ name: 'سودابه مهر', city: 'اراک' });
    await create({ name: 'سودابه مهر', city: 'اراک' });
    const here = async () => (await suggested()).some((one: { names: string[] }) => one.names[0] === 'سودابه مهر');
    expect(await here()).toBe(true);
    await owner.patch(`/customers/${id}`, { version: 1, name: 'سودابه کاظمی' });
    expect(await here()).toBe(false);
  });

  it('pages through all suggestions once', async () => {
    const whole = (await owner.get('/duplicates?limit=200')).body.items.length;
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { first: { id: string }; second: { id: string } }[]; nextCursor: string | null } = (
        await owner.get(`/duplicates?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items.map((one) => `${one.first.id} ${one.second.id}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size]).toEqual([whole, whole]);
    expect((await owner.get('/duplicates/count')).body).toMatchObject({ count: whole, more: false });
  });

  it('shows a seller only pairs of her own customers', async () => {
    const seller = shop.as('seller', { scope: 'own' });
    expect((await seller.get('/duplicates')).body.items).toEqual([]);
    expect((await seller.get('/duplicates/count')).body.count).toBe(0);
  });
});
