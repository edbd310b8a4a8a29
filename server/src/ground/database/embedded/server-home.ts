import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
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

/** What decides where the database files belong. */
export type Placement = {
  /** `postgres/` of the data directory. */
  inside: string;
  /** Where connection.json says they are, if elsewhere. */
  recorded: string | null;
  user: ServerUser | null;
  home: () => string;
  /** True when the data directory was made just now. */
  isNew: boolean;
};

/**
 * Where the database files belong: in the data directory, or in the reachable home when the server's user may not
 * enter it. Files that have become unreachable are moved there; those of a data directory that somebody deleted in
 * order to begin anew are set aside, never taken up again and never removed.
 */
export function placeServerDir({ inside, recorded, user, home, isNew }: Placement): string {
  if (recorded !== null && existsSync(join(recorded, 'PG_VERSION')) && canEnter(recorded, user)) return recorded;
  if (canEnter(dirname(inside), user)) return inside;
  const outside = join(home(), 'postgres');
  if (isNew && existsSync(outside))
    renameSync(outside, `${outside}.until-${new Date().toISOString().replaceAll(':', '')}`);
  if (existsSync(join(inside, 'PG_VERSION')) && !existsSync(outside)) move(inside, outside);
  return outside;
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Another file system: copy with owners first, remove only when the copy is complete.
    execFileSync('cp', ['-a', from, `${to}.part`]);
    renameSync(`${to}.part`, to);
    rmSync(from, { recursive: true });
  }
}
