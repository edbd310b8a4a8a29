import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../testing/cluster-cache.ts';
import { runnableBinaries, shippedBinaries } from './locate-binaries.ts';
import { findServerUser } from './server-user.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the programs of the embedded server', () => {
  it('run where npm put them', () => {
    const native = shippedBinaries();
    expect(runnableBinaries(native, userFor(native), noCopy).postgres).toBe(join(native, 'bin', 'postgres'));
  });

  if (process.platform === 'linux') {
    it('run after an installation without scripts, which leaves the libraries without their short names', () => {
      const native = installedWithoutScripts();
      const found = runnableBinaries(native, userFor(native), noCopy);
      expect(found.postgres).toBe(join(native, 'bin', 'postgres'));
      expect(lstatSync(join(native, 'lib', 'libicui18n.so.60')).isSymbolicLink()).toBe(true);
    });
  }

  if (process.getuid?.() === 0) {
    it('are copied to a folder the server’s user can reach when theirs is closed', () => {
      const native = installedWithoutScripts();
      const home = emptyFolder();
      chmodSync(join(native, '..'), 0o700);
      const found = runnableBinaries(native, userFor(native), () => home);
      expect(found.postgres).toBe(join(home, 'binaries', 'bin', 'postgres'));
      const copiedAt = lstatSync(found.postgres).ctimeMs;
      runnableBinaries(native, userFor(native), () => home);
      expect(lstatSync(found.postgres).ctimeMs).toBe(copiedAt);
    });
  }

  it('that do not run at all are reported with the words of the system', () => {
    const native = emptyFolder();
    expect(() => runnableBinaries(native, userFor(native), emptyFolder)).toThrow(
      /does not run on this system[\s\S]*ENOENT/,
    );
    expect(existsSync(join(native, 'bin'))).toBe(false);
  });
});

function userFor(directory: string) {
  return findServerUser(join(directory, 'postgres'));
}

function noCopy(): string {
  throw new Error('No copy was expected.');
}

function emptyFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

function installedWithoutScripts(): string {
  const native = join(emptyFolder(), 'native');
  cpSync(shippedBinaries(), native, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(native, 'lib'))) {
    if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name));
  }
  return native;
}
