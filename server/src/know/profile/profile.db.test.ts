import { addDays } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { describe, expect, it } from 'vitest';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { customerCreated } from '../../people/customers/events.ts';
import { anything } from '../../spine/testing/test-event.ts';
import { write } from '../../spine/write.ts';
import type { TestApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { daysRecomputed, purchaseRecorded } from '../../trade/purchases/events.ts';
import { loadPurchases, readCdnow } from '../testing/load-purchases.ts';
import { openShop } from '../testing/shop.ts';
import { refitModels } from './commands/refit-models.ts';
import { profilePart } from './personal.ts';

const database = await testDatabase();
const settings = { asOf: 'after-last-purchase' as const };

describe("the page of a customer (R-003's figures)", async () => {
  const shop = await openShop(database, readCdnow(), { calendar: 'gregorian', settings });
  await refitModels(shop.house, shop.workspace.workspaceId);
  const page = async (name: string) => {
    const body = await shop.ask(`/customers/${shop.ids.get(name)}/profile`);
    return {
      ...body,
      value: Object.fromEntries(body.facts.map((fact: { name: string; value: unknown }) => [fact.name, fact.value])),
    };
  };

  it('tells of customer 0001: recency 201, four purchase days, 100.50, R4 F4 M4', async () => {
    const { value, relationship } = await page('0001');
    expect(value).toMatchObject({ recencyDays: 201, transactions: 4, net: 10050, r: 4, f: 4, m: 4, segment: 'loyal' });
    expect(value).toMatchObject({ firstDay: '1997-01-01', lastDay: '1997-12-12', rung: 'client' });
    expect(value.ordersByMonth.reduce((a: number, b: number) => a + b, 0)).toBe(4);
    expect(relationship.reasons.map((one: { fact: string }) => one.fact)).toContain('recencyDays');
  });

  it('tells of customer 0003: 546 days, one purchase, 6.79: 111', async () => {
    const { value, history } = await page('0003');
    expect(value).toMatchObject({
      recencyDays: 546,
      transactions: 1,
      net: 679,
      r: 1,
      f: 1,
      m: 1,
      stage: 'lapsed',
      lapsed: true,
    });
    expect(value.nextPurchaseDay).toBeNull();
    expect(history.map((one: { to: string }) => one.to)).toEqual(['new', 'at-risk', 'lapsed']);
  });

  it('gives the value with the interval that honesty needs', async () => {
    const { facts } = await page('0001');
    const clv = facts.find((fact: { name: string }) => fact.name === 'clv');
    expect(clv.interval[0]).toBeLessThan(clv.value);
    expect(clv.interval[1]).toBeGreaterThan(clv.value);
    expect(clv.warnings).toEqual([]);
  });

  it('declares every fact that it shows, in both languages', async () => {
    const { items } = await shop.ask('/profile/facts');
    const { facts } = await page('0001');
    expect(facts.map((fact: { name: string }) => fact.name)).toEqual(items.map((fact: { name: string }) => fact.name));
    for (const { title, definition } of items) {
      expect(title.fa).not.toBe(title.en);
      expect(definition.fa).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it('shows how good the forecast is: fits, hold-out and calibration', async () => {
    const { current, earlier, asOf } = await shop.ask('/models');
    expect(asOf).toMatchObject({ day: '1998-07-01', setting: 'after-last-purchase' });
    expect(earlier).toEqual([]);
    expect(Object.keys(current.fits).sort()).toEqual(['bgnbd', 'gammagamma', 'mbgnbd', 'paretonbd']);
    expect(current.holdout.models.mbgnbd.mae).toBeCloseTo(0.765, 3);
    expect(current.holdout.models.mbgnbd.byX[0].customers).toBe(1411);
    expect(current.fits.mbgnbd.logCovariance).toBeUndefined();
  });

  it('shows a person what is concluded about her (R-011)', async () => {
    const customerId = shop.ids.get('0001') ?? '';
    const person = { customerId, ids: [customerId], names: [], sharesWith: [], identifiers: [] };
    const told = await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      profilePart.collect(tx, person, shop.house.secrets),
    );
    expect(told).toMatchObject([
      { purchaseDays: 4, net: 10050, segment: 'loyal', model: 'mbgnbd', asOf: '1998-07-01' },
    ]);
  });

  it('hides a customer from who may not see her', async () => {
    const seller = shop.as('manager', { scope: 'own' });
    expect((await seller.get(`/customers/${shop.ids.get('0001')}/profile`)).body.code).toBe(
      'profile.customer-not-found',
    );
    expect((await shop.as('owner').get(`/customers/${uuidv7()}/profile`)).status).toBe(404);
  });
});

describe('a month of moves (R-040, R-110)', () => {
  it('says who moved from where to where, and adds up to everybody', async () => {
    const shop = await openShop(database, [
      { customer: 'first', at: '2026-05-10', amount: 10 },
      { customer: 'second', at: '2026-04-01', amount: 10 },
      { customer: 'second', at: '2026-05-03', amount: 10 },
      { customer: 'lapsing', at: '2025-04-01', amount: 10 },
      { customer: 'lapsing', at: '2025-05-10', amount: 10 },
      { customer: 'returning', at: '2024-01-01', amount: 10 },
      { customer: 'returning', at: '2026-05-20', amount: 10 },
    ]);
    const { stages, rungs, month } = await shop.ask('/profile/movements?month=2026-05&calendar=gregorian');
    expect(month).toBe('2026-05');
    const told = (moves: { from: string; to: string; customers: number }[]) =>
      moves.map(({ from, to, customers }) => `${from} > ${to}: ${customers}`).sort();
    expect(told(stages)).toEqual([
      'at-risk > lapsed: 1',
      'lapsed > won-back: 1',
      'new > active: 1',
      'prospect > new: 1',
    ]);
    expect(told(rungs)).toEqual(['client > customer: 1', 'customer > client: 2', 'prospect > customer: 1']);
    expect((await shop.as('owner').get('/profile/movements?month=2026-13')).body.code).toBe('profile.month-unreadable');
  });
});

describe('the reaction', () => {
  it('refreshes who bought within a moment, and asks once for a fit', async () => {
    const shop = await openShop(database, [{ customer: 'Maryam', at: '2026-05-10', amount: 10 }]);
    const { workspaceId } = shop.workspace;
    const customerId = shop.ids.get('Maryam') ?? '';
    const sell = (day: string) =>
      write(shop.house.path, { workspaceId, actor: 'test', source: 'test' }, async (w) => {
        w.put(
          `insert into purchases_purchase (workspace_id, purchase_id, customer_id, at, day, total, content_hash, created_at)
           values ($1, $2, $3, now(), $4, 40, '\\x00', now())`,
          [workspaceId, uuidv7(), customerId, day],
        );
        w.tell(purchaseRecorded(customerId, anything));
        return {};
      });
    await sell('2026-05-11');
    await sell('2026-05-12');
    await shop.house.pump.drain(workspaceId);
    const { facts } = await shop.ask(`/customers/${customerId}/profile`);
    expect(facts.find((fact: { name: string }) => fact.name === 'net').value).toBe(90);
    const { rows } = await shop.house.workerPool.query('select count(*) as n from platform_job where key = $1', [
      `profile.refit:${workspaceId}`,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('asks for a fit when the owner does', async () => {
    const shop = await openShop(database, []);
    const answer = await shop.as('owner').post('/models/refit');
    expect([answer.status, answer.body]).toEqual([202, { queued: true }]);
    expect(await shop.ask('/models')).toMatchObject({ fitting: true });
    expect((await shop.as('viewer').post('/models/refit')).status).toBe(403);
  });

  it('rebuilds everybody when the days were cut anew', async () => {
    const shop = await openShop(database, [{ customer: 'Reza', at: '2026-05-10', amount: 10 }]);
    const { workspaceId } = shop.workspace;
    await inWorkspace(shop.house.workerPool, workspaceId, (tx) =>
      tx.query(`update purchases_purchase set day = day - 1 where workspace_id = $1`, [workspaceId]),
    );
    await write(shop.house.path, { workspaceId, actor: 'test', source: 'test' }, async (w) => {
      w.tell(daysRecomputed({ purchases: 1, returns: 0 }));
      return {};
    });
    await shop.house.pump.drain(workspaceId);
    const { facts } = await shop.ask(`/customers/${shop.ids.get('Reza')}/profile`);
    expect(facts.find((fact: { name: string }) => fact.name === 'lastDay').value).toBe('2026-05-09');
  });
});

describe('when the models are fitted', () => {
  const rows = [
    { customer: 'Maryam', at: '2026-05-10', amount: 10 },
    { customer: 'Reza', at: '2026-05-11', amount: 20 },
  ];
  /** A shop whose purchases have just come in and have not been heard yet. */
  async function unheard(origin: 'live' | 'import') {
    const shop = await openShop(database, []);
    const { workspaceId } = shop.workspace;
    const hear = async () => {
      const ids = await loadPurchases(shop.house.workerPool, workspaceId, rows);
      await write(shop.house.path, { workspaceId, actor: 'test', source: 'test', origin }, async (w) => {
        for (const customerId of ids.values()) w.tell(purchaseRecorded(customerId, anything));
        return {};
      });
      await shop.house.pump.drain(workspaceId);
    };
    const waits = async () => {
      const { rows: jobs } = await shop.house.workerPool.query(
        'select run_at = $2 as waits from platform_job where key = $1',
        [`profile.refit:${workspaceId}`, new Date(shop.clock.now().getTime() + 20_000)],
      );
      return jobs.map((job) => job.waits);
    };
    return { ...shop, workspaceId, hear, waits };
  }
  const importIs = (shop: { house: TestApp['house']; workspaceId: string }, state: string) =>
    inWorkspace(shop.house.workerPool, shop.workspaceId, (tx) =>
      tx.query(
        `insert into intake_import as i (workspace_id, import_id, kind, state, file_name, inspection, mapping, actor, created_at)
         values ($1, $1, 'purchases', $2, 'sales.csv', '{}', '{}', 'test', now())
         on conflict (workspace_id, import_id) do update set state = excluded.state`,
        [shop.workspaceId, state],
      ),
    );

  it.each(['live', 'import'] as const)('a shop without any forecast gets one at once: %s', async (origin) => {
    const shop = await unheard(origin);
    await shop.hear();
    expect(await shop.waits()).toEqual([false]);
    expect(await shop.ask('/models')).toMatchObject({ current: null, fitting: true });
    await refitModels(shop.house, shop.workspaceId);
    const { current, fitting, changedSince } = await shop.ask('/models');
    expect([current.customers, fitting, changedSince]).toEqual([2, false, 0]);
  });

  it('later the sales of a day are let settle, and those of an import are not kept waiting', async () => {
    const live = await unheard('live');
    const file = await unheard('import');
    for (const shop of [live, file]) {
      await shop.hear();
      await refitModels(shop.house, shop.workspaceId);
      await shop.house.workerPool.query('delete from platform_job where key = $1', [
        `profile.refit:${shop.workspaceId}`,
      ]);
      await shop.hear();
    }
    expect(await live.waits()).toEqual([true]);
    expect(await file.waits()).toEqual([false]);
  });

  it('a file that is still coming in is not fitted by halves; its end brings the fit forward', async () => {
    const shop = await unheard('import');
    await importIs(shop, 'running');
    await shop.hear();
    expect(await shop.waits()).toEqual([true]);
    await importIs(shop, 'done');
    await shop.hear();
    expect(await shop.waits()).toEqual([false]);
  });

  it('nobody is fitted while nobody has bought', async () => {
    const shop = await openShop(database, []);
    await shop.as('owner').post('/customers', { name: 'Reza' });
    const { workspaceId } = shop.workspace;
    await write(shop.house.path, { workspaceId, actor: 'test', source: 'test' }, async (w) => {
      w.tell(customerCreated(uuidv7(), { kind: 'person', kinds: [] }));
      return {};
    });
    await shop.house.pump.drain(workspaceId);
    expect(await shop.ask('/models')).toMatchObject({ current: null, fitting: false });
  });
});

it("R-010: tells what she buys by category, net of returns, without fees; a sale without a category takes the product's", async () => {
  const shop = await openShop(database, [{ customer: 'Maryam', at: '2026-05-10', amount: 1000 }]);
  const { workspaceId } = shop.workspace;
  const [tea, post] = [uuidv7(), uuidv7()];
  await inWorkspace(shop.house.workerPool, workspaceId, async (tx) => {
    await tx.query(
      `insert into products_product (workspace_id, product_id, sku, sku_key, category, goods, created_at, updated_at)
       values ($1, $2, 'TEA', 'tea', 'چای', true, now(), now()), ($1, $3, 'POST', 'post', 'ارسال', false, now(), now())`,
      [workspaceId, tea, post],
    );
    await tx.query(
      `insert into purchases_line (workspace_id, purchase_id, position, product_id, category, quantity, unit_price, amount, returned_quantity)
       select $1, purchase_id, l.position, l.product_id, l.category, 4000, l.amount / 4, l.amount, l.returned
       from purchases_purchase, (values (1, $2::uuid, '', 600, 0), (2, null, 'فنجان', 400, 2000), (3, $3, '', 80, 0), (4, null, 'قند', 120, 4000))
         as l (position, product_id, category, amount, returned) where workspace_id = $1`,
      [workspaceId, tea, post],
    );
  });
  const { facts } = await shop.ask(`/customers/${shop.ids.get('Maryam')}/profile`);
  expect(facts.find((fact: { name: string }) => fact.name === 'categories').value).toEqual([
    { category: 'چای', orders: 1, net: 600, share: 0.75 },
    { category: 'فنجان', orders: 1, net: 200, share: 0.25 },
  ]);
});

it('R-040: the moves of a month are the same counted at once as told one by one', async () => {
  let seed = 11;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const rows = Array.from({ length: 40 }, (_, who) =>
    Array.from({ length: 1 + next(5) }, () => ({
      customer: `c-${who}`,
      at: addDays('2024-01-01', next(900)),
      amount: 10,
    })),
  ).flat();
  const shop = await openShop(database, rows, { calendar: 'gregorian' });
  const people = await Promise.all([...shop.ids.values()].map((id) => shop.ask(`/customers/${id}/profile`)));
  const standing = (changes: { day: string; to: string }[], day: string) =>
    changes.findLast((one) => one.day <= day)?.to ?? 'prospect';
  for (const [month, before, end] of [
    ['2024-09', '2024-08-31', '2024-09-30'],
    ['2025-11', '2025-10-31', '2025-11-30'],
    ['2026-05', '2026-04-30', '2026-05-31'],
  ] as const) {
    const told = await shop.ask(`/profile/movements?month=${month}`);
    for (const [ladder, changes] of [
      ['stages', 'history'],
      ['rungs', 'rungs'],
    ] as const) {
      const moves = new Map<string, number>();
      for (const person of people) {
        const [from, to] = [standing(person[changes], before), standing(person[changes], end)];
        moves.set(`${from} > ${to}`, (moves.get(`${from} > ${to}`) ?? 0) + 1);
      }
      const counted = told[ladder].map((one: { from: string; to: string; customers: number }) => [
        `${one.from} > ${one.to}`,
        one.customers,
      ]);
      expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(moves));
      expect(moves.size).toBeGreaterThan(0);
    }
  }
});
