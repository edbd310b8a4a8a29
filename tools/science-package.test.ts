import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const science = fileURLToPath(new URL('../science/', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'peyvand-science-'));
afterAll(() => rmSync(folder, { recursive: true }));

const npm = (cwd: string, ...args: string[]) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

it('FRONTDOOR 32: science is packed, installed into an empty folder, runs there as JavaScript, and has its types', () => {
  const before = readFileSync(join(science, 'package.json'), 'utf8');
  npm(science, 'pack', '--pack-destination', folder);
  expect(readFileSync(join(science, 'package.json'), 'utf8')).toBe(before);
  put('package.json', '{"name":"empty","private":true,"type":"module"}');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', './peyvand-science-0.1.0.tgz');

  put(
    'use.ts',
    `import { fitMbgnbd, pAlive, type Histories } from '@peyvand/science';
import { gini } from '@peyvand/science/customers/concentration';
const histories: Histories = { x: [2, 0, 5, 1], tx: [30.4, 0, 36, 4], T: [38.9, 38.9, 38.1, 30] };
const fit = fitMbgnbd(histories);
const chance: number = pAlive('bgnbd', { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 2, 30.43, 38.86);
console.log(JSON.stringify({ n: fit.n, chance: chance.toFixed(4), gini: gini([1, 2, 3, 4, 5]).toFixed(5) }));
`,
  );
  put(
    'tsconfig.json',
    '{"compilerOptions":{"module":"nodenext","target":"es2022","strict":true,"types":[]},"files":["use.ts"]}',
  );
  execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, stdio: 'pipe' });
  const said = execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ n: 4, chance: '0.7266', gini: '0.26667' });
}, 120_000);
