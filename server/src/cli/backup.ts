import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { counted } from '@peyvand/kernel/counted';
import { refuseOnFullDisk } from '../ground/files/disk-floor.ts';
import { loadKeyFile } from '../ground/secrets.ts';
import { modules } from '../ladder.ts';
import { noteEverywhere } from '../office/audit/note-everywhere.ts';
import { writeBackup } from '../office/backup/write-backup.ts';
import { gatherKeyBound } from '../office/key/sealed-place.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { rememberKeyCopy } from './key.ts';
import { openDatabaseForCommand } from './open-database.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson, tell } from './output.ts';
import { productVersion } from './version.ts';
import { languageOf } from './words.ts';
import { refused } from './workspace.ts';

/** Writes a consistent copy of everything into one file, while the product runs. */
export async function runBackup(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'with-key': { type: 'boolean', default: false } },
  });
  const language = languageOf(process.argv.slice(2));
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
    const full = await refuseOnFullDisk(database);
    if (full !== undefined) throw refused(full);
    const withKey = values['with-key'];
    const key = await loadKeyFile(config.keyFile);
    const started = performance.now();
    const manifest = await writeBackup({
      ownerUrl,
      file: resolve(file),
      filesDir: join(config.dataDir, 'files'),
      product: productVersion(),
      tell,
      key,
      withKey,
    });
    if (withKey) await rememberKeyCopy(ownerUrl);
    await withWritePath(database, (path) =>
      noteEverywhere({ path, secrets: database.secrets }, 'backup.made', { withKey }),
    );
    const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one, 0);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (values.json)
      printJson({
        file: resolve(file),
        rows,
        tables: manifest.tables,
        schema: manifest.schema,
        withKey: manifest.withKey,
        missingFiles: manifest.missing,
        seconds,
      });
    else print(`${resolve(file)}: ${counted(rows, 'row')}, schema ${manifest.schema}, ${seconds} s`);
    if (manifest.missing.length > 0)
      tell(
        {
          fa: `${manifest.missing.length} فایل در جدول هست ولی روی دیسک نبود یا همین حالا برداشته شد: ${manifest.missing.join('، ')}`,
          en: `${counted(manifest.missing.length, 'file stands', 'files stand')} in the table and were not on the disk, or were taken away just now: ${manifest.missing.join(', ')}`,
        }[language],
      );
    if (!withKey) {
      const bound = gatherKeyBound(modules);
      const names = (words: 'fa' | 'en') => [
        ...new Set([...bound.sealed, ...bound.hashed].map((one) => one.words[words])),
      ];
      tell(
        {
          fa: `فایل کلید در این پشتیبان نیست. بدون آن، پس از بازگردانی این‌ها خوانده یا شناخته نمی‌شود: ${names('fa').join('، ')}. کلید را جای دیگری نگه دارید یا --with-key بنویسید.`,
          en: `The key file is not in this backup. Without it these cannot be read or recognised after a restore: ${names('en').join(', ')}. Keep it elsewhere, or use --with-key.`,
        }[language],
      );
    }
    return 0;
  } finally {
    await database.close();
  }
}
