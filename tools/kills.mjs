// npm run kills [-- --kills 200 --seed 7]: the long form of test/kills, printed as one JSON document.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { followParent, handOver, runsOnPinnedNode } from '../bin/hand-over.mjs';
import { install } from './install.mjs';

install();
if (!runsOnPinnedNode()) {
  handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
} else {
  followParent();
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } } });
  const { runKills } = await import('../test/kills/run-kills.ts');
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed);
  const report = await runKills({ kills: Number(values.kills), seed });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.lost === 0 && report.twice === 0 && report.profileWrong === 0 ? 0 : 1);
}
