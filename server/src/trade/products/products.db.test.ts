import { describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const shop = await testApp(await testDatabase());
const owner = shop.as('owner');
const names = async (query: string) =>
  (await owner.get(`/products?${query}`)).body.items.map((one: { name: string }) => one.name);
const sell = (sku: string, more: Record<string, unknown> = {}) =>
  owner.post('/purchases', { at: '2026-11-20', lines: [{ sku, quantity: 1, unitPrice: 100, ...more }] });

describe('products', () => {
  it('are made, read, changed and archived; what was sold stays as it was sold', async () => {
    const made = await owner.post('/products', {
      sku: 'TEA-1',
      name: 'چای بهاره',
      category: 'چای',
      unitPrice: 900,
      unitCost: 60,
    });
    expect(made.status).toBe(201);
    const { productId } = made.body;
    const sold = (await sell('tea-1')).body.purchaseId;
    expect((await owner.get(`/products/${productId}`)).body).toMatchObject({
      sku: 'TEA-1',
      name: 'چای بهاره',
      category: 'چای',
      unitPrice: 900,
      unitCost: 60,
      goods: true,
      archived: false,
      version: 1,
    });
    const changed = await owner.patch(`/products/${productId}`, { name: 'چای پاییزه', unitCost: 70, version: 1 });
    expect(changed.body).toEqual({ productId, version: 2 });
    const stale = await owner.patch(`/products/${productId}`, { name: 'دیگر', version: 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'products.changed-meanwhile']);
    expect((await owner.get(`/purchases/${sold}`)).body).toMatchObject({ cost: 60, lines: [{ name: 'چای بهاره' }] });

    expect((await owner.delete(`/products/${productId}`)).status).toBe(200);
    expect(await names('category=چای')).toEqual([]);
    expect(await names('category=چای&archived=true')).toEqual(['چای پاییزه']);
    // selling its code again makes no second one
    const again = (await sell('TEA-1')).body.purchaseId;
    expect((await owner.get(`/purchases/${again}`)).body.lines[0].productId).toBe(productId);
    await owner.patch(`/products/${productId}`, { archived: false });
    expect(await names('category=چای')).toEqual(['چای پاییزه']);
  });

  it('have a code that belongs to one of them, in any spelling', async () => {
    const first = (await owner.post('/products', { sku: 'کد-12' })).body.productId;
    const other = (await owner.post('/products', { sku: 'OTHER' })).body.productId;
    for (const sku of ['کد-۱۲', ' كد-12 ']) {
      const taken = await owner.post('/products', { sku });
      expect([taken.status, taken.body.code, taken.body.data.productId]).toEqual([409, 'products.sku-taken', first]);
      const renamed = await owner.patch(`/products/${other}`, { sku });
      expect([renamed.status, renamed.body.code]).toEqual([409, 'products.sku-taken']);
    }
    const empty = await owner.post('/products', { sku: '  ' });
    expect([empty.status, empty.body.code, empty.body.data.problems[0].path]).toEqual([400, 'request.invalid', 'sku']);
    const race = await Promise.all(Array.from({ length: 8 }, () => owner.post('/products', { sku: 'RACE' })));
    expect(race.map((one) => one.status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });

  it('appear by themselves when their code is first sold', async () => {
    await sell('NEW-9', { name: 'شمع', category: 'خانه' });
    expect(await names('q=شمع')).toEqual(['شمع']);
    expect((await owner.get('/products/categories')).body.items).toContainEqual({ category: 'خانه', products: 1 });
  });

  it('are found by a part of their name or code, in any spelling, page by page', async () => {
    for (const [sku, name] of [
      ['S-1', 'صابون زیتون'],
      ['S-2', 'صابون گل‌سرخ'],
      ['S-3', 'شامپوی زیتون'],
    ])
      await owner.post('/products', { sku, name, category: 'بهداشت' });
    expect(await names('q=صابون')).toEqual(['صابون گل‌سرخ', 'صابون زیتون']);
    expect(await names('q=زيتون')).toEqual(['شامپوی زیتون', 'صابون زیتون']);
    expect(await names('q=s-2')).toEqual(['صابون گل‌سرخ']);
    expect(await names('q=صا')).toEqual(['صابون گل‌سرخ', 'صابون زیتون']);
    expect(await names('q=100%25')).toEqual([]);
    expect(await names('q=زیتون&category=چای')).toEqual([]);
    const first = (await owner.get('/products?q=صابون&limit=1')).body;
    const second = (await owner.get(`/products?q=صابون&limit=1&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map((one) => one.name)).toEqual(['صابون گل‌سرخ', 'صابون زیتون']);
    expect(second.nextCursor).toBeNull();
  });

  it('that are no goods cost nothing, so that postage leaves the margin known', async () => {
    await owner.post('/products', { sku: 'POST', name: 'هزینهٔ ارسال', goods: false });
    await owner.post('/products', { sku: 'CUP', unitCost: 40 });
    const { body } = await owner.post('/purchases', {
      at: '2026-11-20',
      lines: [
        { sku: 'CUP', quantity: 2, unitPrice: 100 },
        { sku: 'POST', quantity: 1, unitPrice: 30 },
      ],
    });
    expect((await owner.get(`/purchases/${body.purchaseId}`)).body).toMatchObject({
      total: 230,
      cost: 80,
      margin: 150,
    });
  });

  it('are not there for nobody, and not for who may not see them', async () => {
    expect((await owner.get('/products/019b1e6a-7c00-7000-8000-000000000000')).body.code).toBe('products.not-found');
    expect((await owner.delete('/products/019b1e6a-7c00-7000-8000-000000000000')).status).toBe(404);
    expect((await shop.as('viewer').post('/products', { sku: 'X' })).status).toBe(403);
  });
});
