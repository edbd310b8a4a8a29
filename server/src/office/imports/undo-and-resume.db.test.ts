import { describe, expect, it } from 'vitest';
import { openPool } from '../../ground/database/pool.ts';
import { filePath } from '../../ground/files/store-file.ts';
import { silentLog } from '../../ground/log.ts';
import { modules } from '../../ladder.ts';
import { countsOf, importShop } from '../../testing/import-shop.ts';
import { testApp } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { runImport } from './run/run-import.ts';

const database = await testDatabase();
const product = await testApp(database);
const shop = () => importShop(database, product);

describe('stopping and taking back', () => {
  const many = (from: number, to: number) =>
    `name,phone\n${Array.from({ length: to - from }, (_, i) => `Person ${from + i},0912${String(from + i).padStart(7, '0')}\n`).join('')}`;

  it('goes on where it was after its connections were killed, does nothing twice, and stops when cancelled', async () => {
    const { workspaceId, owner, upload, runJob, query } = await shop();
    const { body: looked } = await upload('customers', 'many.csv', many(1, 20_001));
    await owner.post(`/imports/${looked.id}/start`);
    const operator = openPool({ url: database.superUrl, log: silentLog, name: 'operator', max: 1 });
    const intake = modules.flatMap((module) => module.intake ?? []).find((one) => one.kind === 'customers');
    if (intake === undefined) throw new Error('no intake of customers');
    const [file] = await query<{ id: string }>(`select file_id as id from files_file where workspace_id = $1`);
    const path = filePath(product.house, workspaceId, file?.id ?? '');
    const kill = () =>
      operator.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'peyvand-import' and datname = current_database()`,
      );
    let killed: Promise<unknown> = Promise.resolve();
    const dying = runImport(product.house, intake, workspaceId, looked.id, {
      path,
      onProgress: () => {
        killed = kill();
      },
    });
    await expect(dying).rejects.toThrow();
    await killed;
    await operator.end();
    const after = (await owner.get(`/imports/${looked.id}`)).body;
    expect(after.state).toBe('running');
    expect(after.created).toBeGreaterThan(0);
    expect(after.created).toBeLessThan(20_000);
    expect((await owner.post(`/imports/${looked.id}/cancel`)).status).toBe(202);
    await runJob('imports.run', looked.id);
    expect((await owner.get(`/imports/${looked.id}`)).body.state).toBe('cancelled');
    expect((await owner.post(`/imports/${looked.id}/resume`)).status).toBe(202);
    await runJob('imports.run', looked.id);
    const done = (await owner.get(`/imports/${looked.id}`)).body;
    expect(done).toMatchObject({ state: 'done', created: 20_000, rows: 20_000 });
    const [counts] = await query(`select (select count(*) from customers_customer where workspace_id = $1) as customers,
      (select count(*) from spine_event where workspace_id = $1 and type = 'customer.created') as events`);
    expect(counts).toEqual({ customers: 20_000, events: 20_000 });
    const audit = await query(
      `select action, after ->> 'rows' as rows from audit_entry where workspace_id = $1 order by at, entry_id`,
    );
    expect(audit).toEqual(expect.arrayContaining([{ action: 'import.done', rows: '20000' }]));
  });

  it('takes a whole import back, but not what somebody changed since', async () => {
    const { workspaceId, owner, bring, runJob, query } = await shop();
    await bring('customers', 'name,phone,city\nMaryam,09123456789,Isfahan\n');
    const done = await bring(
      'purchases',
      'number,date,phone,customer name,amount (rial)\n1,2026-02-20,09123456789,,1000\n2,2026-02-20,09131112233,Ali,2000\n3,2026-02-21,09145556677,Sara,3000\n',
    );
    expect(countsOf(done)).toMatchObject({ created: 3, customersCreated: 2 });
    const [sara] = await query<{ id: string }>(
      `select customer_id as id from customers_customer where workspace_id = $1 and name = 'Sara'`,
    );
    const sale = await owner.post('/purchases', {
      customer: { id: sara?.id },
      at: '2026-03-01',
      lines: [{ sku: 'A', quantity: 1, unitPrice: 100 }],
    });
    expect(sale.body).toMatchObject({ customerId: sara?.id });
    expect((await owner.post(`/imports/${done.id}/undo`)).status).toBe(202);
    await runJob('imports.undo', done.id);
    const undone = (await owner.get(`/imports/${done.id}`)).body;
    expect(undone).toMatchObject({ state: 'undone', undone: { removed: 4, restored: 0, kept: 1 } });
    expect((await owner.get(`/imports/${done.id}/kept`)).body.items).toEqual([
      { kind: 'customers', recordId: sara?.id, reason: 'later-activity' },
    ]);
    expect(await query(`select name from customers_customer where workspace_id = $1 order by name`)).toEqual([
      { name: 'Maryam' },
      { name: 'Sara' },
    ]);
    expect(await query(`select count(*) as n from purchases_purchase where workspace_id = $1`)).toEqual([{ n: 1 }]);
    await product.house.pump.drain(workspaceId);
    const known = await query(`select c.name, p.orders from profile_customer p left join customers_customer c
      on c.workspace_id = $1 and c.customer_id = p.customer_id where p.workspace_id = $1 order by name`);
    expect(known).toEqual([
      { name: 'Maryam', orders: 0 },
      { name: 'Sara', orders: 1 },
    ]);
  });

  it('gives a changed field its old value back only if it still has the one that the import wrote', async () => {
    const { owner, bring, runJob, query } = await shop();
    await bring('customers', 'name,phone,city,customer id\nMaryam,09123456789,Isfahan,A1\n');
    const done = await bring(
      'customers',
      'name,phone,city,email,customer id\nMaryam Ahmadi,09123456789,Shiraz,maryam@example.ir,A1\n',
      { existing: 'update' },
    );
    expect(countsOf(done)).toMatchObject({ updated: 1 });
    await query(`update customers_customer set city = 'Yazd' where workspace_id = $1`);
    await owner.post(`/imports/${done.id}/undo`);
    await runJob('imports.undo', done.id);
    expect(await query(`select name, city from customers_customer where workspace_id = $1`)).toEqual([
      { name: 'Maryam', city: 'Yazd' },
    ]);
    expect(await query(`select kind from customers_identifier where workspace_id = $1 order by kind`)).toEqual([
      { kind: 'external' },
      { kind: 'phone' },
    ]);
    expect((await owner.get(`/imports/${done.id}/kept`)).body.items).toMatchObject([{ reason: 'changed-since' }]);
  });

  it('tells events of origin import, which greet nobody', async () => {
    const { bring, query } = await shop();
    await bring('customers', 'name,phone\nMaryam,09123456789\n');
    expect(await query(`select type, origin, source from spine_event where workspace_id = $1`)).toEqual([
      { type: 'customer.created', origin: 'import', source: 'import' },
    ]);
  });
});
