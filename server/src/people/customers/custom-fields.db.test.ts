import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const label = { fa: 'فیلد', en: 'Field' };
const define = (wish: Record<string, unknown>) => owner.post('/custom-fields', { label, ...wish });
const create = async (wish: Record<string, unknown>) =>
  (await owner.post('/customers', wish)).body.customerId as string;
const skins = [
  { value: 'dry', label: { fa: 'خشک', en: 'Dry' } },
  { value: 'oily', label: { fa: 'چرب', en: 'Oily' } },
];
for (const wish of [
  { key: 'code', type: 'text' },
  { key: 'weight', type: 'number' },
  { key: 'credit', type: 'money' },
  { key: 'wedding', type: 'date' },
  { key: 'vip', type: 'boolean' },
  { key: 'skin', type: 'choice', choices: skins },
  { key: 'skins', type: 'choices', choices: skins },
])
  await define(wish);
const id = await create({ name: 'مریم' });
let version = 1;
/** Sets a value and answers how it is kept, or the code of the refusal. */
async function set(custom: Record<string, unknown>): Promise<unknown> {
  const { status, body } = await owner.patch(`/customers/${id}`, { version, custom });
  if (status !== 200) return body.code;
  version = body.version;
  return (await owner.get(`/customers/${id}`)).body.custom;
}

describe('fields of the business’s own', () => {
  it('keep values in the form of their type, in whatever spelling they come', async () => {
    expect(
      await set({
        code: ' كد ۱۲ ',
        weight: '۷۲٫۵',
        credit: '۱۲٬۵۰۰ تومان',
        wedding: '۱۴۰۵/۰۶/۳۱',
        vip: 'بله',
        skin: 'چرب',
        skins: ['Oily', 'dry', 'چرب'],
      }),
    ).toEqual({
      code: 'کد ۱۲',
      weight: 72.5,
      credit: 125_000,
      wedding: '2026-09-22',
      vip: true,
      skin: 'oily',
      skins: ['dry', 'oily'],
    });
    expect(await set({ weight: 70, credit: 5, wedding: '2026-01-02', vip: false })).toMatchObject({
      weight: 70,
      credit: 5,
      wedding: '2026-01-02',
      vip: false,
    });
  });

  it('refuse what they cannot hold, and say which', async () => {
    for (const wrong of [
      { weight: 'سنگین' },
      { credit: 1.5 },
      { wedding: '1405/07/31' },
      { vip: 'شاید' },
      { skin: 'نرمال' },
      { skins: 'dry' },
      { code: 12 },
    ])
      expect([wrong, await set(wrong)]).toEqual([wrong, 'customers.custom-unreadable']);
    expect(await set({ shoe: 42 })).toBe('customers.custom-unknown');
  });

  it('are emptied by null and filled for new customers too', async () => {
    expect(await set({ code: null, skins: [] })).not.toHaveProperty('code');
    const other = await create({ name: 'رضا', custom: { skin: 'خشک', weight: 90 } });
    expect((await owner.get(`/customers/${other}`)).body.custom).toEqual({ skin: 'dry', weight: 90 });
  });

  it('filter the list by value and by range, typed', async () => {
    await create({ name: 'کد عددی', custom: { code: '123' } });
    const names = async (...custom: string[]) =>
      (
        await owner.get(`/customers?sort=name&${custom.map((one) => `custom=${encodeURIComponent(one)}`).join('&')}`)
      ).body.items.map((one: { name: string }) => one.name);
    expect(await names('code=123')).toEqual(['کد عددی']);
    expect(await names('skin=خشک')).toEqual(['رضا']);
    expect(await names('weight>=80')).toEqual(['رضا']);
    expect(await names('weight>=60', 'weight<=۸۰')).toEqual(['مریم']);
    expect(await names('wedding<=۱۴۰۵/۰۱/۰۱')).toEqual(['مریم']);
    expect((await owner.get('/customers/count?custom=vip%3Dfalse')).body.count).toBe(1);
    expect((await owner.get('/customers?custom=nope%3D1')).body.code).toBe('customers.custom-unknown');
    expect((await owner.get('/customers?custom=weight%3Dheavy')).body.code).toBe('customers.custom-unreadable');
  });

  it('are renamed, reordered and archived; an archived one takes no new value', async () => {
    const { fieldId } = (await define({ key: 'shoe', type: 'number', position: 0 })).body;
    const changed = await owner.patch(`/custom-fields/${fieldId}`, { label: { fa: 'شمارهٔ کفش', en: 'Shoe size' } });
    expect(changed.status).toBe(200);
    const [first] = (await owner.get('/custom-fields')).body.items;
    expect(first).toMatchObject({ key: 'shoe', label: { fa: 'شمارهٔ کفش', en: 'Shoe size' }, archived: false });
    expect(await set({ shoe: 38 })).toMatchObject({ shoe: 38 });
    await owner.patch(`/custom-fields/${fieldId}`, { archived: true });
    expect((await owner.get('/custom-fields')).body.items.at(-1)).toMatchObject({ key: 'shoe', archived: true });
    expect(await set({ shoe: 39 })).toBe('customers.custom-unknown');
  });

  it('refuse a second one of a key, a choice without choices, and an unknown field', async () => {
    expect((await define({ key: 'code', type: 'text' })).body.code).toBe('customers.custom-key-taken');
    expect((await define({ key: 'hair', type: 'choice' })).body.code).toBe('customers.custom-choices');
    expect((await define({ key: 'hair', type: 'choice', choices: [skins[0], skins[0]] })).body.code).toBe(
      'customers.custom-choices',
    );
    expect((await owner.patch('/custom-fields/019b1e6a-7c00-7000-8000-000000000002', {})).body.code).toBe(
      'customers.custom-field-not-found',
    );
    expect((await shop.as('seller').post('/custom-fields', { key: 'x', label, type: 'text' })).status).toBe(403);
  });

  it('are at most two hundred', async () => {
    const { items } = (await owner.get('/custom-fields')).body;
    for (let n = items.length; n < 200; n++) await define({ key: `f${n}`, type: 'text' });
    expect((await define({ key: 'one_more', type: 'text' })).body.code).toBe('customers.custom-too-many');
  });
});
