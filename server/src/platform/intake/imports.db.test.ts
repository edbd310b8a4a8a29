import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modules } from '../../ladder.ts';
import { testApp, testWorkspace } from '../../testing/test-app.ts';
import { testDatabase } from '../../testing/test-database.ts';
import { openPool } from '../database/pool.ts';
import { inWorkspace } from '../database/transaction.ts';
import { filePath } from '../files/store-file.ts';
import { silentLog } from '../log.ts';
import { runImport } from './run/run-import.ts';

const database = await testDatabase();
const { app, house, as } = await testApp(database);
const demoData = (name: string) => readFileSync(new URL(`../../../../demo/data/${name}`, import.meta.url));
const jobs = modules.flatMap((module) => module.jobs ?? []);
const still = new AbortController().signal;

/** A shop of its own, and a manager who uploads into it. */
async function shop(currency?: 'GBP' | 'USD') {
  const display = { unit: 'major', factor: 100 } as const;
  const workspace = await testWorkspace(
    database,
    currency === undefined ? {} : { currency: { code: currency, minorDigits: 2, display } },
  );
  const { workspaceId } = workspace;
  const owner = as('owner', { workspaceId });
  const query = <R extends object>(sql: string) =>
    inWorkspace(house.pool, workspaceId, (tx) => tx.query<R>(sql, [workspaceId]));
  const runJob = (name: string, importId: string, signal = still) =>
    jobs.find((job) => job.name === name)?.run(house, { workspaceId, importId }, signal);
  const upload = (kind: string, name: string, body: string | Buffer) =>
    owner.post(`/imports?kind=${kind}&name=${encodeURIComponent(name)}`, body);
  /** Uploads, answers what is asked, starts, runs, and gives the import as it then is. */
  const bring = async (kind: string, body: string | Buffer, mapping?: object) => {
    const { body: uploaded, status } = await upload(kind, `${kind}.csv`, body);
    if (status !== 201) throw new Error(JSON.stringify(uploaded));
    if (mapping !== undefined) expect((await owner.put(`/imports/${uploaded.id}/mapping`, mapping)).status).toBe(200);
    const started = await owner.post(`/imports/${uploaded.id}/start`);
    if (started.status !== 202) throw new Error(JSON.stringify(started.body));
    await runJob('imports.run', uploaded.id);
    return (await owner.get(`/imports/${uploaded.id}`)).body;
  };
  return { workspaceId, owner, query, upload, bring, runJob };
}

const countsOf = ({ rows, created, updated, unchanged, rejected, customersCreated }: Record<string, number>) => ({
  rows,
  created,
  updated,
  unchanged,
  rejected,
  customersCreated,
});

