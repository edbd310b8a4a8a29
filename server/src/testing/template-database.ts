import { Client, escapeIdentifier } from 'pg';
import { OWNER } from '../ground/database/embedded/owner-role.ts';
import { migrate } from '../ground/database/migrate.ts';
import type { Roles } from '../ground/database/roles.ts';
import { silentLog } from '../ground/log.ts';

/** The secret from which the passwords of the test server's web and worker roles are derived. */
export const TEST_ROLE_SECRET = 'role secret of the tests';

/** Addresses of the run's server, as the set-up hands them to the test files. */
export type TestServer = { ownerUrl: string; superUrl: string; roles: Roles };

export const TEMPLATE = 'peyvand_template';

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** Makes the migrated template database, and one copy of it for tests that only need the SQL functions. */
export async function createTemplate(server: { ownerUrl: string; superUrl: string }): Promise<Roles> {
  await onServer(server.superUrl, `create database ${TEMPLATE} owner ${OWNER}`);
  const { roles } = await migrate({
    ownerUrl: inDatabase(server.ownerUrl, TEMPLATE),
    roleSecret: TEST_ROLE_SECRET,
    log: silentLog,
  });
  return roles;
}

/** Copies the template. PostgreSQL copies the files: some tens of milliseconds, whatever the migrations did. */
export async function copyTemplate(superUrl: string, name: string): Promise<void> {
  await onServer(superUrl, `create database ${escapeIdentifier(name)} template ${TEMPLATE} owner ${OWNER}`);
}

/** Makes a database without our schema, owned by our owner role. */
export async function createEmpty(superUrl: string, name: string): Promise<void> {
  await onServer(superUrl, `create database ${escapeIdentifier(name)} owner ${OWNER}`);
}

/** Drops a database, even when a test forgot to close its connections. */
export async function dropDatabase(superUrl: string, name: string): Promise<void> {
  await onServer(superUrl, `drop database if exists ${escapeIdentifier(name)} with (force)`);
}

async function onServer(superUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
