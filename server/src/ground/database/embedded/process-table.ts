import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** A process that is really running (a zombie is not): its short name and a mark that tells it from a later one with the same id. */
export type RunningProcess = { pid: number; name: string | null; born: string | null };

/** Finds a running process; null when it is gone, or dead and only waiting to be reaped. */
export function findProcess(pid: number): RunningProcess | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === 'linux' ? readProc(pid) : askSystem(pid);
}

/** True while the very process (not another one that inherited its id) is running. */
export function isSameProcess(seen: { pid: number; born: string | null }): boolean {
  const found = findProcess(seen.pid);
  return found !== null && (seen.born === null || found.born === null || seen.born === found.born);
}

/** Ids of the server processes that work inside a data directory; empty where the system cannot tell. */
export function findServerProcessesIn(directory: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && (findProcess(pid)?.name?.startsWith('postgres') ?? false))
    .filter((pid) => worksIn(pid, directory));
}

/** True when the process stands in this very directory, by whatever path it came there (Linux). */
export function worksIn(pid: number, directory: string): boolean {
  try {
    const [stands, asked] = [statSync(`/proc/${pid}/cwd`), statSync(directory)];
    return stands.ino === asked.ino && stands.dev === asked.dev;
  } catch {
    return false;
  }
}

function readProc(pid: number): RunningProcess | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // "42 (post gres) S …": the name may hold spaces and brackets, so it ends at the last bracket.
  const nameEnd = stat.lastIndexOf(')');
  const fields = stat.slice(nameEnd + 2).split(' ');
  const state = fields[0];
  if (state === 'Z' || state === 'X') return null;
  return { pid, name: stat.slice(stat.indexOf('(') + 1, nameEnd), born: fields[19] ?? null };
}

function askSystem(pid: number): RunningProcess | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (process.platform === 'win32') return { pid, name: null, born: null };
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...rest] = line.split(/\s+/);
    if (state === '' || state.startsWith('Z')) return null;
    const command = rest.slice(5).join(' ');
    return { pid, name: command.slice(command.lastIndexOf('/') + 1), born: rest.slice(0, 5).join(' ') };
  } catch {
    return null;
  }
}