describe('real files', () => {
  it('takes CDNOW in whole, equal rows included, and changes nothing the second time', async () => {
    const { bring, query } = await shop('USD');
    const first = await bring('purchases', demoData('cdnow-sample.csv'));
    expect(countsOf(first)).toEqual({
      rows: 6919,
      created: 6919,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      customersCreated: 2357,
    });
    const [figures] = await query(`select count(*) as orders, count(distinct customer_id) as customers,
      count(distinct (customer_id, day)) as days, sum(total)::text as cents from purchases_purchase where workspace_id = $1`);
    expect(figures).toMatchObject({ orders: 6919, customers: 2357, days: 6696 });
    const again = await bring('purchases', demoData('cdnow-sample.csv'));
    expect(countsOf(again)).toEqual({
      rows: 6919,
      created: 0,
      updated: 0,
      unchanged: 6919,
      rejected: 0,
      customersCreated: 0,
    });
  });

  it('takes a year of invoices, and gives back the one return whose amount is positive', async () => {
    const { bring, query, owner } = await shop('GBP');
    const done = await bring('purchases', demoData('online-retail-invoices.csv'));
    expect(countsOf(done)).toEqual({
      rows: 28_816,
      created: 28_815,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      customersCreated: 4383,
    });
    const [figures] = await query(`select
      count(*) filter (where kind = 'sale' and total > 0 and customer_id is not null) as known,
      count(distinct customer_id) filter (where kind = 'sale' and total > 0) as customers,
      sum(total) filter (where kind = 'sale' and total > 0 and customer_id is not null)::text as gross,
      count(*) filter (where kind = 'sale' and total > 0) as positive,
      count(*) filter (where kind = 'return') as returns,
      bool_and(total <= 0) filter (where kind = 'return') as negative from purchases_purchase where workspace_id = $1`);
    expect(figures).toEqual({
      known: 19_213,
      customers: 4312,
      gross: '883200326',
      positive: 20_951,
      returns: 4594,
      negative: true,
    });
    expect(done.notices).toEqual({ 'return-without-order': 4594 });
    const errors = await owner.get(`/imports/${done.id}/errors`);
    expect(errors.body).toContain('C496350');
    expect(errors.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-row-count': '1' });
  });

  it('brings the lines of an order together wherever they stand, and knows fees from goods', async () => {
    const { bring, query } = await shop('GBP');
    const done = await bring('purchases', demoData('online-retail-lines.csv'));
    expect(countsOf(done)).toMatchObject({ rows: 12_000, created: 12_000, rejected: 0 });
    const [orders] = await query(
      `select count(*) as orders, sum(total)::text as net from purchases_purchase where workspace_id = $1`,
    );
    const [lines] = await query(
      `select count(*) as lines, sum(amount)::text as net from purchases_line where workspace_id = $1`,
    );
    expect(orders).toEqual({ orders: 554, net: '22402202' });
    expect(lines).toEqual({ lines: 12_000, net: '22402202' });
    const fees = await query<{ sku: string }>(
      `select sku from products_product where workspace_id = $1 and not goods order by sku`,
    );
    expect(fees.map((row) => row.sku)).toEqual(['C2', 'D', 'DOT', 'M', 'POST']);
    expect(countsOf(await bring('purchases', demoData('online-retail-lines.csv')))).toMatchObject({
      unchanged: 12_000,
      created: 0,
    });
  });
});

describe('an Iranian shop', () => {
  const file =
    'نام و نام خانوادگی,شماره موبایل,ایمیل,شهر\nمريم احمدي,۰۹۱۲ ۳۴۵ ۶۷۸۹,Maryam@Example.ir,اصفهان\nعلی رضایی,+98 913 111 2233,,شیراز\n';

  it('guesses Persian columns and knows a person again by any spelling of her phone', async () => {
    const { bring, query, upload } = await shop();
    const looked = (await upload('customers', 'مشتریان.csv', file)).body;
    expect(looked.mapping.columns).toEqual({
      'نام و نام خانوادگی': 'name',
      'شماره موبایل': 'phone',
      ایمیل: 'email',
      شهر: 'city',
    });
    expect(countsOf(await bring('customers', file))).toMatchObject({ rows: 2, created: 2 });
    expect(countsOf(await bring('customers', file))).toMatchObject({ unchanged: 2, created: 0, updated: 0 });
    const more = await bring('customers', 'mobile,city,name\n0098-912-345-6789,,Maryam\n09121110000,یزد,رضا\n');
    expect(countsOf(more)).toMatchObject({ updated: 1, created: 1 });
    const rows = await query(`select name, city from customers_customer where workspace_id = $1 order by customer_id`);
    expect(rows).toEqual([
      { name: 'Maryam', city: 'اصفهان' },
      { name: 'علی رضایی', city: 'شیراز' },
      { name: 'رضا', city: 'یزد' },
    ]);
  });

  it('asks whether amounts are rials or tomans, and reads Jalali dates', async () => {
    const { owner, upload, runJob, query } = await shop();
    const sales = 'شماره فاکتور,تاریخ,موبایل,مبلغ\n1,1405/08/30,09123456789,۱۲۵٬۰۰۰\n2,۱۴۰۵/۰۸/۳۰,09131112233,80000\n';
    const { body: looked } = await upload('purchases', 'فروش.csv', sales);
    expect(looked.inspection.questions.map((one: { name: string }) => one.name)).toEqual(['moneyUnit']);
    expect((await owner.post(`/imports/${looked.id}/start`)).body.code).toBe('imports.questions-open');
    const answered = await owner.put(`/imports/${looked.id}/mapping`, { moneyUnit: 'toman' });
    expect(answered.body.inspection.questions).toEqual([]);
    expect((await owner.post(`/imports/${looked.id}/start`)).status).toBe(202);
    await runJob('imports.run', looked.id);
    expect(
      await query(`select number, day, total from purchases_purchase where workspace_id = $1 order by number`),
    ).toEqual([
      { number: '1', day: '2026-11-21', total: 1_250_000 },
      { number: '2', day: '2026-11-21', total: 800_000 },
    ]);
    // the answer is remembered for the next file of this shape
    const { body: next } = await upload('purchases', 'فروش.csv', sales.replaceAll('1405/08', '1405/07'));
    expect(next.inspection.questions).toEqual([]);
  });

  it('tries everything in a dry run and writes nothing', async () => {
    const { owner, upload, runJob, query } = await shop();
    const { body: looked } = await upload('customers', 'm.csv', `${file}بد,123,,\nمریم,09123456789,,\n`);
    expect((await owner.post(`/imports/${looked.id}/dry-run`)).status).toBe(202);
    await runJob('imports.check', looked.id);
    const { check, state } = (await owner.get(`/imports/${looked.id}`)).body;
    expect(state).toBe('ready');
    expect(check).toMatchObject({ rows: 4, created: 2, updated: 1, rejected: 1 });
    expect(check.problems).toMatchObject([
      { rowNumber: 4, header: 'شماره موبایل', code: 'customers.phone-unreadable' },
    ]);
    expect(await query(`select 1 from customers_customer where workspace_id = $1`)).toEqual([]);
    expect(await query(`select 1 from spine_event where workspace_id = $1`)).toEqual([]);
  });
});

describe('bad input', () => {
  const header = 'number,date,phone,sku,quantity,unit price (rial)\n';
  const badRows: readonly (readonly [row: string, code: string])[] = [
    ['1,1404/12/31,09123456789,A,1,1000', 'imports.day-impossible'],
    ['1,2026-02-30,09123456789,A,1,1000', 'imports.day-impossible'],
    ['1,yesterday,09123456789,A,1,1000', 'imports.date-unreadable'],
    ['1,,09123456789,A,1,1000', 'purchases.at-missing'],
    ['1,2026-02-20,0912345,A,1,1000', 'customers.phone-unreadable'],
    ['1,2026-02-20,09123456789,A,many,1000', 'imports.quantity-unreadable'],
    ['1,2026-02-20,09123456789,A,0,1000', 'imports.quantity-zero'],
    ['1,2026-02-20,09123456789,A,-1,-1000', 'purchases.signs-differ'],
    ['1,2026-02-20,09123456789,A,1,cheap', 'imports.amount-unreadable'],
    ['1,2026-02-20,09123456789,A,1,', 'purchases.unitPrice-missing'],
    ['C12,2026-02-20,09123456789,A,1,1000', 'purchases.return-positive'],
    ['1,2026-02-20,09123456789,A,1,1000\n1,2026-02-20,09131112233,A,1,1000', 'purchases.customers-differ'],
  ];

  for (const [row, code] of badRows)
    it(`gives back "${row.split('\n').at(-1)}" as ${code} and keeps the good rows`, async () => {
      const { bring, owner } = await shop();
      const done = await bring('purchases', `${header}${row}\n77,2026-02-20,09125556677,B,1,1000\n`);
      expect(countsOf(done)).toMatchObject({ created: 1, rejected: row.split('\n').length });
      expect(done.problems[0]).toMatchObject({ rowNumber: 2, code });
      expect(done.problems[0].message.fa).toMatch(/[آ-ی]/);
      expect((await owner.get(`/imports/${done.id}/errors`)).body).toContain(row.split('\n')[0]);
    });

  it('takes a negative quantity as a return without an order', async () => {
    const { bring, query } = await shop();
    const done = await bring('purchases', `${header}9,2026-02-20,09123456789,A,-2,1000\n`);
    expect(done.notices).toEqual({ 'return-without-order': 1 });
    expect(await query(`select kind, total from purchases_purchase where workspace_id = $1`)).toEqual([
      { kind: 'return', total: -2000 },
    ]);
  });

  it('refuses the whole order when one of its rows is bad, and the corrected error file brings it in', async () => {
    const { bring, owner, query } = await shop();
    const done = await bring(
      'purchases',
      `${header}5,2026-02-20,09123456789,A,1,1000\n6,2026-02-20,,B,1,500\n5,2026-02-20,09123456789,B,x,700\n`,
    );
    expect(countsOf(done)).toMatchObject({ created: 1, rejected: 2 });
    const errors: string = (await owner.get(`/imports/${done.id}/errors`)).body;
    const again = await bring('purchases', errors.replace(',x,', ',3,'));
    expect(countsOf(again)).toMatchObject({ created: 2, rejected: 0 });
    expect(await query(`select number, total from purchases_purchase where workspace_id = $1 order by number`)).toEqual(
      [
        { number: '5', total: 3100 },
        { number: '6', total: 500 },
      ],
    );
  });

  it('says what is wrong with a whole file and keeps nothing of it', async () => {
    const { upload, owner, query } = await shop();
    const codeOf = async (body: string | Buffer, kind = 'customers') => (await upload(kind, 'x.csv', body)).body.code;
    expect(await codeOf('name,phone\n')).toBe('imports.no-rows');
    expect(await codeOf('09123456789,12\n09131112233,13\n')).toBe('imports.no-header');
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('imports.old-excel');
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe('imports.unreadable');
    expect(await codeOf(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]))).toBe('imports.broken-archive');
    expect(await codeOf('name\nx\n', 'invoices')).toBe('imports.kind-unknown');
    expect((await owner.get('/imports')).body.items).toEqual([]);
    expect(await query('select 1 from files_file where workspace_id = $1')).toEqual([]);
  });

  it('names the second of two equal headers apart and says so', async () => {
    const { upload } = await shop();
    const { body } = await upload('customers', 'x.csv', 'name,phone,phone\nMaryam,09123456789,02188888888\n');
    expect(body.inspection.notices).toEqual(['headers-twice']);
    expect(body.mapping.columns).toEqual({ name: 'name', phone: 'phone', 'phone (2)': 'phone2' });
  });

  it('refuses an upload that is too large while it streams', async () => {
    const { upload } = await shop();
    const limit = house.config.uploadLimit;
    Object.assign(house.config, { uploadLimit: 1000 });
    try {
      const refused = await upload('customers', 'big.csv', `name\n${'Maryam\n'.repeat(1000)}`);
      expect([refused.status, refused.body.code]).toEqual([413, 'imports.too-large']);
    } finally {
      Object.assign(house.config, { uploadLimit: limit });
    }
  });
});

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
    const path = filePath(house, workspaceId, file?.id ?? '');
    const kill = () =>
      operator.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'peyvand-import' and datname = current_database()`,
      );
    let killed: Promise<unknown> = Promise.resolve();
    const dying = runImport(house, intake, workspaceId, looked.id, {
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
    await house.pump.drain(workspaceId);
    const known = await query(`select c.name, p.orders from profile_customer p left join customers_customer c
      on c.workspace_id = $1 and c.customer_id = p.customer_id where p.workspace_id = $1 order by name`);
    expect(known).toEqual([
      { name: 'Maryam', orders: 0 },
      { name: 'Sara', orders: 1 },
    ]);
  });

  it('gives a changed field its old value back only if it still has the one that the import wrote', async () => {
    const { owner, bring, runJob, query } = await shop();
    await bring('customers', 'name,phone,city\nMaryam,09123456789,Isfahan\n');
    const done = await bring(
      'customers',
      'name,phone,city,email\nMaryam Ahmadi,09123456789,Shiraz,maryam@example.ir\n',
    );
    expect(countsOf(done)).toMatchObject({ updated: 1 });
    await query(`update customers_customer set city = 'Yazd' where workspace_id = $1`);
    await owner.post(`/imports/${done.id}/undo`);
    await runJob('imports.undo', done.id);
    expect(await query(`select name, city from customers_customer where workspace_id = $1`)).toEqual([
      { name: 'Maryam', city: 'Yazd' },
    ]);
    expect(await query(`select kind from customers_identifier where workspace_id = $1`)).toEqual([{ kind: 'phone' }]);
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

describe('export', () => {
  it('gives out all rows, guarded against formulas, in a form that comes back in unchanged', async () => {
    const { bring, owner } = await shop();
    await bring('customers', 'name,phone,city\n=HYPERLINK(1),09123456789,اصفهان\nعلی,09131112233,"شیراز، مرکز"\n');
    const out = await owner.get('/exports/customers');
    expect(out.headers).toMatchObject({ 'x-row-count': '2', 'content-type': 'text/csv; charset=utf-8' });
    const csv: string = out.body;
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(csv).toContain("'=HYPERLINK(1)");
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    const again = await bring('customers', csv.replace("'=", '='));
    expect(countsOf(again)).toMatchObject({ rows: 2, created: 0, rejected: 0 });
  });

  it('brings its own purchases back in as unchanged', async () => {
    const { bring, owner } = await shop();
    await bring(
      'purchases',
      'number,date,phone,amount (toman)\n1,2026-02-20 10:00,09123456789,1000\n2,1405/01/05,,2500\n',
    );
    const out: string = (await owner.get('/exports/purchases')).body;
    expect(countsOf(await bring('purchases', out))).toMatchObject({ rows: 2, unchanged: 2 });
  });

  it('packs the whole workspace, and reads its own workbook back', async () => {
    const { bring, owner } = await shop();
    await bring('customers', 'name,phone\nMaryam,09123456789\nAli,09131112233\n');
    const all = await owner.post('/exports', {});
    expect(all.headers['x-row-count']).toMatch(/customers=2/);
    const response = await app.http?.inject({
      url: '/api/v1/exports/customers?format=xlsx',
      headers: { 'x-test-caller': 'nobody' },
    });
    expect(response?.statusCode).toBe(401);
  });
});
