import pg from 'pg';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { inWorkspace } from '../ground/database/transaction.ts';
import { silentLog } from '../ground/log.ts';
import { testApp, testWorkspace } from '../testing/test-app.ts';
import { testDatabase } from '../testing/test-database.ts';
import type { Job } from './house.ts';
import type { JobPayload, Outcome } from './job.ts';
import { turnIsOver } from './jobs.ts';
import { followSchedule, nextOf } from './lanes/follow-schedule.ts';
import type { Lane } from './lanes/lanes.ts';
import { lanes } from './lanes/lanes.ts';
import { startLanes } from './lanes/run-lanes.ts';

const database = await testDatabase();
const { house, workspace } = await testApp(database, { modules: [] });
const pool = new pg.Pool({ connectionString: database.workerUrl, max: 2 });
pool.on('error', () => {});
const superUser = new pg.Pool({ connectionString: new URL('/postgres', database.superUrl).toString(), max: 2 });
afterAll(() => Promise.all([pool.end(), superUser.end()]));
beforeEach(() => pool.query('delete from platform_job'));

type Options = Parameters<typeof house.jobs.add>[3];
const add = (name: string, payload: JobPayload = {}, options: Options = {}, business = workspace.workspaceId) =>
  inWorkspace(house.pool, business, (tx) => house.jobs.add(tx, name, payload, options));
const run = (list: readonly Job[]) => startLanes({ ...house, jobList: list }, database.workerUrl, silentLog);
const rows = async () => (await pool.query('select * from platform_job order by job_id')).rows;
/** Nobody notifies the queue here: it looks by itself every second. */
const patient = { timeout: 9_000 };
const free = { lane: 'fits' } as const;
const until = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

it('a job exists if and only if the transaction that added it commits, and knows its workspace', async () => {
  const done = Promise.withResolvers<unknown>();
  await inWorkspace(house.pool, workspace.workspaceId, async (tx) => {
    await house.jobs.add(tx, 'test.never', { n: 1 });
    throw new Error('rolled back');
  }).catch(() => {});
  await add('test.greet', { n: 2 });
  const queue = await run([{ name: 'test.greet', ...free, run: async (_, payload) => done.resolve(payload) }]);
  expect(await done.promise).toEqual({ workspaceId: workspace.workspaceId, n: 2 });
  await queue.stop();
  expect(await rows()).toEqual([]);
});

it('a dead worker’s job is free when its lease is over, that of a living one is not', async () => {
  const ran: string[] = [];
  const names = ['test.dead', 'test.living'];
  for (const name of names) await add(name);
  await pool.query(
    `update platform_job set locked_by = 'another', lease_until = now() + case name when 'test.dead' then -1 else 30 end * interval '1 second'`,
  );
  // on a database of its own: what others hold there is theirs
  const config = { ...house.config, databaseUrl: database.workerUrl };
  const jobList = names.map((name) => ({ name, ...free, run: async () => void ran.push(name) }));
  const queue = await startLanes({ ...house, config, jobList }, database.workerUrl, silentLog);
  await expect.poll(() => ran, patient).toEqual(['test.dead']);
  await queue.stop();
  expect((await rows()).map((row) => [row.name, row.locked_by])).toEqual([['test.living', 'another']]);
});

it('one runner for each key: who asks again while it runs has it run once more, and never beside itself', async () => {
  let atOnce = 0;
  let most = 0;
  const seen: unknown[] = [];
  const first = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const queue = await run([
    {
      name: 'test.line',
      lane: 'deliveries',
      run: async (_, { n }) => {
        most = Math.max(most, ++atOnce);
        seen.push(n);
        first.resolve();
        await finish.promise;
        atOnce -= 1;
      },
    },
  ]);
  await add('test.line', { n: 1 }, { key: 'endpoint' });
  await first.promise;
  for (const n of [2, 3, 4]) await add('test.line', { n }, { key: 'endpoint' });
  finish.resolve();
  await expect.poll(() => seen, patient).toEqual([1, 4]);
  await expect.poll(rows, patient).toEqual([]);
  await queue.stop();
  expect(most).toBe(1);
});

