/**
 * `npm run bench -- import`: a file of customers (name, phone, e-mail) and a file of their purchases come in through the
 * product, until search, profile and measures are right; then a bare COPY of exactly the rows that they left goes into the
 * same indexed tables of a second schema, on the same server in the same run.
 */

import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isRefusal } from '@peyvand/kernel/refusal';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { buildApp } from '../server/src/app.ts';
import type { House } from '../server/src/edge/house.ts';
import { runJobApart } from '../server/src/edge/run-job-apart.ts';
import { systemClock } from '../server/src/ground/clock.ts';
import { readConfig } from '../server/src/ground/config.ts';
import { type Embedded, openEmbedded } from '../server/src/ground/database/embedded/open-embedded.ts';
import { migrate } from '../server/src/ground/database/migrate.ts';
import { inWorkspace, type Tx } from '../server/src/ground/database/transaction.ts';
import { silentLog } from '../server/src/ground/log.ts';
import { createSecrets, loadKeyFile } from '../server/src/ground/secrets.ts';
import { modules } from '../server/src/ladder.ts';
import { findImport, moveImport, rowsOf } from '../server/src/office/imports/import-row.ts';
import { createImport, inspectFile } from '../server/src/office/imports/prepare-import.ts';
import { createWorkspace, type Workspace } from '../server/src/office/workspace/workspace.ts';

/** Parents first: the copies keep the foreign keys. */
const tables = [
  'customers_customer',
  'customers_identifier',
  'products_product',
  'purchases_purchase',
  'purchases_line',
  'spine_event',
  'profile_customer',
];

/** Runs the benchmark. Size 1 is a million customers and a million purchases. */
export async function run({ size }: { size: number }): Promise<object> {
  const count = Math.max(1000, Math.round(1_000_000 * size));
  const folder = mkdtempSync(join(tmpdir(), 'peyvand-bench-import-'));
  const files = { customers: join(folder, 'customers.csv'), purchases: join(folder, 'purchases.csv') };
  await writeFiles(files, count);
  const server = await openEmbedded({ dataDir: join(folder, 'data'), memory: 'normal', log: () => {} });
  try {
    return await measure(server, join(folder, 'data'), files, count);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  server: Embedded,
  dataDir: string,
  files: Record<'customers' | 'purchases', string>,
  count: number,
): Promise<object> {
  const config = readConfig({ PEYVAND_DATA_DIR: dataDir });
  const secrets = createSecrets(await loadKeyFile(config.keyFile));
  const roleSecret = secrets.derive('database-roles');
  const migrated = await migrate({ ownerUrl: server.ownerUrl, roleSecret, log: silentLog });
  const app = await buildApp({
    config,
    clock: systemClock,
    log: silentLog,
    roles: migrated.roles,
    secrets,
    modules,
    web: false,
    worker: false,
    authenticate: () => async () => ({ signedIn: false, byCookie: false }),
    rights: new Set(),
  });
  try {
    const workspace = await createWorkspace(app.house.pool, { slug: 'bench', name: 'bench' });
    if (isRefusal(workspace)) throw new Error(workspace.message.en);
    const customers = await bring(app.house, workspace, 'customers', files.customers);
    const purchases = await bring(app.house, workspace, 'purchases', files.purchases);
    const proof = await prove(app.house, workspace, count);
    const baseline = await copyBare(server, dataDir, workspace.workspaceId);
    const seconds = round(customers.seconds + purchases.seconds);
    return {
      rows: { customers: count, purchases: count },
      imported: { seconds, customers, purchases, proof },
      baseline,
      ratio: round(seconds / baseline.seconds),
      goal: { ratio: 1.5, never: 3 },
      rssMb: Math.max(customers.rssMb, purchases.rssMb),
      rssGoalMb: 400,
      settings: await settingsOf(server.superUrl),
    };
  } finally {
    await app.stop();
  }
}

/** One file through the product, by its own job in a process of its own; the time ends when the derived tables are right. */
async function bring(house: House, workspace: Workspace, kind: 'customers' | 'purchases', path: string) {
  const intake = modules.flatMap((module) => module.intake ?? []).find((one) => one.kind === kind);
  const job = modules.flatMap((module) => module.jobs ?? []).find((one) => one.name === 'imports.run');
  if (intake === undefined || job === undefined) throw new Error(`no intake ${kind}`);
  const started = performance.now();
  const prepared = await inspectFile(house, intake, workspace, { path }, { moneyUnit: 'rial' });
  if (isRefusal(prepared)) throw new Error(prepared.message.en);
  const file = { fileName: kind, fileSize: null, fileId: null, path, origin: 'import' as const, actor: 'bench' };
  const { importId } = await createImport(house, workspace, intake, prepared, file);
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(house.workerPool, workspace.workspaceId, work);
  await inside((tx) => moveImport(tx, importId, ['ready'], 'waiting'));
  const child = watchChildren();
  let written = started;
  const timer = setInterval(async () => {
    const row = await inside((tx) => findImport(tx, importId));
    if (row?.state === 'running') written = performance.now();
  }, 200);
  await runJobApart(house.config)(
    job,
    { workspaceId: workspace.workspaceId, importId },
    new AbortController().signal,
  ).finally(() => clearInterval(timer));
  const seconds = (performance.now() - started) / 1000;
  const done = await inside((tx) => findImport(tx, importId));
  if (done === undefined || done.state !== 'done' || done.created !== rowsOf(done))
    throw new Error(`import of ${kind}: ${JSON.stringify(done)}`);
  return {
    seconds: round(seconds),
    rowsWritten: round((written - started) / 1000),
    derivedTables: round(seconds - (written - started) / 1000),
    rssMb: child.highestMb(),
  };
}

/** The imported customers can be found by a fragment of a name, and each has her purchase. */
async function prove(house: House, workspace: Workspace, count: number) {
  return inWorkspace(house.pool, workspace.workspaceId, async (tx) => {
    const started = performance.now();
    const found = await tx.query(`select customers_search_name('%محمدی%', null, 50)`);
    const searchMs = round(performance.now() - started);
    const [purchases] = await tx.query<{ n: number }>(
      'select count(*) as n from purchases_purchase where workspace_id = $1 and customer_id is not null',
      [tx.workspaceId],
    );
    if (found.length === 0 || purchases?.n !== count) throw new Error('the import left something out');
    return { searchMs, found: found.length, purchases: purchases.n };
  });
}

/** A bare COPY of the same rows into tables with the same columns, keys, checks, foreign keys and indexes. */
async function copyBare(server: Embedded, dataDir: string, workspaceId: string) {
  // as the superuser, whom no wall of rows holds up, in the product's own database
  const url = new URL(server.superUrl);
  url.pathname = new URL(server.ownerUrl).pathname;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query('create schema bare; set search_path = bare, public');
    const present: { table: string; columns: string }[] = [];
    for (const table of tables) {
      const columns = await writableColumns(client, table);
      if (columns === '') continue;
      present.push({ table, columns });
      await pipeline(
        client.query(
          copyTo(`copy (select ${columns} from public.${table} where workspace_id = '${workspaceId}') to stdout`),
        ),
        createWriteStream(join(dataDir, `${table}.copy`)),
      );
      await client.query(`create table bare.${table} (like public.${table} including all)`);
      await addForeignKeys(client, table);
    }
    await client.query('checkpoint');
    const each: Record<string, { rows: number; seconds: number }> = {};
    let seconds = 0;
    for (const { table, columns } of present) {
      const started = performance.now();
      const stream = client.query(copyFrom(`copy bare.${table} (${columns}) from stdin`));
      await pipeline(createReadStream(join(dataDir, `${table}.copy`), { highWaterMark: 256 * 1024 }), stream);
      const took = (performance.now() - started) / 1000;
      each[table] = { rows: stream.rowCount, seconds: round(took) };
      seconds += took;
    }
    return { seconds: round(seconds), tables: each };
  } finally {
    await client.end();
  }
}

