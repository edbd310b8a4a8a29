import pg from 'pg';
import { type Migrated, type MigrateOptions, migrate } from '../../ground/database/migrate.ts';
import type { Secrets } from '../../ground/secrets.ts';
import type { KeyBound } from './sealed-place.ts';
import { rememberKey, settleKey } from './settle-key.ts';

/** What is needed to open a database under the installation's key. */
export interface OpenInstallation extends Omit<MigrateOptions, 'roleSecret'> {
  keyFile: string;
  bound: KeyBound;
}

/**
 * Makes sure of the key, brings the schema up to date and writes down whose key it is: what every start and every command
 * does before it touches a row.
 *
 * @throws KeyRefused when the key is missing or another one; Error when a migration fails
 */
export async function openInstallation(options: OpenInstallation): Promise<{ secrets: Secrets; migrated: Migrated }> {
  const { ownerUrl, keyFile, bound } = options;
  const secrets = await asOwner(ownerUrl, (client) => settleKey(client, keyFile, bound));
  const migrated = await migrate({ ...options, roleSecret: secrets.derive('database-roles') });
  await asOwner(ownerUrl, (client) => rememberKey(client, keyFile));
  return { secrets, migrated };
}

/** Runs `work` on a connection of the schema's owner. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'peyvand-key' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