it('who adds a job with keepRunAt again and again does not push it away', async () => {
  const soon = new Date(Date.now() + 60_000);
  await add('test.kept', {}, { key: 'kept', runAt: soon });
  await add('test.kept', {}, { key: 'kept', runAt: new Date(Date.now() + 3_600_000), keepRunAt: true });
  expect((await rows())[0].run_at).toEqual(soon);
});

it('GATES 1: one business never holds the last slot of a lane', async () => {
  const { workspaceId: hostile } = await testWorkspace(database);
  for (const lane of Object.keys(lanes) as Lane[]) {
    const asLane = lane === 'quick' ? 'imports' : lane;
    const stop = new AbortController();
    const served = Promise.withResolvers<void>();
    let hanging = 0;
    const queue = await run([
      {
        name: 'test.hang',
        lane: asLane,
        run: async (_, __, signal) => {
          hanging += 1;
          await Promise.race([until(signal), until(stop.signal)]);
        },
      },
      { name: 'test.one', lane: asLane, run: async () => served.resolve() },
    ]);
    const options = { quick: lane === 'quick' };
    for (let n = 0; n < 20; n++) await add('test.hang', {}, options, hostile);
    await expect.poll(() => hanging, patient).toBe(lanes[lane].slots - 1);
    const began = performance.now();
    await add('test.one', {}, options);
    await served.promise;
    expect(performance.now() - began).toBeLessThan(5_000);
    stop.abort();
    await queue.stop();
    await pool.query('delete from platform_job');
  }
});

it('GATES 1: within a lane businesses take turns, whoever has how much in line', async () => {
  const hostile = (await testWorkspace(database)).workspaceId;
  const third = (await testWorkspace(database)).workspaceId;
  const order: string[] = [];
  const named = new Map([
    [hostile, 'hostile'],
    [third, 'third'],
    [workspace.workspaceId, 'ours'],
  ]);
  for (let n = 0; n < 30; n++) await add('test.turn', { n }, {}, hostile);
  for (let n = 0; n < 3; n++) await add('test.turn', { n }, {}, third);
  for (let n = 0; n < 3; n++) await add('test.turn', { n });
  const queue = await run([
    {
      name: 'test.turn',
      ...free,
      run: async (_, payload) => void order.push(named.get(String(payload.workspaceId)) ?? ''),
    },
  ]);
  await expect.poll(() => order.length, patient).toBe(36);
  await queue.stop();
  // all of the small ones are served while the large backlog has had about as many turns
  expect(order.slice(0, 11).filter((name) => name === 'ours')).toHaveLength(3);
  expect(order.slice(0, 11).filter((name) => name === 'third')).toHaveLength(3);
});

it('GATES 1: a job that walks a backlog gives its slot back after five seconds, without losing an attempt', async () => {
  const reasons: unknown[] = [];
  let turns = 0;
  const queue = await run([
    {
      name: 'test.walk',
      lane: 'deliveries',
      resumes: true,
      run: async (_, __, signal): Promise<Outcome> => {
        if (++turns > 1) return undefined;
        await until(signal);
        reasons.push(signal.reason);
        return 'more';
      },
    },
  ]);
  const began = performance.now();
  await add('test.walk');
  await expect.poll(() => turns, patient).toBe(2);
  expect(performance.now() - began).toBeGreaterThan(4_500);
  expect(reasons).toEqual([turnIsOver]);
  await expect.poll(rows, patient).toEqual([]);
  await queue.stop();
});

it('GATES 1: work apart goes on undisturbed until somebody waits for its slot; what is small and turns out large makes room', async () => {
  const first = (await testWorkspace(database)).workspaceId;
  const second = (await testWorkspace(database)).workspaceId;
  const ended: string[] = [];
  const list: Job[] = [
    { name: 'test.large', lane: 'imports', resumes: true, apart: true, run: async () => {} },
    { name: 'test.small', lane: 'imports', resumes: true, apart: true, run: async () => {} },
  ];
  const apart = async (job: Job, { workspaceId }: JobPayload, signal: AbortSignal): Promise<Outcome> => {
    if (job.name === 'test.small' || workspaceId === workspace.workspaceId) return void ended.push('ours');
    await until(signal);
    return 'more';
  };
  const queue = await startLanes({ ...house, jobList: list }, database.workerUrl, silentLog, apart);
  await add('test.large', {}, {}, first);
  await add('test.large', {}, {}, second);
  await expect.poll(async () => (await rows()).filter((row) => row.locked_by !== null).length, patient).toBe(2);
  const attempts = async () => (await rows()).map((row) => row.attempts);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await attempts()).toEqual([1, 1]);
  const began = performance.now();
  await add('test.large');
  await add('test.small', {}, { quick: true });
  await expect.poll(() => ended.length, patient).toBe(2);
  expect(performance.now() - began).toBeLessThan(8_000);
  await add('test.large', {}, { quick: true }, first);
  await expect.poll(async () => (await rows()).some((row) => row.quick), patient).toBe(false);
  await queue.stop();
  expect((await rows()).every((row) => row.locked_by === null && row.failed_at === null)).toBe(true);
});

