// npm run bench -- NAME [--size 0.01]: runs bench/NAME.ts and prints one JSON document with what it ran on.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { followParent, handOver, house, runsOnPinnedNode } from '../bin/hand-over.mjs';
import { buildScreens } from './build-screens.mjs';
import { install } from './install.mjs';

const folder = join(house, 'bench');

install();
if (!runsOnPinnedNode()) {
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
} else {
  followParent();
  await runBench();
}

async function runBench() {
  const { values, positionals } = parseArgs({
    options: { size: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  const name = positionals[0] ?? '';
  const size = Number(values.size);
  if (!names().includes(name)) stop(`Which one? npm run bench -- ${names().join(' | ')}`);
  if (!(size > 0)) stop('--size is a fraction of the full size, for example 0.01');
  // its product serves the screens
  if (name === 'start') buildScreens();
  const { run } = await import(pathToFileURL(join(folder, `${name}.ts`)).href);
  const started = new Date();
  const result = await run({ size });
  const seconds = (Date.now() - started.getTime()) / 1000;
  process.stdout.write(
    `${JSON.stringify({ bench: name, size, seconds, at: started.toISOString(), ...surroundings(), result }, null, 2)}\n`,
  );
}

/** The files that have a run of their own; the others are parts these share. */
function names() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /^export (async function|function|const) run\b/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -3));
}

function surroundings() {
  const processors = cpus();
  return {
    machine: {
      processor: processors[0]?.model ?? 'unknown',
      cores: processors.length,
      memoryGb: Math.round(totalmem() / 1e9),
      platform: `${process.platform} ${process.arch}`,
    },
    node: process.versions.node,
    commit: commit(),
  };
}

function commit() {
  try {
    const git = (...args) =>
      execFileSync('git', args, { cwd: house, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD') : `${git('rev-parse', 'HEAD')} with changes`;
  } catch {
    return null;
  }
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
