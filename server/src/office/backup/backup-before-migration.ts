import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../ground/config.ts';
import { refuseOnFullDisk } from '../../ground/files/disk-floor.ts';
import { readKeyFile } from '../../ground/secrets.ts';
import { writeBackup } from './write-backup.ts';

/** The start stops before anything has changed: without the copy there would be no way back. */
export class NoRoomForBackup extends Error {
  readonly code = 'backup.no-room';
  readonly fa: string;
  constructor(dataDir: string) {
    super(
      `the disk of ${dataDir} is nearly full: there is no room for the copy that is made before the data change their form, and nothing has been changed. Make room and start again (docs/operations.md), or start the release of before`,
    );
    this.fa = `دیسک ${dataDir} نزدیک به پر شدن است: برای پشتیبانی که پیش از تغییر ساختار داده‌ها گرفته می‌شود جا نیست، و چیزی تغییر نکرده است. جا باز کنید و دوباره اجرا کنید (docs/operations.md)، یا نسخهٔ پیشین را اجرا کنید.`;
  }
}

/**
 * What `migrate` calls before the first new migration of a database that holds data. For an external database it can be
 * turned off (PEYVAND_BACKUP_BEFORE_MIGRATION=off) where the operator has backups of his own.
 */
export function backupBeforeMigration(
  config: Config,
  ownerUrl: string,
  product: string,
  tell: (line: string) => void,
): { backup?: () => Promise<void> } {
  if (config.databaseUrl !== undefined && !config.backupBeforeMigration) return {};
  return {
    async backup() {
      if ((await refuseOnFullDisk({ config })) !== undefined) throw new NoRoomForBackup(config.dataDir);
      const folder = join(config.dataDir, 'backups');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(
        folder,
        `before-migration-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.backup`,
      );
      tell(`Backing up before the migration: ${file}`);
      const key = await readKeyFile(config.keyFile);
      await writeBackup({ ownerUrl, file, filesDir: join(config.dataDir, 'files'), product, ...(key && { key }) });
    },
  };
}
