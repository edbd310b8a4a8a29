import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServerError } from './server-error.ts';

/** Where the product keeps everything that is not in an external database (PEYVAND_DATA_DIR). */
export type DataFolder = {
  root: string;
  postgres: string;
  files: string;
  backups: string;
  logs: string;
  secretKey: string;
  connectionFile: string;
  holders: string;
};

/** Names the places inside a data directory; touches nothing. */
export function dataFolderAt(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  return {
    root,
    postgres: join(root, 'postgres'),
    files: join(root, 'files'),
    backups: join(root, 'backups'),
    logs: join(root, 'logs'),
    secretKey: join(root, 'secret.key'),
    connectionFile: join(root, 'connection.json'),
    holders: join(root, 'running'),
  };
}

/**
 * Makes the folders that are missing. Existing ones keep the permissions their owner chose.
 *
 * @returns true when no server was ever opened in this folder before
 * @throws ServerError database.folder-closed when this user may not write there
 */
export function prepareDataFolder(folder: DataFolder): { isNew: boolean } {
  try {
    const isNew = !existsSync(folder.holders);
    makeFolders(folder);
    return { isNew };
  } catch (error) {
    throw new ServerError(
      'database.folder-closed',
      {
        fa: `پیوند نمی‌تواند در این پوشه بنویسد: ${folder.root}. با همان کاربری روشن کنید که بار نخست روشن کرده بود، یا با PEYVAND_DATA_DIR پوشهٔ دیگری بدهید.`,
        en: `Peyvand may not write in this folder: ${folder.root}. Start it as the user who started it first, or give another folder in PEYVAND_DATA_DIR.`,
      },
      error instanceof Error ? error.message : '',
    );
  }
}

function makeFolders(folder: DataFolder): void {
  // Started by root the server runs as another user, who must be able to walk through (not list) the top folder.
  const walkThrough = process.getuid?.() === 0 ? 0o711 : 0o700;
  const made = mkdirSync(folder.root, { recursive: true, mode: 0o755 });
  if (made !== undefined) chmodSync(folder.root, walkThrough);
  for (const inner of [folder.files, folder.backups, folder.logs, folder.holders]) {
    mkdirSync(inner, { recursive: true, mode: 0o700 });
    accessSync(inner, constants.R_OK | constants.W_OK | constants.X_OK);
  }
}
