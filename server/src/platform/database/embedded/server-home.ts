import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asUser } from './locate-binaries.ts';
import type { ServerUser } from './server-user.ts';

/**
 * A folder outside the data directory that every user can reach, always the same one for the same data directory.
 * Needed when root keeps the product under a folder closed to others (its own home, for example).
 */
export function reachableHome(dataRoot: string, user: ServerUser | null): string {
  const name = `peyvand-${createHash('sha256').update(realpathSync(dataRoot)).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', tmpdir()]) {
    const home = join(parent, name);
    try {
      mkdirSync(home, { recursive: true });
      chmodSync(home, 0o711);
    } catch {
      continue;
    }
    if (canEnter(home, user)) return home;
  }
  throw new Error(`No folder found that the user ${user?.name ?? 'running the database'} can enter.`);
}

/** Asks the system itself, as that user: groups and access lists count as they really are. */
export function canEnter(directory: string, user: ServerUser | null): boolean {
  if (user === null) return true;
  const look = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { cwd: '/', ...asUser(user) });
  return look.status === 0;
}

/**
 * Where the database files belong: in the data directory, or in the reachable home when the server's user may not
 * enter it. Existing files that have become unreachable are moved there.
 */
export function placeServerDir(
  inDataFolder: string,
  recorded: string | null,
  user: ServerUser | null,
  home: () => string,
): string {
  if (recorded !== null && existsSync(join(recorded, 'PG_VERSION')) && canEnter(recorded, user)) return recorded;
  if (canEnter(dirname(inDataFolder), user)) return inDataFolder;
  const outside = join(home(), 'postgres');
  if (existsSync(join(inDataFolder, 'PG_VERSION')) && !existsSync(outside)) move(inDataFolder, outside);
  return outside;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Another file system: copy first, remove only when the copy is complete.
    cpSync(from, `${to}.part`, { recursive: true, preserveTimestamps: true });
    renameSync(`${to}.part`, to);
    rmSync(from, { recursive: true });
  }
}
