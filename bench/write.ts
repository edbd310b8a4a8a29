/**
 * `npm run bench -- write`: purchases posted one by one through HTTP with 8 keep-alive clients until all reactions are
 * done, against TPC-B (scale 20, 8 clients) on the same server in the same run. TPC-B runs before and after, so that a
 * computer that slows down meanwhile slows both. Load clients are processes of their own and share the cores.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isRefusal } from '@peyvand/kernel/refusal';
import pg from 'pg';
import { readConfig } from '../server/src/ground/config.ts';
import { type Embedded, openEmbedded } from '../server/src/ground/database/embedded/open-embedded.ts';
import { silentLog } from '../server/src/ground/log.ts';
import { type Product, startProduct } from '../server/src/main.ts';
import { createWorkspace } from '../server/src/office/workspace/workspace.ts';
import { makeToken } from '../server/src/people/staff/index.ts';
import { write } from '../server/src/spine/write.ts';
import { fillTpcb, runTpcb } from './write/run-tpcb.ts';
import { serverCpuSeconds } from './write/server-cpu.ts';

const CLIENTS = 8;
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Runs the benchmark. Size 1 is the full one, 0.01 the one for correctness in CI. */
export async function run({ size }: { size: number }): Promise<object> {
  const seconds = Math.max(1, Math.round(20 * size));
  const scale = Math.max(1, Math.round(20 * size));
  const dataDir = mkdtempSync(join(tmpdir(), 'peyvand-bench-write-'));
  // run by root, the server's own user must be able to walk in, or its files would lie elsewhere and stay there
  chmodSync(dataDir, 0o711);
  const server = await openEmbedded({ dataDir, memory: 'normal', log: () => {} });
  try {
    const tpcbUrl = await makeDatabase(server.superUrl, 'tpcb');
    await fillTpcb(tpcbUrl, scale);
    const product = await startProduct({
      config: readConfig({ PORT: '0', PEYVAND_DEMO: 'off', PEYVAND_DATA_DIR: dataDir, DATABASE_URL: server.ownerUrl }),
      log: silentLog,
      tell: () => {},
      web: true,
      worker: true,
      version: 'bench',
    });
    try {
      const before = await runTpcb(tpcbUrl, { clients: CLIENTS, seconds, scale });
      const purchases = await postPurchases(product, server, seconds, Math.max(50, Math.round(4000 * size)));
      const after = await runTpcb(tpcbUrl, { clients: CLIENTS, seconds, scale });
      const tps = (before.tps + after.tps) / 2;
      return {
        clients: CLIENTS,
        settings: await settingsOf(server.superUrl),
        tpcb: { driver: before.driver, scale, tps: round(tps), before: round(before.tps), after: round(after.tps) },
        purchases,
        ratio: round(purchases.perSecond / tps, 1000),
        goal: { ratio: 0.3, least: 0.12 },
      };
    } finally {
      await product.stop();
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Loaded {
  posted: number;
  created: number;
  failed: number;
  msP50: number;
  msP95: number;
  msP99: number;
  cpuSeconds: number;
}

/** One shop with its till: customers first, then the measured purchases, until the last reaction has had its effect. */
async function postPurchases(product: Product, server: Embedded, seconds: number, customers: number) {
  const { house } = product.app;
  const workspace = await createWorkspace(house.pool, { slug: 'bench', name: 'bench' });
  if (isRefusal(workspace)) throw new Error(workspace.message.en);
  const { workspaceId } = workspace;
  const made = await write(house.path, { workspaceId, actor: 'system:bench', source: 'bench' }, (w) =>
    makeToken(
      w,
      house,
      { rights: new Set(['*']), scope: 'all', masked: new Set(), role: 'owner', userId: null },
      { name: 'till', role: 'owner' },
    ),
  );
  if (isRefusal(made)) throw new Error(made.message.en);
  const token = made.answer.once.token;
  const port = new URL(product.address ?? '').port;
  const load = (phase: string, amount: number) =>
    inProcess<Loaded>('post-purchases.ts', [port, token, phase, String(amount), String(customers), String(CLIENTS)]);

  await load('customers', customers);
  await house.pump.drain(workspaceId);
  // as TPC-B's tables before it: with the statistics that a running server keeps by itself
  await query(inDatabase(server.superUrl, new URL(server.ownerUrl).pathname), 'vacuum analyze');
  const own = process.cpuUsage();
  const database = serverCpuSeconds(server.pid);
  const started = performance.now();
  const loaded = await load('purchases', seconds);
  const answered = (performance.now() - started) / 1000;
  await house.pump.drain(workspaceId);
  const elapsed = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(own);
  const after = serverCpuSeconds(server.pid);
  const each = (cpu: number) => round((cpu * 1e6) / loaded.posted);
  await checkBooks(product, workspaceId, customers + loaded.posted);
  return {
    perSecond: round(loaded.posted / elapsed),
    posted: loaded.posted,
    failed: loaded.failed,
    seconds: round(elapsed, 100),
    secondsUntilReactionsDone: round(elapsed - answered, 100),
    ms: { p50: loaded.msP50, p95: loaded.msP95, p99: loaded.msP99 },
    cpuMicrosecondsEach: {
      product: each((user + system) / 1e6),
      loadClient: each(loaded.cpuSeconds),
      database: database === null || after === null ? null : each(after - database),
    },
  };
}

/** Fast and wrong counts for nothing: every answered purchase is in the books, with its event. */
async function checkBooks(product: Product, workspaceId: string, expected: number): Promise<void> {
  const client = await product.app.house.pool.connect();
  try {
    await client.query(`begin; select set_config('app.workspace', '${workspaceId}', true)`);
    const { rows } = await client.query(
      `select (select count(*) from purchases_purchase where workspace_id = $1) as purchases,
        (select count(*) from spine_event where workspace_id = $1 and type = 'purchase.recorded') as events`,
      [workspaceId],
    );
    await client.query('rollback');
    if (rows[0].purchases !== expected || rows[0].events !== expected)
      throw new Error(`${expected} purchases were answered, the books hold ${JSON.stringify(rows[0])}`);
  } finally {
    client.release();
  }
}

async function inProcess<T>(file: string, args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(HERE, 'write', file), ...args]);
  return JSON.parse(stdout) as T;
}

async function makeDatabase(superUrl: string, name: string): Promise<string> {
  await query(superUrl, `create database ${name}`);
  return inDatabase(superUrl, `/${name}`);
}

function inDatabase(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = path;
  return url.toString();
}

async function settingsOf(superUrl: string): Promise<Record<string, string>> {
  const rows = await query<{ name: string; value: string }>(
    superUrl,
    `select name, current_setting(name) as value from pg_settings
     where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'wal_sync_method')`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}

async function query<R>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as R[];
  } finally {
    await client.end();
  }
}

function round(value: number, places = 1): number {
  return Math.round(value * places) / places;
}
