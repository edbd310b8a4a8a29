import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../ground/files/store-file.ts';
import { countsOf, type ImportShop, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { lockImport, openBulk } from './run/open-bulk.ts';

const database = await testDatabase();
const product = await testApp(database);
const { house, clock } = product;
const shop = () => importShop(database, product);
const people = 'name,phone,city\nMaryam,09123456789,Isfahan\n,123,\n';
const day = 86_400_000;

/** The file of the shop's only upload. */
async function fileOf({ query, workspaceId }: ImportShop): Promise<string> {
  const [file] = await query<{ id: string }>('select file_id as id from files_file where workspace_id = $1');
  return filePath(house, workspaceId, file?.id ?? 'none');
}
const waitingJobs = ({ query }: ImportShop, importId: string) =>
  query<{ task: string }>(`select name as task from platform_job where key = 'import:${importId}' and business = $1`);

describe('an import whose runner died', () => {
  const loseJob = ({ query }: ImportShop, importId: string) =>
    query(`delete from platform_job where key = 'import:${importId}' and business = $1`);

  it('gets its job back, and finishes', async () => {
    const own = await shop();
    const { body } = await own.upload('customers', 'people.csv', people);
    await own.owner.post(`/imports/${body.id}/start`);
    await loseJob(own, body.id);
    expect(await waitingJobs(own, body.id)).toEqual([]);
    await own.runJob('imports.revive', '');
    expect(await waitingJobs(own, body.id)).toEqual([{ task: 'imports.run' }]);
    await own.runJob('imports.run', body.id);
    const done = (await own.owner.get(`/imports/${body.id}`)).body;
    expect(countsOf(done)).toMatchObject({ rows: 2, created: 1, rejected: 1 });
    await loseJob(own, body.id);
    await own.runJob('imports.revive', '');
    expect(await waitingJobs(own, body.id)).toEqual([]);
  });

  it('is left alone while its runner lives', async () => {
    const own = await shop();
    const { body } = await own.upload('customers', 'people.csv', people);
    await own.owner.post(`/imports/${body.id}/start`);
    await loseJob(own, body.id);
    const runner = await openBulk(house);
    expect(await lockImport(runner, body.id)).toBe(true);
    await own.runJob('imports.revive', '');
    expect(await waitingJobs(own, body.id)).toEqual([]);
    await runner.end();
  });
});

describe('what an import keeps', () => {
  it('goes after thirty days: the file, its rejected rows and its before-images; the counts stay', async () => {
    const own = await shop();
    await own.bring('customers', 'name,phone,city\nMaryam,09123456789,Shiraz\n');
    await own.runJob('imports.tidy', '');
    clock.advance(day);
    const done = await own.bring('customers', people, { existing: 'update' });
    const errorFile = join(house.config.dataDir, 'files', 'import-errors', `${done.id}-people.errors.csv`);
    mkdirSync(join(errorFile, '..'), { recursive: true });
    writeFileSync(errorFile, 'x');
    const kept = () =>
      own.query(`select (select count(*) from files_file where workspace_id = $1) as files,
        (select count(*) from intake_problem where workspace_id = $1) as problems,
        (select count(*) from intake_before where workspace_id = $1) as images`);
    clock.advance(29.5 * day);
    await own.runJob('imports.tidy', '');
    expect(await kept()).toEqual([{ files: 1, problems: 1, images: 1 }]);
    const path = await fileOf(own);
    expect(existsSync(path)).toBe(true);
    clock.advance(day);
    await own.runJob('imports.tidy', '');
    expect(await kept()).toEqual([{ files: 0, problems: 0, images: 0 }]);
    expect([existsSync(path), existsSync(errorFile)]).toEqual([false, false]);
    const { owner } = own;
    expect((await owner.get(`/imports/${done.id}`)).body).toMatchObject({ state: 'done', updated: 1, rejected: 1 });
    expect((await owner.get(`/imports/${done.id}/errors`)).body.code).toBe('imports.file-gone');
  });

  it('goes at once when a customer is erased: the files of the business that no run is reading', async () => {
    const own = await shop();
    const { owner, query } = own;
    const done = await own.bring('customers', people);
    const path = await fileOf(own);
    const [maryam] = await query<{ id: string }>(
      'select customer_id as id from customers_customer where workspace_id = $1',
    );
    expect((await owner.post(`/customers/${maryam?.id}/erase`)).status).toBe(200);
    expect(existsSync(path)).toBe(false);
    expect(await query('select 1 from files_file where workspace_id = $1')).toEqual([]);
    expect((await owner.get(`/imports/${done.id}`)).body).toMatchObject({ state: 'done', created: 1, rejected: 1 });
    // what came in can still be taken back; only the file is gone
    expect((await own.takeBack(done.id)).state).toBe('undone');
  });

  it('and a file that was being read then goes in the night after', async () => {
    const own = await shop();
    const { owner, query } = own;
    await own.bring('customers', people);
    const { body } = await own.upload('customers', 'more.csv', 'name,phone\nReza,09131112233\n');
    await owner.post(`/imports/${body.id}/start`);
    const [maryam] = await query<{ id: string }>(
      'select customer_id as id from customers_customer where workspace_id = $1',
    );
    await owner.post(`/customers/${maryam?.id}/erase`);
    const path = await fileOf(own);
    await own.runJob('imports.tidy', '');
    expect(existsSync(path)).toBe(true);
    await own.runJob('imports.run', body.id);
    await own.runJob('imports.tidy', '');
    expect(existsSync(path)).toBe(false);
  });
});

it('an export that a crash left half sent is found and removed', async () => {
  const folder = join(house.config.dataDir, 'files', 'exports');
  const old = join(folder, '019b1e6a-7c00-7000-8000-000000000000');
  mkdirSync(old, { recursive: true });
  const own = await shop();
  await own.bring('customers', people);
  expect((await own.owner.get('/exports/customers')).headers['x-row-count']).toBe('1');
  await own.runJob('exports.sweep', '');
  expect(existsSync(old)).toBe(false);
});