it('the lease of a running job is renewed, and a job whose lease is lost ends', async () => {
  const running = Promise.withResolvers<AbortSignal>();
  const queue = await run([
    {
      name: 'test.long',
      ...free,
      run: async (_, __, signal) => {
        running.resolve(signal);
        await until(signal);
      },
    },
  ]);
  await add('test.long');
  const signal = await running.promise;
  await pool.query(`update platform_job set lease_until = now() + interval '1 second' where locked_by is not null`);
  await expect
    .poll(
      async () =>
        (await pool.query(`select 1 from platform_job where lease_until > now() + interval '20 seconds'`)).rowCount,
      patient,
    )
    .toBe(1);
  await pool.query(`update platform_job set locked_by = 'another'`);
  await expect.poll(() => signal.aborted, patient).toBe(true);
  await queue.stop();
  expect((await rows()).map((row) => row.locked_by)).toEqual(['another']);
});

it('a failing job waits longer each time, and is given up with its reason after twelve attempts', async () => {
  await add('test.bad');
  const queue = await run([{ name: 'test.bad', ...free, run: () => Promise.reject(new Error('no')) }]);
  await expect.poll(async () => (await rows())[0].last_error, patient).toBe('Error');
  const [once] = await rows();
  expect(once.run_at.getTime()).toBeGreaterThan(Date.now());
  await pool.query('update platform_job set attempts = 11, run_at = now()');
  await expect.poll(async () => (await rows())[0].failed_at, patient).not.toBe(null);
  await add('test.bad', {}, { key: 'again' });
  await queue.stop();
});

it('a queue whose database went away under a failing job goes on by itself and runs it again', async () => {
  const again = Promise.withResolvers<void>();
  let runs = 0;
  await add('test.cut');
  const queue = await run([
    {
      name: 'test.cut',
      ...free,
      run: async () => {
        runs += 1;
        if (runs > 1) return again.resolve();
        // nobody can connect while the end of the job is to be written down
        await superUser.query(`alter database ${database.name} connection limit 0`);
        await superUser.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
          database.name,
        ]);
        setTimeout(() => void superUser.query(`alter database ${database.name} connection limit -1`), 500);
        throw new Error('cut');
      },
    },
  ]);
  await again.promise;
  await queue.stop();
  expect(runs).toBe(2);
});

it('what time starts is put in line once however many look, and what fell due while nobody looked is done once', async () => {
  const list: Job[] = [{ name: 'test.nightly', cron: '40 2 * * *', run: async () => {} }];
  const evening = new Date('2026-11-21T20:00:00Z');
  expect(nextOf('40 2 * * *', evening)).toEqual(new Date('2026-11-22T02:40:00Z'));
  await followSchedule(pool, list, evening);
  expect(await rows()).toEqual([]);
  const daysLater = new Date('2026-11-25T12:00:00Z');
  await Promise.all([1, 2, 3].map(() => followSchedule(pool, list, daysLater)));
  expect((await rows()).map((row) => [row.name, row.key])).toEqual([['test.nightly', 'cron:test.nightly']]);
  // a clock that was years ahead must not put the night off for years
  await pool.query(`update platform_schedule set due_at = '2056-01-01'`);
  await followSchedule(pool, list, daysLater);
  expect((await pool.query(`select due_at from platform_schedule`)).rows).toEqual([
    { due_at: new Date('2026-11-26T02:40:00Z') },
  ]);
});
