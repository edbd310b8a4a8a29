#!/usr/bin/env node
import nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { followParent, handOver, house, runsOnPinnedNode } from './hand-over.mjs';

if (runsOnPinnedNode()) {
  followParent();
  // Compiled code is kept between runs: short commands start in half the time.
  nodeModule.enableCompileCache(join(house, 'node_modules', '.cache', 'peyvand'));
  const { main } = await import('../server/src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const args = process.argv.slice(2);
  // an import's rows live for one batch only: see server/src/edge/run-job-apart.ts
  const flags = args[0] === 'import' ? ['--max-semi-space-size=8'] : [];
  handOver(fileURLToPath(import.meta.url), args, { flags });
}
