// npm test: installs what is missing, runs everything, ends with one line "N passed, N failed".
// Further arguments go to vitest: npm test -- kernel/src/money.test.ts
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { house, pinnedNode } from '../bin/hand-over.mjs';
import { buildScreens } from './build-screens.mjs';
import { findChromium } from './find-chromium.mjs';
import { install } from './install.mjs';

const args = process.argv.slice(2);
const paths = args.filter((arg) => !arg.startsWith('-'));
const touchesScreens = paths.length === 0 || paths.some((path) => /^(test|console)\b/.test(path));

install();
const env = { ...process.env };
if (touchesScreens) {
  env.CHROME_PATH = findChromium();
  buildScreens();
}

const folder = mkdtempSync(join(tmpdir(), 'peyvand-report-'));
const report = join(folder, 'report.json');
const run = spawnSync(
  pinnedNode() ?? process.execPath,
  [
    join(house, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ],
  { cwd: house, stdio: 'inherit', env },
);
const { passed, failed } = count(report, run.status);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);

/** A file that does not load and an error outside any test are failures too, though no test carries them. */
function count(file, status) {
  let found;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const notLoaded = found.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  const counted = found.numFailedTests + notLoaded.length;
  return { passed: found.numPassedTests, failed: counted === 0 && status !== 0 ? 1 : counted };
}
