// npm run check: types, form, and every tools/check-*.ts (each names the offending line and the remedy). Runs no tests.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { house, pinnedNode } from '../bin/hand-over.mjs';
import { install } from './install.mjs';

install();
const inModules = (...path) => join(house, 'node_modules', ...path);
const tsc = inModules('typescript', 'bin', 'tsc');
const colours = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;
const checks = [
  ['types of the server', tsc, '-p', 'tsconfig.json', '--noEmit'],
  ['types of the screens', tsc, '-p', 'tsconfig.browser.json', '--noEmit'],
  ['form and lint', inModules('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--diagnostic-level=warn', colours],
  ...readdirSync(join(house, 'tools'))
    .filter((file) => /^check-.+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => [file.slice('check-'.length, -'.ts'.length).replaceAll('-', ' '), join(house, 'tools', file)]),
];

const broken = checks.filter(([name, ...command]) => !passes(name, command)).map(([name]) => name);
process.stdout.write(broken.length === 0 ? 'All checks passed.\n' : `Not in order: ${broken.join(', ')}\n`);
process.exit(broken.length === 0 ? 0 : 1);

function passes(name, command) {
  const began = Date.now();
  const run = spawnSync(pinnedNode() ?? process.execPath, command, { cwd: house, stdio: 'inherit' });
  const ok = run.status === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'BROKEN'}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return ok;
}
