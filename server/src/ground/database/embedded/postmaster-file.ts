import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcess, worksIn } from './process-table.ts';

/** What a PostgreSQL server writes about itself in its data directory. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/** Reads postmaster.pid as it stands; the server it names may be long dead. */
export function readPostmasterFile(serverDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(serverDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

/**
 * The server that is running on this data directory now, or null. A process id alone proves nothing: after a crash
 * another program may carry it, so the name and (where the system tells) the working directory must agree.
 */
export function findLivePostmaster(serverDir: string): Postmaster | null {
  const written = readPostmasterFile(serverDir);
  if (written === null) return null;
  const running = findProcess(written.pid);
  if (running === null) return null;
  if (running.name !== null && !running.name.startsWith('postgres')) return null;
  if (process.platform === 'linux' && !worksIn(written.pid, serverDir)) return null;
  return written;
}
