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
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
}
