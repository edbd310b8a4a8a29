import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Connection } from './connection-file.ts';
import { socketDirOf } from './server-process.ts';

export const OWNER = 'peyvand_owner';
export const DATABASE = 'peyvand';

/**
 * An address pg and libpq both read: host and port stand in it for TCP, and where there is a unix socket (cheaper
 * than TCP for our own connections) `?host=` takes precedence over the host.
 */
export function addressOf(
  role: { name: string; password: string },
  database: string,
  place: { serverDir: string; port: number },
): string {
  const socket = socketDirOf(place.serverDir);
  const query = socket === null ? '' : `?host=${encodeURIComponent(socket)}`;
  return `postgresql://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${place.port}/${encodeURIComponent(database)}${query}`;
}

/** Address of the server's superuser, for the launcher itself and for tests. */
export function superAddress(connection: Connection, serverDir: string, database = 'postgres'): string {
  return addressOf({ name: 'postgres', password: connection.superPassword }, database, {
    serverDir,
    port: connection.port,
  });
}

/** Address of the role that owns the product's database and runs its migrations. */
export function ownerAddress(connection: Connection, serverDir: string, database = DATABASE): string {
  return addressOf({ name: OWNER, password: connection.ownerPassword }, database, { serverDir, port: connection.port });
}

/**
 * Makes the owner role and the product's database when they are missing, and sets the role's password to the recorded
 * one. The owner is no superuser: what works here works on a managed database too.
 */
export async function ensureOwner(connection: Connection, serverDir: string): Promise<void> {
  const client = new Client({ connectionString: superAddress(connection, serverDir) });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    const verb = role.rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${escapeIdentifier(OWNER)} login nosuperuser createrole createdb password ${escapeLiteral(connection.ownerPassword)}`,
    );
    // Without it doctor could not see whose open transaction holds everybody back.
    await client.query(`grant pg_read_all_stats to ${escapeIdentifier(OWNER)}`);
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) {
      await client.query(`create database ${escapeIdentifier(DATABASE)} owner ${escapeIdentifier(OWNER)}`);
    }
  } finally {
    await client.end();
  }
}
