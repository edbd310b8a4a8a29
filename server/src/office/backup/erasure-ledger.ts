import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { inWorkspace } from '../../ground/database/transaction.ts';
import type { Write } from '../../spine/write.ts';
import { listWorkspaceIds } from '../workspace/index.ts';

/**
 * The ledger of erasures: a hash of each erased customer's ids, in the database and in a file beside it. An archive from before
 * an erasure would bring the person back; a restore looks here and erases her again. Both ids are random, so the hash tells
 * nothing to whoever has no row to compare.
 */
export function eraseMark(workspaceId: string, customerId: string): string {
  return createHash('sha256').update(`${workspaceId}:${customerId}`).digest('hex');
}

const noteSql = `insert into platform_erasure (workspace_id, mark, erased_at) select $1, m, $3 from unnest($2::text[]) m order by m
on conflict (workspace_id, mark) do nothing`;

/** Notes an erasure in the write that makes it. */
export function noteErasure(w: Write, customerIds: readonly string[]): void {
  w.put(noteSql, [w.workspaceId, customerIds.map((id) => eraseMark(w.workspaceId, id)), w.now]);
}

const line = /^[0-9a-f]{64}$/;

export function ledgerFile(dataDir: string): string {
  return join(dataDir, 'erasures.ledger');
}

/** The marks of a ledger file; none when there is no such file. */
export async function readLedger(file: string): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return new Set(text.split('\n').filter((one) => line.test(one)));
}

/**
 * Copies the marks of the database into the file, which outlives it. Marks that only the file has stay. After every erasure, at
 * each start and with each backup, so that one that was missed by a crash is made up for.
 */
export async function copyLedger(pool: pg.Pool, dataDir: string): Promise<void> {
  const file = ledgerFile(dataDir);
  const known = await readLedger(file);
  const before = known.size;
  for (const workspaceId of await listWorkspaceIds(pool)) {
    const rows = await inWorkspace(pool, workspaceId, (tx) =>
      tx.query<{ mark: string }>('select mark from platform_erasure where workspace_id = $1', [workspaceId]),
    );
    for (const { mark } of rows) known.add(mark);
  }
  if (known.size === before) return;
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, `${[...known].sort().join('\n')}\n`, { mode: 0o600 });
  await rename(fresh, file);
}

const returnedSql = `select c.customer_id as "customerId" from customers_customer c
where c.workspace_id = $1 and c.erased_at is null and c.merged_into is null
  and encode(sha256(convert_to(c.workspace_id::text || ':' || c.customer_id::text, 'UTF8')), 'hex') = any($2) order by c.customer_id`;

/** Customers whom a restored archive has brought back although the ledger knows them as erased. */
export async function findReturned(
  pool: pg.Pool,
  marks: ReadonlySet<string>,
): Promise<{ workspaceId: string; customerId: string }[]> {
  const found: { workspaceId: string; customerId: string }[] = [];
  if (marks.size === 0) return found;
  for (const workspaceId of await listWorkspaceIds(pool)) {
    const rows = await inWorkspace(pool, workspaceId, (tx) =>
      tx.query<{ customerId: string }>(returnedSql, [workspaceId, [...marks]]),
    );
    for (const { customerId } of rows) found.push({ workspaceId, customerId });
  }
  return found;
}
