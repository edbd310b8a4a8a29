import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { testApp } from '../testing/test-app.ts';
import { testDatabase } from '../testing/test-database.ts';
import { inWorkspace } from './database/transaction.ts';
import { startJobs } from './jobs.ts';
import { silentLog } from './log.ts';
import { startHeartbeat } from './worker-heartbeat.ts';

const database = await testDatabase();
const { house, workspace } = await testApp(database, { modules: [] });
const pool = new pg.Pool({ connectionString: database.workerUrl, max: 2 });
pool.on('error', () => {});
const superUser = new pg.Pool({ connectionString: new URL('/postgres', database.superUrl).toString(), max: 2 });
afterAll(() => Promise.all([pool.end(), superUser.end()]));

it('a job exists if and only if the transaction that added it commits, and knows its workspace', async () => {
  const done = Promise.withResolvers<unknown>();
  await inWorkspace(house.pool, workspace.workspaceId, async (tx) => {
    await house.jobs.add(tx, 'test.never', { n: 1 });
    throw new Error('rolled back');
  }).catch(() => {});
  await inWorkspace(house.pool, workspace.workspaceId, (tx) => house.jobs.add(tx, 'test.greet', { n: 2 }));
  const queue = await startJobs(
    house,
    [{ name: 'test.greet', run: async (_, payload) => done.resolve(payload) }],
    database.workerUrl,
    silentLog,
  );
  expect(await done.promise).toEqual({ workspaceId: workspace.workspaceId, n: 2 });
  await queue.stop();
  const { rows } = await pool.query(
    `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'test.never'`,
  );
  expect(rows[0].n).toBe(0);
});

it('the job of a dead worker goes back into the queue, that of a living one does not', async () => {
  for (const name of ['dead', 'living']) {
    await inWorkspace(house.pool, workspace.workspaceId, (tx) => house.jobs.add(tx, `test.${name}`, {}));
    await pool.query(
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = $1 where id = (select id from graphile_worker.jobs where task_identifier = $2)`,
      [`worker-${name}`, `test.${name}`],
    );
  }
  const heartbeat = startHeartbeat(pool, 'here', () => ['worker-living'], silentLog);
  const locked = async () =>
    (
      await pool.query(
        `select task_identifier as name from graphile_worker.jobs where locked_by is not null and task_identifier like 'test.%'`,
      )
    ).rows.map((row) => row.name);
  await expect.poll(locked).toEqual(['test.living']);
  await heartbeat.stop();
});

it('the lock of a running job names a worker that the heartbeat keeps alive', async () => {
  const running = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  await inWorkspace(house.pool, workspace.workspaceId, (tx) => house.jobs.add(tx, 'test.long', {}));
  const job = {
    name: 'test.long',
    run: async () => {
      running.resolve();
      await finish.promise;
    },
  };
  const queue = await startJobs(house, [job], database.workerUrl, silentLog);
  await running.promise;
  const alive = async () =>
    (
      await pool.query(
        `select 1 from graphile_worker.jobs j join platform_worker w on w.worker_id = j.locked_by where j.task_identifier = 'test.long'`,
      )
    ).rowCount;
  await expect.poll(alive).toBe(1);
  finish.resolve();
  await queue.stop();
});

it('a queue whose database went away under a failing job starts again and runs it', async () => {
  const again = Promise.withResolvers<void>();
  let runs = 0;
  await inWorkspace(house.pool, workspace.workspaceId, (tx) => house.jobs.add(tx, 'test.cut', {}));
  const job = {
    name: 'test.cut',
    run: async () => {
      runs += 1;
      if (runs > 1) return again.resolve();
      // nobody can connect while the end of the job is to be written down
      await superUser.query(`alter database ${database.name} connection limit 0`);
      await superUser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
        database.name,
      ]);
      setTimeout(() => void superUser.query(`alter database ${database.name} connection limit -1`), 500);
      throw new Error('cut');
    },
  };
  const queue = await startJobs(house, [job], database.workerUrl, silentLog);
  await again.promise;
  await queue.stop();
  expect(runs).toBe(2);
});
