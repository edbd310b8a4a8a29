import { afterAll, describe, expect, it } from 'vitest';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { readConfig } from '../config.ts';
import { diskSpace, isBelowFloor } from '../files/disk-floor.ts';
import { silentLog } from '../log.ts';
import { quota, readQuotas, withinQuota } from '../quota/quotas.ts';
import { RequestCount } from './count-requests.ts';

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

describe('GATES 3: what one business may have', () => {
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

  it('of work at once: the next is told to wait a moment', async () => {
    const quotas = readQuotas({ PEYVAND_MAX_EXPORTS: '1' });
    const open = Promise.withResolvers<string>();
    const first = withinQuota(quotas, 'exports', 'a', () => open.promise);
    expect(await withinQuota(quotas, 'exports', 'a', async () => 'second')).toMatchObject({
      code: `${quota.module}.busy`,
      status: 429,
    });
    expect(await withinQuota(quotas, 'exports', 'b', async () => 'of another')).toBe('of another');
    open.resolve('done');
    expect(await first).toBe('done');
    expect(await withinQuota(quotas, 'exports', 'a', async () => 'third')).toBe('third');
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
