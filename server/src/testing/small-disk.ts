import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until the machine says that nothing more fits. */
  fill(): void;
  /** Takes away what `fill` wrote. */
  makeRoom(): void;
  free(): number;
  end(): void;
}

/**
 * A small disk in memory; undefined where this account may not mount one (a plain container): the test then proves what it can
 * with the machine's own full device.
 */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'peyvand-disk-'));
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', path]);
  if (made.status !== 0) {
    rmSync(path, { recursive: true, force: true });
    return undefined;
  }
  const filler = join(path, 'filler');
  mkdirSync(filler);
  let files = 0;
  return {
    path,
    fill() {
      for (const size of [1024 ** 2, 4096]) fillWith(join(filler, String(files++)), size);
    },
    makeRoom() {
      rmSync(filler, { recursive: true, force: true });
      mkdirSync(filler);
    },
    free() {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    },
    end() {
      // lazily: a server that was killed a moment ago may still hold a file
      spawnSync('umount', ['-l', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function fillWith(file: string, size: number): void {
  const piece = Buffer.alloc(size, 7);
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
