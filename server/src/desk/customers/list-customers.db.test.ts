import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { seedWorkspace } from '../../../../bench/seed.ts';
import type { Principal } from '../../edge/http/principal.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { rightsOf } from '../../people/staff/rules/rights.ts';
import { testApp, testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { exportOfList } from './export-customers.ts';
import { findByText } from './find-by-keys.ts';
import { type CustomerLine as Line, listCustomers } from './list-customers.ts';
import { sorts } from './read-wish.ts';

const database = await testDatabase();
const { house, workspace, as } = await testApp(database);
const owner = as('owner');
const admin = new pg.Pool({ connectionString: database.superUrl, max: 1 });
afterAll(() => admin.end());
const names = async (query: string, who = owner) =>
  (await who.get(`/customers?${query}`)).body.items.map((one: { name: string }) => one.name);

const told = { persons: null, values: null };

const seesAll = (workspaceId: string) =>
  ({ workspaceId, rights: new Set(['*']), scope: 'all', team: [], masked: new Set() }) as unknown as Principal;

/** The whole list page by page, where chances and values may be told. */
async function everyPage(workspaceId: string, query: Record<string, unknown>): Promise<Line[]> {
  const principal = seesAll(workspaceId);
  const seen: Line[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Line[]; nextCursor: string | null } = await inWorkspace(house.pool, workspaceId, (tx) =>
      listCustomers(tx, principal, { ...query, ...(cursor === null ? {} : { cursor }) }, told),
    );
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
}

/** Customers of whom a part has bought and a part is scored, with many equal values; two in three have facts. */
async function knownInPart(workspaceId: string, count: number) {
  await admin.query(
    `insert into customers_customer (workspace_id, customer_id, kind, name, search_key, city, created_at, updated_at)
     select $1, uuidv7(), 'person', (array['', 'پروین', 'گیتی', 'کیان', 'وحید', 'هما', 'یلدا', 'آرش'])[1 + n % 8], '', (array['', 'یزد', 'همدان', 'اصفهان'])[1 + n % 4], now(), now()
     from generate_series(1, $2) n`,
    [workspaceId, count],
  );
  await factsOf(workspaceId);
}

/** Facts and scores of two in three customers, many of them equal. */
async function factsOf(workspaceId: string) {
  const run = (sql: string) => admin.query(sql, [workspaceId]);
  await run(`insert into profile_customer (workspace_id, customer_id, orders, gross, returned, last_day, created_day)
    select workspace_id, customer_id, n % 5, (n % 7) * 1000, (n % 3) * 2000, case when n % 5 > 0 then date '2026-01-01' + (n % 9)::int end, date '2025-01-01'
    from (select *, row_number() over (order by customer_id) as n from customers_customer where workspace_id = $1) c where n % 3 > 0`);
  await run(`insert into profile_fit (workspace_id, fit_id, made_at, as_of, data_from, data_to, customers, repeaters, model, fits, assumptions, seconds, is_current)
    values ($1, uuidv7(), now(), '2026-01-20', '2025-01-01', '2026-01-20', 40, 30, 'bgnbd', '{}', '{}', 1, true)`);
  await run(`insert into profile_score (workspace_id, fit_id, customer_id, r, f, m, segment, p_alive, clv)
    select c.workspace_id, f.fit_id, c.customer_id, 1, 1, 1, 'new', case when n % 4 > 0 then (n % 6) / 7.0 end, case when n % 5 > 0 then (n % 6) * 12345.678 end
    from (select *, row_number() over (order by customer_id) as n from profile_customer where workspace_id = $1) c
    join profile_fit f on f.workspace_id = c.workspace_id where n % 2 > 0`);
}

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

  it('sorts nobody by a chance or a value that may not be told of her', async () => {
    for (const sort of sorts.filter((one) => /^(alive|clv)/.test(one))) {
      for (const path of [`/customers?sort=${sort}`, `/exports/customers?sort=${sort}`]) {
        const refused = await owner.get(path);
        expect([path, refused.status, refused.body.code]).toEqual([path, 409, 'desk.chance-untold']);
      }
    }
  });

  it("finds a customer by the shop's own code, whole or its beginning, in any spelling", async () => {
    for (const [name, externalId] of [
      ['پروین', '0001'],
      ['کیان', '00017'],
      ['شیوا', 'SH-204'],
    ])
      await owner.post('/customers', { name, externalId });
    const { customerId } = (await owner.post('/customers', { name: 'بیتا' })).body;
    const setIdentifiers = [{ kind: 'external', scope: 'hesabfa', value: '0001-B' }];
    await owner.patch(`/customers/${customerId}`, { version: 1, setIdentifiers });
    expect((await names('q=0001')).sort()).toEqual(['بیتا', 'پروین', 'کیان']);
    expect(await names(`q=${encodeURIComponent('۰۰۰۱۷')}`)).toEqual(['کیان']);
    expect(await names('q=sh-20')).toEqual(['شیوا']);
    // one or two signs are a whole code or none
    expect(await names('q=00')).toEqual([]);
    expect((await owner.get('/customers/count?q=0001')).body.count).toBe(3);
  });

  it('finds phones that end in the digits beside codes that begin with them', async () => {
    await owner.post('/customers', { name: 'ته‌تلفن', phones: ['0914 555 2040'] });
    await owner.post('/customers', { name: 'سرکد', externalId: '2040-7' });
    expect((await names('q=2040')).sort()).toEqual(['ته‌تلفن', 'سرکد']);
  });

  it('refuses a filter or a sort it does not know', async () => {
    const refused = await owner.get('/customers?sort=password');
    expect(refused.status).toBe(400);
    expect(refused.body.data.problems).toEqual([
      expect.objectContaining({ en: `must be one of: ${sorts.join(', ')}` }),
    ]);
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

  it('finds a part of a name that many share under every order, page after page', async () => {
    const { workspaceId } = await testWorkspace(database);
    const shop = as('owner', { workspaceId });
    for (let n = 0; n < 12; n++) await shop.post('/customers', { name: `رضا ${'ابتث'[n % 4]}${n}` });
    await shop.post('/customers', { name: 'مینا' });
    await house.pump.drain(workspaceId);
    for (const sort of sorts.filter((one) => !/^(alive|clv)/.test(one))) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { items: { name: string }[]; nextCursor: string | null } = (
          await shop.get(`/customers?q=${encodeURIComponent('رضا')}&sort=${sort}&limit=5${cursor}`)
        ).body;
        seen.push(...page.items.map((one) => one.name));
        cursor = page.nextCursor === null ? null : `&cursor=${page.nextCursor}`;
      }
      expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 12, 12]);
    }
  });

  it('pages through everybody once, in every order and both directions; what is not known stands last', async () => {
    const { workspaceId } = await testWorkspace(database);
    const shop = as('owner', { workspaceId });
    await knownInPart(workspaceId, 61);
    const everybody = (await shop.get('/customers/count')).body.count;
    expect(everybody).toBe(61);
    const shownBy: Record<string, (one: Line) => string | number | null> = {
      newest: (one) => one.id,
      oldest: (one) => one.id,
      name: (one) => one.name || null,
      city: (one) => one.city || null,
      'last-purchase': (one) => one.lastDay,
      orders: (one) => (one.lastDay === null ? null : one.orders),
      net: (one) => (one.lastDay === null ? null : one.net),
      alive: (one) => one.pAlive,
      clv: (one) => one.clv,
    };
    const persian = new Intl.Collator('fa');
    for (const sort of sorts) {
      const seen = await everyPage(workspaceId, { limit: 7, sort });
      expect([sort, seen.length, new Set(seen.map((one) => one.id)).size]).toEqual([sort, everybody, everybody]);
      const values = seen.map((one) => shownBy[sort.replace(/-(asc|desc)$/, '')]?.(one) ?? null);
      const known = values.filter((value) => value !== null);
      expect([sort, values.slice(known.length)]).toEqual([sort, values.slice(known.length).fill(null)]);
      const rises = sort === 'name' || sort === 'city' || sort === 'oldest' || sort.endsWith('-asc');
      for (const [i, value] of known.slice(1).entries()) {
        const before = known[i] ?? '';
        const way =
          typeof value === 'number'
            ? value - Number(before)
            : /name|city/.test(sort)
              ? persian.compare(value, String(before))
              : Number(value > before) - Number(value < before);
        expect([sort, before, value, rises ? way >= 0 : way <= 0]).toEqual([sort, before, value, true]);
      }
    }
    // a filter that needs the same tables changes nothing of that
    for (const sort of sorts)
      expect(
        new Set((await everyPage(workspaceId, { limit: 9, sort, netMin: -100_000_000 })).map((one) => one.id)).size,
      ).toBe(41);
  });
});

