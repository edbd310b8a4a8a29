import { setTimeout as pause } from 'node:timers/promises';
import { rotateLog } from './server-log.ts';
import type { RunningServer } from './server-process.ts';

const LOG_CHECK_MS = 60_000;
const LONGEST_WAIT_MS = 5_000;

type Watch = {
  server: RunningServer;
  logFile: string;
  /** How to start it again on the same port; null when this process only uses the server. */
  restart: (() => Promise<RunningServer>) | null;
  restarted: (server: RunningServer) => void;
  log: (line: string) => void;
};

/**
 * Keeps the log file short, and starts the server again whenever it ends without having been asked to.
 * `end()` resolves when no restart is under way any more, so that nothing comes up behind a stop.
 */
export function superviseServer(watch: Watch): { end: () => Promise<void> } {
  const ending = new AbortController();
  const rotation = setInterval(() => rotateLog(watch.logFile), LOG_CHECK_MS);
  // A killed server takes every open connection along; the product must outlive that moment with nothing else to do.
  if (watch.restart === null) rotation.unref();
  const guard = watch.restart === null ? Promise.resolve() : keepAlive(watch, watch.restart, ending.signal);
  return {
    async end() {
      clearInterval(rotation);
      ending.abort();
      await guard;
    },
  };
}

async function keepAlive(watch: Watch, restart: () => Promise<RunningServer>, ending: AbortSignal): Promise<void> {
  const asked = new Promise<void>((resolve) => ending.addEventListener('abort', () => resolve(), { once: true }));
  let server = watch.server;
  for (;;) {
    await Promise.race([server.exited(), asked]);
    if (ending.aborted) return;
    watch.log('The database server ended unexpectedly; starting it again.');
    const again = await restartUntilUp(watch, restart, ending);
    if (again === null) return;
    server = again;
    watch.restarted(server);
    watch.log('The database server is running again.');
  }
}

async function restartUntilUp(
  watch: Watch,
  restart: () => Promise<RunningServer>,
  ending: AbortSignal,
): Promise<RunningServer | null> {
  for (let wait = 250; !ending.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await restart();
    } catch (error) {
      watch.log(error instanceof Error ? error.message : String(error));
      await pause(wait, undefined, { signal: ending }).catch(() => {});
    }
  }
  return null;
}