/** All columns that can be written: generated ones make themselves on both sides. */
async function writableColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public.${table}`],
  );
  return rows.map((row) => row.name).join(', ');
}

async function addForeignKeys(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'f' and conrelid = $1::regclass and conparentid = 0`,
    [`public.${table}`],
  );
  for (const { text } of rows)
    await client.query(`alter table bare.${table} add ${text.replace(/references (public\.)?/i, 'references bare.')}`);
}

const given = ['مریم', 'علی', 'زهرا', 'محمد', 'فاطمه', 'حسین', 'سارا', 'رضا', 'نرگس', 'امیر', 'لیلا', 'مهدی'];
const family = [
  'احمدی',
  'محمدی',
  'رضایی',
  'حسینی',
  'کریمی',
  'موسوی',
  'جعفری',
  'صادقی',
  'رحیمی',
  'نوری',
  'کاظمی',
  'یزدانی',
  'شریفی',
];

/** The same files for the same count: names repeat as they do among people, phones and mails are each one's own. */
async function writeFiles(files: Record<'customers' | 'purchases', string>, count: number): Promise<void> {
  const phone = (i: number) => `09${String(100_000_000 + ((i * 7919) % 899_999_993))}`;
  await writeLines(files.customers, 'نام و نام خانوادگی,موبایل,ایمیل', count, (i) => {
    const name = `${given[i % given.length]} ${family[(i * 5) % family.length]} ${family[(i * 11 + 3) % family.length]}`;
    return `${name},${phone(i)},customer${i}@example.ir`;
  });
  await writeLines(files.purchases, 'شماره فاکتور,تاریخ,موبایل,کد کالا,تعداد,قیمت واحد', count, (i) => {
    const day = new Date(Date.UTC(2026, 8, 1) - ((i * 37) % 700) * 86_400_000).toISOString().slice(0, 10);
    return `F-${i},${day},${phone((i * 31) % count)},P-${i % 500},${1 + (i % 4)},${(1 + (i % 90)) * 10_000}`;
  });
}

async function writeLines(path: string, header: string, count: number, line: (i: number) => string): Promise<void> {
  const out = createWriteStream(path);
  let text = `${header}\n`;
  for (let i = 0; i < count; i++) {
    text += `${line(i)}\n`;
    if (text.length < 1_000_000 && i < count - 1) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end();
  await once(out, 'close');
}

/** The highest resident memory of the Node processes that this one starts (Linux). */
function watchChildren(): { highestMb(): number } {
  let highest = 0;
  const look = () => {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ');
    for (const pid of children) {
      const status = readIfThere(`/proc/${pid}/status`);
      if (/^Name:\s+postgres/.test(status)) continue;
      highest = Math.max(highest, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0));
    }
  };
  const timer = setInterval(look, 100);
  return {
    highestMb() {
      clearInterval(timer);
      return Math.round(highest / 1024);
    },
  };
}

/** A process that has just ended has no file any more. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function settingsOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'shared_buffers', 'maintenance_work_mem', 'max_wal_size')`,
    );
    return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  } finally {
    await client.end();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
