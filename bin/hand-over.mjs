// Plain JavaScript for any Node >= 20: the product itself runs on the Node that is pinned in package.json.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the installed product. */
export const house = join(dirname(fileURLToPath(import.meta.url)), '..');

const HANDED_OVER = 'PEYVAND_HANDED_OVER';

/** The pinned Node that npm installed as a package, or null. */
export function pinnedNode() {
  const program = join(house, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(program) ? program : null;
}

/** True when the Node that runs this file can run the product itself. */
export function runsOnPinnedNode() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}

/**
 * Runs a script on the pinned Node in place of this process: same terminal, signals passed on, same exit code.
 * If this process is killed, the other one notices and ends in order.
 */
export function handOver(script, args, { flags = [], env = {} } = {}) {
  const node = pinnedNode() ?? (runsOnPinnedNode() ? process.execPath : null);
  if (node === null) {
    process.stderr.write('Peyvand is not installed completely: run  npm ci  in its folder.\n');
    process.stderr.write('نصب پیوند کامل نیست: در پوشهٔ آن  npm ci  را اجرا کنید.\n');
    process.exit(1);
  }
  const child = spawn(node, [...flags, script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env, [HANDED_OVER]: '1' },
  });
  // In a terminal Ctrl+C reaches both processes by itself; sent twice it would look like impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** In the process that was handed over to: when the first one is killed, ask ourselves to stop. */
export function followParent() {
  if (process.env[HANDED_OVER] === undefined || process.channel === undefined) return;
  delete process.env[HANDED_OVER];
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
