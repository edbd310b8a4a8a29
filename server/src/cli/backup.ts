import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBackup } from '../platform/backup/write-backup.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { rememberKeyCopy } from './key.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { print, printJson, tell } from './output.ts';
import { productVersion } from './version.ts';

/** Writes a consistent copy of everything into one file, while the product runs. */
export async function runBackup(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'with-key': { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new CommandFailure(
      'backup.no-file',
      { fa: 'نام فایل پشتیبان را بدهید: peyvand backup FILE', en: 'Name the file to write: peyvand backup FILE' },
      WRONG_USAGE,
    );
  const database = await openDatabaseForCommand();
  try {
    const { config, ownerUrl } = database;
    const key = values['with-key'] ? (await readFile(config.keyFile, 'utf8')).trim() : undefined;
    const started = performance.now();
    const manifest = await writeBackup({
      ownerUrl,
      file: resolve(file),
      filesDir: join(config.dataDir, 'files'),
      product: productVersion(),
      tell,
      ...(key === undefined ? {} : { key }),
    });
    if (key !== undefined) await rememberKeyCopy(ownerUrl);
    const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one, 0);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (values.json)
      printJson({
        file: resolve(file),
        rows,
        tables: manifest.tables,
        schema: manifest.schema,
        withKey: manifest.withKey,
        seconds,
      });
    else print(`${resolve(file)}: ${rows} rows, schema ${manifest.schema}, ${seconds} s`);
    if (key === undefined)
      tell(
        'The key file is not in this backup. Without it these cannot be read after a restore: two-factor secrets, webhook secrets, national ids and the personal part of the audit log. Keep it elsewhere, or use --with-key.',
      );
    return 0;
  } finally {
    await database.close();
  }
}
