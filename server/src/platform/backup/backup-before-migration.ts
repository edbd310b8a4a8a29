import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readKeyFile } from '../secrets.ts';
import { writeBackup } from './write-backup.ts';

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
