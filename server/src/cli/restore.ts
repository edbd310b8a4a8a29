import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { counted } from '@peyvand/kernel/counted';
import pg from 'pg';
import { migrate } from '../ground/database/migrate.ts';
import { keyMark, loadKeyFile } from '../ground/secrets.ts';
import { modules } from '../ladder.ts';
import { noteEverywhere } from '../office/audit/note-everywhere.ts';
import { ledgerFile, readLedger } from '../office/backup/erasure-ledger.ts';
import { type Restored, restoreBackup } from '../office/backup/restore-backup.ts';
import { asOwner } from '../office/key/open-installation.ts';
import { KeyRefused } from '../office/key/refusals.ts';
import { gatherKeyBound } from '../office/key/sealed-place.ts';
import { settleKey } from '../office/key/settle-key.ts';
import { eraseAgain, eraseAtNextStart } from './erase-again.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { type CommandDatabase, openDatabaseAsItIs } from './open-database.ts';
import { openHouse } from './open-house.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson, tell } from './output.ts';
import { languageOf, type Words } from './words.ts';

/**
 * Brings a backup back into an empty database; the schema is then brought forward to this release. Whoever was erased since is
 * erased again, by the ledger of this data folder and of `--erasures FILE`.
 */
export async function runRestore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { erasures: { type: 'string' }, json: { type: 'boolean', default: false } },
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
    const present = await loadKeyFile(config.keyFile);
    const settings = { ownerUrl, roleSecret: secrets.derive('database-roles'), rolePrefix: config.rolePrefix, log };
    const restored = await restoreBackup({
      ownerUrl,
      file: resolve(file),
      filesDir: join(config.dataDir, 'files'),
      keys: [present],
      migrateTo: async (schema) => void (await migrate({ ...settings, until: schema })),
    });
    if (restored.key !== undefined) await bringKey(config.keyFile, restored.key);
    const migrated = await migrate(settings);
    const marks = new Set([
      ...(await readLedger(ledgerFile(config.dataDir))),
      ...(values.erasures === undefined ? [] : await readLedger(resolve(values.erasures))),
    ]);
    const erased = await forgetReturned({ ...database, migrated }, marks);
    // after the erasing: the entries are the business's, and hold nothing of anybody
    await withWritePath({ ...database, migrated }, (path) =>
      noteEverywhere({ path, secrets }, 'backup.restored', { of: restored.manifest.at }),
    );
    report(restored, erased, present, values.json, languageOf(process.argv.slice(2)));
    return 0;
  } finally {
    await database.close();
  }
}

/** Erases those whom the archive has brought back; under another key than the archive's that waits for the right one. */
async function forgetReturned(database: CommandDatabase, marks: ReadonlySet<string>): Promise<number> {
  const { ownerUrl, config } = database;
  const bound = gatherKeyBound(modules);
  const secrets = await asOwner(ownerUrl, (client) => settleKey(client, config.keyFile, bound)).catch((error) => {
    if (error instanceof KeyRefused) return undefined;
    throw error;
  });
  if (secrets === undefined) {
    if (marks.size > 0) await eraseAtNextStart(config.dataDir, marks);
    return 0;
  }
  const app = await openHouse({ ...database, secrets });
  try {
    return await eraseAgain(app.house, marks);
  } finally {
    await app.stop();
  }
}

function report(restored: Restored, erased: number, present: string, json: boolean, language: keyof Words): void {
  const { manifest, key, mark, signature, ended, leftOut } = restored;
  const rows = Object.values(manifest.tables).reduce((sum, one) => sum + one, 0);
  const keyFits = key !== undefined || mark === undefined || mark === keyMark(present);
  if (json) {
    const { tables, schema, at, withKey, missing } = manifest;
    printJson({
      rows,
      tables,
      schema,
      at,
      withKey,
      signature,
      keyFits,
      erasedAgain: erased,
      ended,
      leftOut,
      missingFiles: missing,
    });
  } else
    print(
      { fa: `${rows} ردیف از ${manifest.at} بازگشت`, en: `${counted(rows, 'row')} of ${manifest.at} came back` }[
        language
      ],
    );
  const lines: (Words | false)[] = [
    {
      fa: `نشست‌ها، لینک‌ها و دعوت‌های آن زمان بازنگشتند (${ended.sessions} نشست، ${ended.links} لینک و دعوت) و ${ended.tokens} کلید دسترسی باطل شد: همه دوباره وارد می‌شوند و برنامه‌ها کلید تازه می‌گیرند. نشانی ورود: peyvand link`,
      en: `Sessions, links and invitations of that time did not come back (${counted(ended.sessions, 'session')}, ${counted(ended.links, 'link')} and invitations) and ${counted(ended.tokens, 'token was', 'tokens were')} revoked: everybody signs in anew and programs get new tokens. A sign-in link: peyvand link`,
    },
    erased > 0 && {
      fa: `${erased} نفر که پس از این پشتیبان پاک شده بودند دوباره پاک شدند.`,
      en: `${erased} people who had been erased after this backup were erased again.`,
    },
    manifest.missing.length > 0 && {
      fa: `${manifest.missing.length} فایل هنگام پشتیبان‌گیری نبود و این‌جا هم نیست.`,
      en: `${counted(manifest.missing.length, 'file was', 'files were')} not there when the backup was made and are not here either.`,
    },
    leftOut > 0 && {
      fa: `${leftOut} فایل موقت (بارگذاری نیمه‌کاره یا خروجی) کنار گذاشته شد.`,
      en: `${counted(leftOut, 'temporary file (half upload, export) was', 'temporary files (half uploads, exports) were')} left out.`,
    },
    signature !== 'checked' && {
      fa: 'امضای این پشتیبان با کلیدی که این‌جا هست سنجیده نشد؛ مطمئن شوید از جای امنی آمده است.',
      en: 'The signature of this backup could not be checked with a key that is here; make sure that it comes from a safe place.',
    },
    !keyFits && {
      fa: 'این داده‌ها با کلید دیگری مهر شده‌اند: پیوند روشن نمی‌شود تا آن را به جای خود برگردانید. اگر گم شده است: peyvand key accept-loss',
      en: 'This data is sealed with another key: Peyvand does not start until you bring it to its place. If it is lost: peyvand key accept-loss',
    },
    key === undefined &&
      mark === undefined && {
        fa: 'این پشتیبان کلید ندارد: مقدارهای مهروموم‌شده فقط با فایل کلید همان زمان خوانده می‌شوند.',
        en: 'This backup carries no key: sealed values can be read only if the key file is the one of that time.',
      },
  ];
  for (const one of lines) if (one !== false) tell(one[language]);
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
  const fresh = `${keyFile}.new`;
  await writeFile(fresh, `${key}\n`, { mode: 0o600 });
  await rename(fresh, keyFile);
}
