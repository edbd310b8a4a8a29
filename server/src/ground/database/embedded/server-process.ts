import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asUser, type Binaries } from './locate-binaries.ts';
import { findLivePostmaster, readPostmasterFile } from './postmaster-file.ts';
import { findProcess, findServerProcessesIn } from './process-table.ts';
import { ServerError } from './server-error.ts';
import { lastLines, rotateLog } from './server-log.ts';
import { type ServerMemory, serverSettings } from './server-settings.ts';
import type { ServerUser } from './server-user.ts';

/** Everything needed to start the server of one data directory. */
export type ServerPlan = {
  binaries: Binaries;
  user: ServerUser | null;
  serverDir: string;
  logFile: string;
  memory: ServerMemory;
  /** The port of last time, kept where possible so that open pools find the server again. */
  port: number;
  /** True when no other port will do (a restart under open pools, or a port the operator chose). */
  portIsFixed: boolean;
  /** Patience with a start; long by default, because after a crash the server first replays what was not yet on disk. */
  startSeconds?: number;
};

/** A server that accepts connections. The promise of `exited()` is settled when it ends. */
export type RunningServer = { pid: number; port: number; exited: () => Promise<void> };

/** Whom to stop and with which programs. */
export type StopTarget = Pick<ServerPlan, 'serverDir' | 'binaries'>;

const STALE_SECONDS = 12;
const START_SECONDS = 300;

/**
 * Starts the server as a child of this process and waits until it accepts connections. What a killed predecessor left
 * (its lock file, backends that have not noticed yet, a port not yet free) is waited out for about ten seconds.
 *
 * @throws ServerError database.start-failed with the last lines of the server's log
 */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  const giveUp = Date.now() + STALE_SECONDS * 1000;
  for (let attempt = 0; ; attempt += 1) {
    endLeftBehind(plan.serverDir);
    const port = await choosePort(plan, attempt);
    const child = launch(plan, port);
    const failure = await untilReady(child, plan);
    if (failure === null && child.pid !== undefined) {
      const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      return { pid: child.pid, port, exited: () => exit };
    }
    const leftovers = /postmaster\.pid|shared memory|Address already in use|could not bind/.test(failure ?? '');
    if (!leftovers || Date.now() > giveUp) {
      throw new ServerError(
        'database.start-failed',
        {
          fa: `پایگاه داده بالا نیامد. آخرین سطرهای ${plan.logFile}:`,
          en: `The database server did not start. Last lines of ${plan.logFile}:`,
        },
        failure ?? '',
      );
    }
    await pause(250);
  }
}

/**
 * Stops a server: a fast shutdown first; after `patience` an immediate one, from which the next start recovers
 * everything that was committed; at last the processes are ended by force.
 */
export async function stopServer({ serverDir, binaries }: StopTarget, pid: number, patience = 2_500): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (process.platform === 'win32') controlServer(binaries, serverDir, signal === 'SIGINT' ? 'fast' : 'immediate');
    else sendSignal(pid, signal);
    if (await untilGone(pid, wait)) break;
  }
  endLeftBehind(serverDir);
}

/** Resolves true when the process has ended within `wait` milliseconds. */
export async function untilGone(pid: number, wait: number): Promise<boolean> {
  const until = Date.now() + wait;
  while (findProcess(pid) !== null) {
    if (Date.now() > until) return false;
    await pause(10);
  }
  return true;
}

/** Settled when a server that is not our child has ended. Watching it keeps no process alive. */
export async function watchUntilGone(pid: number): Promise<void> {
  while (findProcess(pid) !== null) await pause(300, undefined, { ref: false });
}

/** A loopback port nobody listens on now. */
export function freePort(wanted = 0): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(port));
    });
  });
}

async function choosePort(plan: ServerPlan, attempt: number): Promise<number> {
  if (plan.portIsFixed) return plan.port;
  const again = plan.port > 0 && attempt === 0 ? await freePort(plan.port) : null;
  return again ?? (await freePort()) ?? plan.port;
}

/** The folder for the unix socket: the data directory itself, closed to others. Null where the path would be too long. */
export function socketDirOf(serverDir: string): string | null {
  return process.platform !== 'win32' && Buffer.byteLength(serverDir) < 85 ? serverDir : null;
}

function launch(plan: ServerPlan, port: number): ChildProcess {
  rotateLog(plan.logFile);
  const settings = serverSettings(plan.memory, { port, socketDir: socketDirOf(plan.serverDir) });
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const child = spawn(plan.binaries.postgres, ['-D', plan.serverDir, ...flags], {
      cwd: '/',
      // Its own session: Ctrl+C in the terminal must reach the product, which then stops the server in order.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: serverEnvironment(plan),
      ...asUser(plan.user),
    });
    child.on('error', () => {});
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Only what the server needs: PG* variables of the person's shell must not change it. */
export function serverEnvironment(plan: Pick<ServerPlan, 'binaries' | 'serverDir'>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  if (process.platform === 'win32') env.SystemRoot = process.env.SystemRoot;
  const libraries = join(dirname(dirname(plan.binaries.postgres)), 'lib');
  if (process.platform === 'darwin' && existsSync(libraries)) env.DYLD_LIBRARY_PATH = libraries;
  const stale = readPostmasterFile(plan.serverDir);
  // A killed server that nobody reaped (a container without an init) still answers to its id, and PostgreSQL would
  // wait for it for ever. Named as "grandparent" it is passed over, while the check of shared memory stays.
  if (stale !== null && findLivePostmaster(plan.serverDir) === null) env.PG_GRANDPARENT_PID = String(stale.pid);
  return env;
}

async function untilReady(child: ChildProcess, plan: ServerPlan): Promise<string | null> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const until = Date.now() + (plan.startSeconds ?? START_SECONDS) * 1000;
  while (!ended) {
    const postmaster = readPostmasterFile(plan.serverDir);
    if (postmaster?.pid === child.pid && postmaster?.ready === true) return null;
    if (Date.now() > until) {
      if (child.pid !== undefined) await stopServer(plan, child.pid, 1_000);
      return `Not ready after ${plan.startSeconds ?? START_SECONDS} s.\n${lastLines(plan.logFile)}`;
    }
    await pause(10);
  }
  return lastLines(plan.logFile) || 'The server program could not be run.';
}

/** Backends of a killed server notice only when they next read from it; until then no new server may start. */
function endLeftBehind(serverDir: string): void {
  if (!existsSync(serverDir) || findLivePostmaster(serverDir) !== null) return;
  for (const pid of findServerProcessesIn(serverDir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

/** Windows knows no signals; PostgreSQL's own control program speaks to its server there. */
function controlServer(binaries: Binaries, serverDir: string, mode: 'fast' | 'immediate'): void {
  spawnSync(binaries.control, ['stop', '-D', serverDir, '-m', mode, '-W'], { stdio: 'ignore' });
}