describe('the list as a file', () => {
  const file = async (query: string, who = owner) => {
    const out = await who.get(`/exports/customers?${query}`);
    const [, ...rows] = String(out.body).trim().split('\r\n');
    return {
      status: out.status,
      count: Number(out.headers['x-row-count']),
      names: rows.map((row) => row.split(',')[0]),
    };
  };

  it("has what the list shows, in the list's order, in words and days of the business, and no code or bare phone", async () => {
    const { workspaceId } = await testWorkspace(database);
    const shop = as('owner', { workspaceId });
    await knownInPart(workspaceId, 31);
    const made = await shop.post('/customers', { name: 'لیلا', phones: ['09700015615'], gender: 'female' });
    expect(made.status).toBe(201);
    for (const sort of ['net-asc', 'last-purchase', 'city', 'newest']) {
      const out = await shop.get(`/exports/customers?sort=${sort}`);
      const [head = '', ...rows] = String(out.body).trim().split('\r\n');
      const shown = await everyPage(workspaceId, { limit: 200, sort });
      const heads = head.replace('\uFEFF', '').split(',');
      const cells = (name: string) => rows.map((row) => row.split(',')[heads.indexOf(name)]);
      expect([sort, cells('شناسهٔ پیوند')]).toEqual([sort, shown.map((one) => one.id)]);
      expect(cells('جمع خرید (ریال)')).toEqual(shown.map((one) => (one.orders === 0 ? '' : String(one.net))));
      expect(cells('شمار خریدها')).toEqual(shown.map((one) => String(one.orders)));
      expect(cells('آخرین خرید').find((day) => day !== '')).toMatch(/^14\d\d\/\d\d\/\d\d$/);
      expect(new Set(cells('بخش در پیوند'))).toEqual(new Set(['', 'تازه‌وارد']));
      expect(new Set(cells('نوع مشتری'))).toEqual(new Set(['شخص']));
      expect(cells('جنسیت')).toContain('زن');
      expect(rows.join()).toContain('0970 001 5615');
      expect(rows.join()).not.toMatch(/person|female|hibernating|"?09700015615/);
      // 1 December in Greenwich may be another day in Tehran, and it is a day of Azar here
      expect(decodeURIComponent(String(out.headers['content-disposition']))).toMatch(
        /مشتریان .* 14\d\d-\d\d-\d\d\.csv/,
      );
    }
  });

  it('holds exactly those whom the filter shows, as many as are counted', async () => {
    for (const n of [1, 2, 3]) await owner.post('/customers', { name: `نوروزی ${n}`, city: 'کاشان', tags: ['نوروز'] });
    await owner.post('/customers', { name: 'شاهین', city: 'کاشان' });
    for (const query of [
      `tag=${encodeURIComponent('نوروز')}`,
      `q=${encodeURIComponent('نوروزی')}`,
      'hasEmail=true',
      '',
    ]) {
      const { names: written, count } = await file(query);
      expect([query, count]).toEqual([query, (await owner.get(`/customers/count?${query}`)).body.count]);
      expect([...written].sort()).toEqual((await names(`limit=200&${query}`)).sort());
    }
    expect((await file(`tag=${encodeURIComponent('نوروز')}&sort=oldest`)).names).toEqual([
      'نوروزی 1',
      'نوروزی 2',
      'نوروزی 3',
    ]);
    expect(await file('q=%25')).toMatchObject({ status: 200, count: 0 });
  });

  it('goes on over pages, and misses nobody', async () => {
    const principal = {
      ...rightsOf('owner'),
      actor: 'user:o',
      userId: null,
      name: 'o',
      role: 'owner',
      team: [],
      workspaceId: workspace.workspaceId,
    };
    const list = exportOfList({ city: 'کاشان' }, undefined, told);
    const written = await inWorkspace(house.pool, workspace.workspaceId, async (tx) => {
      const rows: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await list.page({ tx, principal, workspace }, after, 3);
        rows.push(...page.rows.map(([name]) => name));
        after = page.last;
      } while (after !== undefined);
      return rows;
    });
    expect(written).toEqual(['شاهین', 'نوروزی 3', 'نوروزی 2', 'نوروزی 1']);
  });

  it('shows a seller only her own, and needs the right to export', async () => {
    expect(
      (await file('', as('seller', { scope: 'own', rights: new Set(['exports.run', 'customers.read']) }))).count,
    ).toBe(0);
    expect((await file('', as('seller', { rights: new Set(['exports.run']) }))).status).toBe(403);
    expect((await file('', as('seller', { rights: new Set(['customers.read']) }))).status).toBe(403);
    expect((await file('shoe=42')).status).toBe(400);
  });
});

