// npm start, npm run dev: from a fresh clone to a running product.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { handOver, house, pinnedNode } from '../bin/hand-over.mjs';
import { buildScreens, viteProgram } from './build-screens.mjs';
import { install } from './install.mjs';

const args = process.argv.slice(2);
const watching = args.includes('--dev');
const program = join(house, 'bin', 'peyvand.mjs');

install();
if (watching) {
  const env = {
    PEYVAND_DEV_SERVER: `http://localhost:${process.env.PORT ?? 7300}`,
    // Links lead to Vite's server, which passes /api on to the product.
    PEYVAND_BASE_URL: process.env.PEYVAND_BASE_URL ?? 'http://localhost:7310',
  };
  const screens = spawn(pinnedNode() ?? process.execPath, [viteProgram, 'console'], {
    cwd: house,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  process.on('exit', () => screens.kill());
  const others = args.filter((arg) => arg !== '--dev');
  handOver(program, ['start', ...others], { flags: ['--watch', '--watch-preserve-output'], env });
} else {
  buildScreens();
  handOver(program, ['start', ...args]);
}
