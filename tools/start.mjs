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
  const screens = spawn(pinnedNode() ?? process.execPath, [viteProgram, 'console'], { cwd: house, stdio: 'inherit' });
  process.on('exit', () => screens.kill());
  const others = args.filter((arg) => arg !== '--dev');
  handOver(program, ['start', ...others], { flags: ['--watch', '--watch-preserve-output'] });
} else {
  buildScreens();
  handOver(program, ['start', ...args]);
}
