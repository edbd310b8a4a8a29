import { isRefusal } from '@peyvand/kernel/refusal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../ground/config.ts';
import { inWorkspace } from '../../ground/database/transaction.ts';
import { diskSpace, isBelowFloor } from '../../ground/files/disk-floor.ts';
import { silentLog } from '../../ground/log.ts';
import { withinQuota } from '../../ground/quota/at-once.ts';
import { quota, readQuotas } from '../../ground/quota/quotas.ts';
import { type Caller, testApp, testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { countExactly, RequestCount } from './count-requests.ts';

const database = await testDatabase();
const small = {
  PEYVAND_MAX_WEBHOOKS: '3',
  PEYVAND_MAX_TOKENS: '2',
  PEYVAND_MAX_FILES: '2',
  PEYVAND_MAX_IMPORTS_WAITING: '2',
};
const shop = await testApp(database, { env: { ...small, PEYVAND_WRITES_A_MINUTE: '40' } });
const here = new RequestCount(shop.house.pool, silentLog, shop.house.clock);
const there = new RequestCount(shop.house.pool, silentLog, shop.house.clock);
afterAll(() => {
  here.stop();
  there.stop();
});

/** The place under which the database counts her whole phones, once she has asked for one. */
async function whoAsked(caller: Caller): Promise<string[]> {
  const placesSql = `select place from platform_rate where place like 'recognise %'`;
  const before = new Set((await shop.house.pool.query(placesSql)).rows.map((row) => row.place as string));
  await caller.get('/customers?q=09123456789');
  const { rows } = await shop.house.pool.query(placesSql);
  return rows.map((row) => row.place as string).filter((place) => !before.has(place));
}

describe('GATES 3: requests a minute of one caller', () => {
  const at = Date.UTC(2026, 10, 21, 9, 0, 20);

  it('are counted over processes, and the refusal says when to come again', async () => {
    for (let n = 0; n < 60; n++) expect(here.add('her', 100, at)).toBeUndefined();
    for (let n = 0; n < 60; n++) expect(there.add('her', 100, at)).toBeUndefined();
    await here.share(at);
    await there.share(at);
    expect(there.add('her', 100, at)).toBe(40);
    for (let n = 0; n < 20; n++) here.add('her', 100, at);
    await here.share(at);
    expect(here.add('her', 100, at)).toBe(40);
    expect(here.add('another', 100, at)).toBeUndefined();
    expect(here.add('her', 100, at + 60_000)).toBeUndefined();
  });

  it('beyond which she is answered 429 with Retry-After, and her neighbour is not', async () => {
    const [one, other] = [shop.as('owner'), shop.as('owner')];
    let refused: Awaited<ReturnType<typeof one.post>> | undefined;
    for (let n = 0; n < 90 && refused === undefined; n++) {
      const answer = await one.post('/customers', { name: 'مریم' });
      if (answer.status === 429) refused = answer;
    }
    expect(refused?.body.code).toBe('request.too-many');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await one.get('/customers')).status).toBe(200);
    expect((await other.post('/customers', { name: 'علی' })).status).toBe(201);
  });
});

describe('GATES 3: whole phones that one who sees no phones may ask for', () => {
  it('are counted exactly, over processes, and said with the time to come back', async () => {
    const seller = shop.as('cashier', { masked: new Set(['phone']) });
    const minute = Math.floor(shop.clock.now().getTime() / 60_000);
    // another process has answered her eighteen times in this minute
    const [actor] = await whoAsked(seller);
    await shop.house.pool.query('update platform_rate set count = 18 where place = $1 and minute = $2', [
      actor,
      minute,
    ]);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => seller.get(`/customers?q=0912345670${n}`)));
    expect(answers.filter((one) => one.status === 200)).toHaveLength(2);
    const refused = answers.find((one) => one.status !== 200);
    expect([refused?.status, refused?.body.code]).toEqual([429, 'desk.recognised-often']);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    shop.clock.set('2026-11-21T09:05:00Z');
    expect((await seller.get('/customers?q=09123456789')).status).toBe(200);
  });

  it('one count, one answer: of many who ask at once none is counted twice', async () => {
    const asked = await Promise.all(
      Array.from({ length: 30 }, () => countExactly(shop.house.pool, 'at once', 20, shop.clock.now())),
    );
    expect(asked.filter((one) => one === undefined)).toHaveLength(20);
  });
});

