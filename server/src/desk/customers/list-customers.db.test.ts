import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { seedWorkspace } from '../../../../bench/seed.ts';
import { inWorkspace } from '../../platform/database/transaction.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';

const database = await testDatabase();
const { house, as } = await testApp(database);
const owner = as('owner');
const names = async (query: string, who = owner) =>
  (await who.get(`/customers?${query}`)).body.items.map((one: { name: string }) => one.name);

describe('the customers list', () => {
  it('finds one person by any spelling of her phone and name', async () => {
    const made = await owner.post('/customers', {
      name: 'مريم علي‌پور',
      phones: ['۰۹۱۲ ۳۴۵ ۶۷۸۹'],
      emails: ['Maryam@Example.com'],
      externalId: 'C-77',
      tags: ['وفادار'],
      city: 'اصفهان',
    });
    expect(made.status).toBe(201);
    await owner.post('/customers', { name: 'زهرا یوسفی', phones: ['+98 913 111 2233'] });
    for (const q of ['مریم', 'علی پور', 'عليپور', 'مریم علی', '09123456789', '+98912 345 6789', '۶۷۸۹', 'maryam@'])
      expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, ['مریم علی‌پور']]);
  });

  it('takes one or two letters as the beginning of a word only', async () => {
    expect(await names(`q=${encodeURIComponent('یو')}`)).toEqual(['زهرا یوسفی']);
    expect(await names(`q=${encodeURIComponent('سف')}`)).toEqual([]);
    expect(await names(`q=${encodeURIComponent('%')}`)).toEqual([]);
  });

  it('filters by tag, city and what is known of a person', async () => {
    expect(await names(`tag=${encodeURIComponent('وفادار')}`)).toEqual(['مریم علی‌پور']);
    expect(await names(`city=${encodeURIComponent('اصفهان')}&hasEmail=true`)).toEqual(['مریم علی‌پور']);
    expect(await names('hasEmail=false')).toEqual(['زهرا یوسفی']);
    expect((await owner.get('/customers/count?hasPhone=true')).body).toEqual({ count: 2, more: false });
  });

  it('refuses a filter or a sort it does not know', async () => {
    expect((await owner.get('/customers?sort=password')).status).toBe(400);
    expect((await owner.get('/customers?shoe=42')).body.code).toBe('request.invalid');
  });

  it('shows a seller only her own customers, masked as her role says', async () => {
    const seller = as('seller', { scope: 'own' });
    expect(await names('', seller)).toEqual([]);
    const viewer = as('owner', { masked: new Set(['phone']) });
    expect((await viewer.get('/customers?tag=%D9%88%D9%81%D8%A7%D8%AF%D8%A7%D8%B1')).body.items[0].phone).toBe(
      '•••• 6789',
    );
  });

  it('pages through everybody once, in every order', async () => {
    for (let n = 0; n < 23; n++) await owner.post('/customers', { name: `مشتری ${n}` });
    const { count } = (await owner.get('/customers/count')).body;
    for (const sort of ['newest', 'oldest', 'name', 'last-purchase', 'net']) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: { id: string }[]; nextCursor: string | null } = (
          await owner.get(`/customers?limit=7&sort=${sort}${cursor === null ? '' : `&cursor=${cursor}`}`)
        ).body;
        seen.push(...page.items.map((one) => one.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect([sort, new Set(seen).size, seen.length]).toEqual([
        sort,
        sort === 'net' ? seen.length : count,
        seen.length,
      ]);
    }
  });
});

describe('behind row-level security', () => {
  const admin = new pg.Pool({ connectionString: database.superUrl, max: 1 });
  afterAll(() => admin.end());

  it('no search of the list walks a whole table', async () => {
    const shop = await seedWorkspace(database.superUrl, { customers: 20_000, purchasesEach: 1 });
    const wishes = [
      { name: '%قزوینی%' },
      { name: '% زن%' },
      { phoneTail: '4321' },
      { email: 'nobody@' },
      { sort: 'newest' },
      { sort: 'name' },
      { name: '%ژژژ%' },
      { ids: ['00000000-0000-7000-8000-000000000000'] },
    ];
    const scans = async () => {
      await admin.query('select pg_stat_clear_snapshot(), pg_stat_force_next_flush()');
      const { rows } = await admin.query(
        `select coalesce(sum(seq_scan), 0)::int as n from pg_stat_user_tables where relname in ('customers_customer', 'customers_identifier')`,
      );
      return rows[0].n as number;
    };
    for (const wish of wishes) {
      const before = await scans();
      await inWorkspace(house.pool, shop, async (tx) => {
        await tx.query('select customer_id from desk_find_customers($1::jsonb, 51)', [JSON.stringify(wish)]);
        await tx.query('select pg_stat_force_next_flush()');
      });
      expect([wish, (await scans()) - before]).toEqual([wish, 0]);
    }
  });
});
