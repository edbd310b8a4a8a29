import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { migrate } from '../platform/database/migrate.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openDatabaseAsItIs } from './open-database.ts';
import { print, printJson, tell } from './output.ts';

/** Brings a backup back into an empty database; the schema is then brought forward to this release. */
export async function runRestore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new CommandFailure(
      'restore.no-file',
      { fa: 'نام فایل پشتیبان را بدهید: peyvand restore FILE', en: 'Name the backup: peyvand restore FILE' },
      WRONG_USAGE,
    );
  const database = await openDatabaseAsItIs();
  try {
    const { config, secrets, log, ownerUrl } = database;
    await refuseWhileRunning(ownerUrl);
    const settings = { ownerUrl, roleSecret: secrets.derive('database-roles'), rolePrefix: config.rolePrefix, log };
    const { manifest, key } = await restoreBackup({
      ownerUrl,
      file: resolve(file),
      filesDir: join(config.dataDir, 'files'),
      migrateTo: async (schema) => void (await migrate({ ...settings, until: schema })),
    });
    if (key !== undefined) await bringKey(config.keyFile, key);
    await migrate(settings);
    const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one, 0);
    if (values.json)
      printJson({ rows, tables: manifest.tables, schema: manifest.schema, at: manifest.at, withKey: manifest.withKey });
    else print(`${rows} rows of ${manifest.at} are back`);
    if (key === undefined)
      tell('This backup carries no key: sealed values can be read only if the key file is the one of that time.');
    return 0;
  } finally {
    await database.close();
  }
}

/** A running product remembers the epoch it started with. */
async function refuseWhileRunning(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name in ('peyvand-web', 'peyvand-worker')`,
  );
  await client.end();
  if (rows.length > 0)
    throw new CommandFailure('restore.running', {
      fa: 'پیوند روی همین پایگاه روشن است؛ نخست آن را خاموش کنید.',
      en: 'Peyvand is running on this database; stop it first.',
    });
}

/** The archive's key takes the place of this installation's fresh one, which nothing was sealed with yet; the old one is kept beside it. */
async function bringKey(keyFile: string, key: string): Promise<void> {
  await mkdir(dirname(keyFile), { recursive: true });
  const present = await readFile(keyFile, 'utf8').catch(() => undefined);
  if (present?.trim() === key) return;
  if (present !== undefined) await writeFile(`${keyFile}.before-restore`, present, { mode: 0o600 });
  await writeFile(keyFile, `${key}\n`, { mode: 0o600 });
}
