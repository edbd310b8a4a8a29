import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Log } from '../log.ts';
import { ensureRoles, type Roles } from './roles.ts';

const folder = new URL('../../../migrations/', import.meta.url);
const foldSql = new URL('../../../../kernel/fold.sql', import.meta.url);

export interface MigrateOptions {
  /** Connects as the role that owns the schema. */
  ownerUrl: string;
  /** Derives the passwords of the web and worker roles. */
  roleSecret: string;
  /** Names of this installation's roles begin with it (several installations may share one server). */
  rolePrefix?: string;
  log: Log;
  /** Stops at this number: a restore brings an empty database to the schema of its archive first. */
  until?: number;
  /** Called before the first new migration of a database that already holds data. */
  backup?: () => Promise<void>;
}

export interface Migrated {
  /** Numbers applied by this call. */
  applied: number[];
  version: number;
  /** A copy of everything was made first. */
  backedUp: boolean;
  roles: Roles;
}

interface Migration {
  number: number;
  name: string;
  sql: string;
  hash: string;
}

/** The numbered SQL files of server/migrations, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort();
  const migrations = await Promise.all(
    files.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
  for (const [index, migration] of migrations.entries())
    if (index > 0 && migrations[index - 1]?.number === migration.number)
      throw new Error(`two migrations carry the number ${migration.number}`);
  return migrations;
}

/**
 * Brings the schema forward from any earlier release, each migration in a transaction of its own.
 * Concurrent callers wait for each other. A file that was changed after it had been applied is refused.
 * @throws Error naming the migration that failed; everything before it stays applied
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'peyvand-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(727374001)');
    const roles = await ensureRoles(client, options.ownerUrl, options.roleSecret, options.rolePrefix ?? 'peyvand');
    await client.query(`create table if not exists platform_migration (
      number int primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`);
    const known = new Map(
      (await client.query('select number, hash from platform_migration')).rows.map((row) => [row.number, row.hash]),
    );
    const migrations = await readMigrations();
    const newer = [...known.keys()].filter((number) => !migrations.some((one) => one.number === number));
    if (newer.length > 0)
      throw new Error(
        `this database was migrated by a newer release (migration ${Math.max(...newer)}); start that release`,
      );
    for (const one of migrations) {
      const before = known.get(one.number);
      if (before !== undefined && before !== one.hash)
        throw new Error(`${one.name} was changed after it had been applied; add a new migration instead`);
    }
    const pending = migrations.filter((one) => !known.has(one.number) && one.number <= (options.until ?? Infinity));
    const backup = pending.length > 0 && known.size > 0 ? options.backup : undefined;
    await backup?.();
    for (const one of pending) await apply(client, one, roles, options.log);
    await refreshFold(client);
    return {
      applied: pending.map((one) => one.number),
      version: migrations.at(-1)?.number ?? 0,
      backedUp: backup !== undefined,
      roles,
    };
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, one: Migration, roles: Roles, log: Log): Promise<void> {
  const sql = one.sql.replaceAll('{{app}}', roles.app).replaceAll('{{search}}', roles.search);
  try {
    await client.query('begin');
    // explicit even where the operator has set another default
    await client.query('set local search_path = public, pg_catalog');
    await client.query(sql);
    await client.query('insert into platform_migration (number, name, hash) values ($1, $2, $3)', [
      one.number,
      one.name,
      one.hash,
    ]);
    await client.query('commit');
    log.info('migration applied', { migration: one.name });
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${one.name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

/** The SQL twin of the kernel's folding is code, not schema: it is laid anew at each start. */
async function refreshFold(client: pg.Client): Promise<void> {
  const sql = await readFile(foldSql, 'utf8').catch(() => '');
  if (sql !== '') await client.query(sql);
}
