import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { binariesIn, shippedBinaries } from '../ground/database/embedded/locate-binaries.ts';
import { openEmbedded } from '../ground/database/embedded/open-embedded.ts';
import { findLivePostmaster } from '../ground/database/embedded/postmaster-file.ts';
import { findProcess } from '../ground/database/embedded/process-table.ts';
import { stopServer } from '../ground/database/embedded/server-process.ts';

const RUNS = `peyvand-test-${userInfo().uid}-`;

/**
 * A data directory with a freshly created database, for tests to spoil. Creating one takes a second or more, copying
 * one a tenth of that: the first run keeps a clean one beside, for the next run of the same PostgreSQL.
 */
export async function freshDataDir(binaries: string | undefined): Promise<string> {
  const clean = await cleanDataDir(binaries);
  const dataDir = temporaryFolder();
  copyTree(clean, dataDir);
  return dataDir;
}

/** A new empty folder under the system's temporary one, which the server's user can walk through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${RUNS}${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Stops servers and removes folders of test runs that were killed before they could clean up. */
export async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const run = name.startsWith(RUNS) ? Number(name.slice(RUNS.length).split('-')[0]) : Number.NaN;
    if (!Number.isInteger(run) || findProcess(run) !== null) continue;
    const folder = join(tmpdir(), name);
    const serverDir = join(folder, 'postgres');
    const live = existsSync(serverDir) ? findLivePostmaster(serverDir) : null;
    if (live !== null)
      await stopServer({ serverDir, binaries: binariesIn(join(shippedBinaries(), 'bin')) }, live.pid, 500);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cleanDataDir(binaries: string | undefined): Promise<string> {
  const programs = binariesIn(binaries ?? join(shippedBinaries(), 'bin'));
  const version = execFileSync(programs.postgres, ['--version'], { encoding: 'utf8' }).replace(/[^\d.]+/g, '');
  const shelf = join(tmpdir(), `peyvand-clean-${userInfo().uid}`);
  const clean = join(shelf, version);
  if (existsSync(join(clean, 'connection.json'))) return clean;

  mkdirSync(shelf, { recursive: true, mode: 0o711 });
  const building = temporaryFolder();
  const server = await openEmbedded({ dataDir: building, memory: 'test', log: () => {}, binaries });
  await server.stop();
  try {
    renameSync(building, clean);
  } catch {
    // Another run put its own there a moment earlier; it is as good as ours.
    rmSync(building, { recursive: true, force: true });
  }
  return clean;
}

function copyTree(from: string, to: string): void {
  // cp keeps the owner, which the server insists on; Node's own copy does not.
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-a', `${from}/.`, to]);
  chmodSync(to, 0o711);
}
