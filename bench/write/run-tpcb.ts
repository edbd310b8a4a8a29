import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

const ACCOUNTS = 100_000;
const TELLERS = 10;

export interface Tpcb {
  tps: number;
  driver: 'pgbench' | 'own';
}

/** Fills the four tables of TPC-B as pgbench does: scale × (1 branch, 10 tellers, 100,000 accounts). */
export async function fillTpcb(url: string, scale: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0 from generate_series(1, ${scale}) n;
    insert into pgbench_tellers select n, (n - 1) / ${TELLERS} + 1, 0 from generate_series(1, ${scale * TELLERS}) n;
    insert into pgbench_accounts select n, (n - 1) / ${ACCOUNTS} + 1, 0, '' from generate_series(1, ${scale * ACCOUNTS}) n`);
  await client.query('vacuum analyze');
  await client.end();
}

/** Transactions a second: by pgbench where it is installed, else by a driver of our own that sends the same statements. */
export async function runTpcb(
  url: string,
  { clients, seconds, scale }: { clients: number; seconds: number; scale: number },
): Promise<Tpcb> {
  const pgbench = process.env.PEYVAND_BENCH_OWN_DRIVER ? undefined : findPgbench();
  if (pgbench === undefined) {
    const driver = fileURLToPath(new URL('tpcb-driver.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      driver,
      url,
      `${clients}`,
      `${seconds}`,
      `${scale}`,
    ]);
    return { tps: Number(stdout), driver: 'own' };
  }
  const args = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '1', '-T', `${seconds}`, '-s', `${scale}`, url];
  const { stdout } = await promisify(execFile)(pgbench, args);
  return { tps: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]), driver: 'pgbench' };
}

function findPgbench(): string | undefined {
  const shelf = '/usr/lib/postgresql';
  const installed = existsSync(shelf) ? readdirSync(shelf).map((version) => `${shelf}/${version}/bin/pgbench`) : [];
  return [...installed.toReversed(), '/usr/bin/pgbench', '/usr/local/bin/pgbench'].find((path) => existsSync(path));
}
