// Builds the console when its built files are missing or older than what they are made of.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { house, pinnedNode } from '../bin/hand-over.mjs';

const sources = ['console', 'ui', 'sdk', 'kernel', 'package-lock.json'];
const built = join(house, 'console', 'dist', 'index.html');

/** Returns when console/dist is up to date; ends the process with Vite's own message when it cannot be built. */
export function buildScreens() {
  if (!areStale()) return;
  process.stderr.write('Building the screens …\n');
  const run = spawnSync(pinnedNode() ?? process.execPath, [viteProgram, 'build', 'console', '--logLevel', 'warn'], {
    cwd: house,
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

export const viteProgram = join(house, 'node_modules', 'vite', 'bin', 'vite.js');

function areStale() {
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some((source) => newestChange(join(house, source)) > builtAt);
}

function newestChange(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name))
    .reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0);
}
