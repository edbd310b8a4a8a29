import { readdirSync, readFileSync } from 'node:fs';

/**
 * Seconds of processor time that the database server has taken, its backends and those that have ended included. Read from /proc, so null elsewhere than on Linux.
 */
export function serverCpuSeconds(postmasterPid: number): number | null {
  if (process.platform !== 'linux') return null;
  const postmaster = String(postmasterPid);
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readStat(pid);
    if (stat === undefined) continue;
    // after the name in brackets: state, parent, …; user and system time are the 12th and 13th, of ended children the next
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15).map(Number);
    if (pid === postmaster) ticks += (userOfEnded ?? 0) + (systemOfEnded ?? 0);
    if (pid === postmaster || fields[1] === postmaster) ticks += (user ?? 0) + (system ?? 0);
  }
  return ticks / 100;
}

/** A process may end between being listed and being read. */
function readStat(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}
