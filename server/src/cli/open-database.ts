import { constants } from 'node:os';
import { Client } from 'pg';
import { type Config, readConfig } from '../ground/config.ts';
import { assertDatabaseLocale } from '../ground/database/embedded/assert-database-locale.ts';
import { openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import type { Migrated } from '../ground/database/migrate.ts';
import { createLog, type Log } from '../ground/log.ts';
import type { Secrets } from '../ground/secrets.ts';
import { modules } from '../ladder.ts';
import { noteEverywhere } from '../office/audit/note-everywhere.ts';
import { backupBeforeMigration } from '../office/backup/backup-before-migration.ts';
import { asOwner, openInstallation } from '../office/key/open-installation.ts';
import { gatherKeyBound } from '../office/key/sealed-place.ts';
import { settleKey } from '../office/key/settle-key.ts';
import { withWritePath } from './open-write-path.ts';
import { tell } from './output.ts';
import { productVersion } from './version.ts';

/** A migrated database for the time of one command. */
export type CommandDatabase = {
  config: Config;
  secrets: Secrets;
  log: Log;
  /** Connects as the owner of the schema. */
  ownerUrl: string;
  /** What migrating did, with the addresses of the web and worker roles. */
  migrated: Migrated;
  /** The installation's own server, false when it is the operator's (DATABASE_URL). */
  embedded: boolean;
  /** Lets go of the database; a server that was started for this command is stopped. */
  close: () => Promise<void>;
};

/**
 * Opens the database a command works on: DATABASE_URL, else the running server of the data directory, else that
 * server started for the command's own time. The schema is brought up to date.
 *
 * @throws ServerError when there is no fit database; KeyRefused when the key is missing or another one; Error when a migration fails
 */
export async function openDatabaseForCommand(env: NodeJS.ProcessEnv = process.env): Promise<CommandDatabase> {
  const opened = await openAsOwner(env);
  try {
    const { config, log, ownerUrl } = opened;
    const installation = await openInstallation({
      ownerUrl,
      keyFile: config.keyFile,
      bound: gatherKeyBound(modules),
      rolePrefix: config.rolePrefix,
      log,
      ...backupBeforeMigration(config, ownerUrl, productVersion(), tell),
    });
    const database = { ...opened, ...installation };
    if (installation.migrated.backedUp)
      await withWritePath(database, (path) =>
        noteEverywhere({ path, secrets: installation.secrets }, 'backup.made', { before: 'migration' }),
      );
    return database;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The same without touching the schema: for `restore`, which brings its own. */
export async function openDatabaseAsItIs(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Omit<CommandDatabase, 'migrated'>> {
  const opened = await openAsOwner(env);
  try {
    const { ownerUrl, config } = opened;
    const bound = gatherKeyBound(modules);
    const secrets = await asOwner(ownerUrl, (client) => settleKey(client, config.keyFile, bound));
    return { ...opened, secrets };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The same without the key: for commands that are about the key itself. */
export async function openAsOwner(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Omit<CommandDatabase, 'migrated' | 'secrets'>> {
  const config = readConfig(env);
  const log = createLog();
  const opened = closeWhenInterrupted(
    config.databaseUrl === undefined ? await openOwn(config) : await openExternal(config.databaseUrl),
  );
  return { config, log, ...opened };
}

type Opened = Pick<CommandDatabase, 'ownerUrl' | 'embedded' | 'close'>;

/** Ctrl+C must not leave the server running that was started for this command alone. */
function closeWhenInterrupted(opened: Opened): Opened {
  const interrupted = (signal: NodeJS.Signals) => {
    opened.close().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupted);
  return {
    ...opened,
    async close() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
      await opened.close();
    },
  };
}

async function openOwn(config: Config): Promise<Opened> {
  const server = await openEmbedded({ dataDir: config.dataDir, log: tell });
  return { ownerUrl: server.ownerUrl, embedded: true, close: () => server.stop() };
}

async function openExternal(ownerUrl: string): Promise<Opened> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await assertDatabaseLocale(client);
  } finally {
    await client.end();
  }
  return { ownerUrl, embedded: false, close: async () => {} };
}
