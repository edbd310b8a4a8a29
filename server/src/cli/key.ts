import { parseArgs } from 'node:util';
import { migrate } from '../ground/database/migrate.ts';
import { createSecrets, loadKeyFile } from '../ground/secrets.ts';
import { modules } from '../ladder.ts';
import { noteEverywhere } from '../office/audit/note-everywhere.ts';
import { backupBeforeMigration } from '../office/backup/backup-before-migration.ts';
import { acceptLoss } from '../office/key/accept-loss.ts';
import { asOwner } from '../office/key/open-installation.ts';
import { refuseWhileRunning, rotateKey } from '../office/key/rotate-key.ts';
import { gatherKeyBound } from '../office/key/sealed-place.ts';
import { readInstallation } from '../office/key/settle-key.ts';
import { CommandFailure, WRONG_USAGE } from './failure.ts';
import { openAsOwner, openDatabaseForCommand } from './open-database.ts';
import { withWritePath } from './open-write-path.ts';
import { print, printJson, tell } from './output.ts';
import { productVersion } from './version.ts';
import { languageOf, type Words } from './words.ts';

const bound = gatherKeyBound(modules);

/**
 * `key`: where the installation's key lies and whether its copy was confirmed. `key confirm-copy` says that a copy lies
 * elsewhere, `key rotate` makes a new key, `key accept-loss` goes on without a lost one.
 */
export async function runKey(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const language = languageOf(process.argv.slice(2));
  const acts: Record<string, () => Promise<unknown>> = {
    status: () => showKey(language, values.json),
    'confirm-copy': () => confirmCopy(language, values.json),
    rotate: () => rotate(language, values.json),
    'accept-loss': () => loss(language, values),
  };
  const act = positionals.length > 1 ? undefined : acts[positionals[0] ?? 'status'];
  if (act === undefined)
    throw new CommandFailure(
      'command.usage',
      {
        fa: 'چنین بنویسید: peyvand key [status|confirm-copy|rotate|accept-loss [--yes]] [--json]',
        en: 'Write: peyvand key [status|confirm-copy|rotate|accept-loss [--yes]] [--json]',
      },
      WRONG_USAGE,
    );
  await act();
  return 0;
}

async function showKey(language: keyof Words, json: boolean): Promise<void> {
  const database = await openDatabaseForCommand();
  try {
    const { keyFile } = database.config;
    const known = await asOwner(database.ownerUrl, readInstallation);
    const copiedAt = known?.keyCopiedAt?.toISOString() ?? null;
    if (json) return printJson({ keyFile, mark: known?.keyMark, copiedAt });
    print(
      {
        fa: `فایل کلید: ${keyFile} (نشان ${known?.keyMark})`,
        en: `key file: ${keyFile} (mark ${known?.keyMark})`,
      }[language],
    );
    print(
      copiedAt === null
        ? {
            fa: 'هنوز نگفته‌اید که نسخه‌ای از آن جای دیگری هست. آن را روی دستگاه دیگری نگه دارید و بنویسید: peyvand key confirm-copy',
            en: 'nobody has said yet that a copy of it lies elsewhere. Keep one on another machine and write: peyvand key confirm-copy',
          }[language]
        : {
            fa: `نسخهٔ آن در ${copiedAt} تأیید شده است.`,
            en: `its copy was confirmed at ${copiedAt}.`,
          }[language],
    );
  } finally {
    await database.close();
  }
}

async function confirmCopy(language: keyof Words, json: boolean): Promise<void> {
  const database = await openDatabaseForCommand();
  try {
    await rememberKeyCopy(database.ownerUrl);
    if (json) return printJson({ confirmed: true });
    print({ fa: 'نوشته شد: نسخه‌ای از کلید جای دیگری هست.', en: 'noted: a copy of the key lies elsewhere.' }[language]);
  } finally {
    await database.close();
  }
}

/** `doctor` warns until a copy of this very key exists somewhere. */
export async function rememberKeyCopy(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (client) => client.query('update platform_installation set key_copied_at = now()'));
}

async function rotate(language: keyof Words, json: boolean): Promise<void> {
  const database = await openDatabaseForCommand();
  try {
    const { keyFile } = database.config;
    const { sealedAnew } = await rotateKey(database.ownerUrl, keyFile, bound);
    await withWritePath(database, (path) => noteEverywhere({ path, secrets: database.secrets }, 'key.rotated'));
    if (json) {
      const counts = sealedAnew.map(({ place, count }) => ({ table: place.table, column: place.column, count }));
      return printJson({ keyFile, sealedAnew: counts, keptUnderFormerKeys: bound.hashed.map(({ table }) => table) });
    }
    for (const { place, count } of sealedAnew) print(`${place.words[language]}: ${count}`);
    print(
      {
        fa: `کلید تازه در ${keyFile} است و کلید پیشین در ${keyFile}.before-rotation ماند: پشتیبان‌هایی که پیش از این گرفته‌اید با آن خوانده می‌شوند. از کلید تازه نسخه‌ای جای دیگری نگه دارید. درهم‌ساخته‌هایی که اصلشان نگه داشته نمی‌شود (${bound.hashed.map(({ words }) => words.fa).join('، ')}، کد ملی، کدهای بازیابی) با کلیدهای پیشینشان می‌مانند و آن کلیدها زیر کلید تازه مهر شد.`,
        en: `The new key is in ${keyFile}; the former one stays in ${keyFile}.before-rotation: backups made before now are read with it. Keep a copy of the new one elsewhere. Hashes whose originals are not kept (${bound.hashed.map(({ words }) => words.en).join(', ')}, national ids, recovery codes) stay under their former keys, which are now sealed with the new one.`,
      }[language],
    );
  } finally {
    await database.close();
  }
}

async function loss(language: keyof Words, { yes, json }: { yes: boolean; json: boolean }): Promise<void> {
  const database = await openAsOwner();
  try {
    const { config, ownerUrl, log } = database;
    await asOwner(ownerUrl, refuseWhileRunning);
    const losses = await acceptLoss(ownerUrl, config.keyFile, bound, { forget: false });
    if (yes) {
      const secrets = createSecrets(await loadKeyFile(config.keyFile));
      const migrated = await migrate({
        ownerUrl,
        roleSecret: secrets.derive('database-roles'),
        rolePrefix: config.rolePrefix,
        log,
        ...backupBeforeMigration(config, ownerUrl, productVersion(), tell),
      });
      await acceptLoss(ownerUrl, config.keyFile, bound, { forget: true });
      await withWritePath({ ...database, migrated }, (path) => noteEverywhere({ path, secrets }, 'key.loss-accepted'));
    }
    if (json) {
      const list = losses.map(({ place, count }) => ({
        table: place.table,
        count,
        what: place.words,
        loss: place.loss,
      }));
      return printJson({ accepted: yes, losses: list });
    }
    for (const { place, count } of losses) print(`${count} × ${place.words[language]}: ${place.loss[language]}`);
    print(
      yes
        ? { fa: 'پذیرفته شد. پیوند را دوباره روشن کنید.', en: 'Accepted. Start Peyvand again.' }[language]
        : {
            fa: 'هنوز چیزی عوض نشده است. اگر کلید پیدا نمی‌شود و این‌ها را می‌پذیرید: peyvand key accept-loss --yes (برگشت ندارد).',
            en: 'Nothing has been changed yet. If the key cannot be found and you accept this: peyvand key accept-loss --yes (it cannot be undone).',
          }[language],
    );
  } finally {
    await database.close();
  }
}