describe('GATES 3: what one business may have', () => {
  type OneOf = Parameters<typeof withinQuota>[0];
  /** What another process would have: settings and connections of its own; only the rows are the same. */
  const oneOf = (): OneOf => ({
    pool: shop.house.pool,
    log: silentLog,
    config: { ...shop.house.config, quotas: readQuotas({ PEYVAND_MAX_EXPORTS: '1' }) },
  });
  let at = '';
  let another = '';
  beforeEach(async () => {
    at = (await testWorkspace(database)).workspaceId;
    another = (await testWorkspace(database)).workspaceId;
  });

  it('is bounded, also when many are asked for at once; the refusal says what to do, and another business has its own', async () => {
    const make = () => shop.as('owner').post('/webhooks', { url: 'https://shop.example/hook' });
    const answers = await Promise.all(Array.from({ length: 8 }, make));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(3);
    const refused = answers.find((one) => one.status !== 201);
    expect([refused?.status, refused?.body.code]).toEqual([409, 'quota.reached']);
    expect(refused?.body.message.fa).toContain('PEYVAND_MAX_WEBHOOKS');
    const [first] = (await shop.as('owner').get('/webhooks')).body.items;
    await shop.as('owner').delete(`/webhooks/${first.id}`);
    expect((await make()).status).toBe(201);
  });

  it('of files and of imports in line', async () => {
    const upload = () => shop.as('owner').post('/imports?kind=customers&name=a.csv', 'name,phone\nنرگس,09123456789\n');
    const [one, two, three] = [await upload(), await upload(), await upload()];
    expect([one.status, two.status, three.status, three.body.code]).toEqual([201, 201, 409, 'quota.reached']);
    expect((await shop.as('owner').post(`/imports/${one.body.id}/start`)).status).toBe(202);
    expect((await shop.as('owner').post(`/imports/${two.body.id}/start`)).status).toBe(202);
  });

  it('of work at once, in all processes together: the next is told to wait a moment, another business has its own', async () => {
    const processes = [oneOf(), oneOf()];
    const [here, there] = processes as [OneOf, OneOf];
    const open = Promise.withResolvers<string>();
    const begun = Promise.withResolvers<void>();
    const first = withinQuota(here, 'exports', at, () => {
      begun.resolve();
      return open.promise;
    });
    await begun.promise;
    expect(await withinQuota(there, 'exports', at, async () => 'second')).toMatchObject({
      code: `${quota.module}.busy`,
      status: 429,
      data: { retryAfter: 5 },
    });
    expect(await withinQuota(there, 'exports', another, async () => 'of another')).toBe('of another');
    open.resolve('done');
    expect(await first).toBe('done');
    await expect(withinQuota(there, 'exports', at, () => Promise.reject(new Error('the disk broke')))).rejects.toThrow(
      'the disk broke',
    );
    expect(await withinQuota(here, 'exports', at, async () => 'third')).toBe('third');
  });

  it('of many that begin at the same moment in two processes, as many as may', async () => {
    const [here, there] = [oneOf(), oneOf()];
    const open = Promise.withResolvers<string>();
    const answers = Array.from({ length: 12 }, (_, n) =>
      withinQuota(n % 2 === 0 ? here : there, 'exports', at, () => open.promise),
    );
    const refused: unknown[] = [];
    for (const one of answers) void one.then((answer) => isRefusal(answer) && refused.push(answer));
    await expect.poll(() => refused.length, { timeout: 30_000 }).toBe(11);
    open.resolve('done');
    expect((await Promise.all(answers)).filter((one) => one === 'done')).toHaveLength(1);
  });

  it('of what a dead process had: it counts until its lease is over, and not for ever', async () => {
    const died = (seconds: number) =>
      inWorkspace(shop.house.pool, at, (tx) =>
        tx.run(
          `insert into platform_at_once values ($1, 'exports', gen_random_uuid(), clock_timestamp() + make_interval(secs => $2))`,
          [at, seconds],
        ),
      );
    await died(-1);
    expect(await withinQuota(oneOf(), 'exports', at, async () => 'done')).toBe('done');
    await died(60);
    expect(await withinQuota(oneOf(), 'exports', at, async () => 'done')).toMatchObject({ status: 429 });
  });

  it('of exports by the door of the product', async () => {
    const owner = shop.as('owner');
    await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.run(
        `insert into platform_at_once select $1, 'exports', gen_random_uuid(), clock_timestamp() + interval '1 hour' from generate_series(1, 2)`,
        [shop.workspace.workspaceId],
      ),
    );
    const answer = await owner.get('/exports/customers');
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([429, 'quota.busy', '5']);
    await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.run('delete from platform_at_once where workspace_id = $1', [shop.workspace.workspaceId]),
    );
    expect((await owner.get('/exports/customers')).status).toBe(200);
    // its place is free before the answer leaves
    const left = await inWorkspace(shop.house.pool, shop.workspace.workspaceId, (tx) =>
      tx.query('select 1 from platform_at_once where workspace_id = $1', [shop.workspace.workspaceId]),
    );
    expect(left).toEqual([]);
  });

  it('is a setting: a value that is no number stops the start with the name of the variable', () => {
    expect(() => readConfig({ PEYVAND_MAX_TOKENS: 'many' })).toThrow('PEYVAND_MAX_TOKENS');
    expect(() => readConfig({ PEYVAND_READS_A_MINUTE: '0' })).toThrow('PEYVAND_READS_A_MINUTE');
  });
});

describe('GATES 5: the floor of the disk', () => {
  const gb = 1024 ** 3;
  it.each([
    [0.9 * gb, 10 * gb, true],
    [1.1 * gb, 10 * gb, false],
    [4 * gb, 100 * gb, true],
    [6 * gb, 100 * gb, false],
    [0, 0, true],
  ])('%d free of %d', (free, all, below) => {
    expect(isBelowFloor({ free, all })).toBe(below);
  });

  it('is looked at where the data lie', async () => {
    const { free, all } = await diskSpace(shop.house.config.dataDir);
    expect(free).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(free);
  });
});