describe('behind row-level security', () => {
  it('no search of the list walks a whole table', async () => {
    const shop = await seedWorkspace(database.superUrl, { customers: 20_000, purchasesEach: 1 });
    await admin.query(
      `insert into customers_identifier (workspace_id, kind, scope, match_key, customer_id, value, created_at)
       select workspace_id, 'external', case when n % 4 = 0 then 'hesabfa' else '' end, 'c-' || n, customer_id, 'C-' || n, now()
       from (select workspace_id, customer_id, row_number() over () as n from customers_customer where workspace_id = $1) c`,
      [shop],
    );
    await factsOf(shop);
    await admin.query('analyze customers_identifier, profile_customer, profile_score');
    const wishes = [
      { name: '%قزوینی%' },
      { name: '% زن%' },
      ...sorts.map((sort) => ({ sort })),
      { name: '%ژژژ%' },
      { ids: ['00000000-0000-7000-8000-000000000000'] },
    ];
    const scans = async () => {
      await admin.query('select pg_stat_clear_snapshot(), pg_stat_force_next_flush()');
      const { rows } = await admin.query(
        `select coalesce(sum(seq_scan), 0)::int as n from pg_stat_user_tables where relname in ('customers_customer', 'customers_identifier', 'profile_customer', 'profile_score')`,
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
    for (const q of ['4321', '0912 345', '۰۹۱۲۱۱۱۱۱۱۱', 'c-7', 'nobody@', '524617']) {
      const before = await scans();
      await inWorkspace(house.pool, shop, async (tx) => {
        await findByText(tx, seesAll(shop), q);
        await tx.query('select pg_stat_force_next_flush()');
      });
      expect([q, (await scans()) - before]).toEqual([q, 0]);
    }
  });
});
