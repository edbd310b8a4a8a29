// Before `npm pack`: the sources become JavaScript with types, and package.json points at them. In the house the sources run as
// they are, which Node refuses inside node_modules. restore-sources.mjs puts everything back.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const at = (name) => join(here, name);

// a packing that was killed left the published form behind
if (existsSync(at('package.source.json'))) renameSync(at('package.source.json'), at('package.json'));

rmSync(at('dist'), { recursive: true, force: true });
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
execFileSync(process.execPath, [compiler, '-p', at('tsconfig.build.json')], { stdio: 'inherit' });

// the compiler rewrites imports in JavaScript and not in declarations
for (const name of readdirSync(at('dist'), { recursive: true }))
  if (name.endsWith('.d.ts')) {
    const path = join(here, 'dist', name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
  }

const source = readFileSync(at('package.json'), 'utf8');
const { scripts: _, ...manifest } = JSON.parse(source);
const built = (name) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
copyFileSync(at('../LICENSE'), at('LICENSE'));
writeFileSync(at('package.source.json'), source);
writeFileSync(
  at('package.json'),
  `${JSON.stringify({ ...manifest, exports: { '.': built('index'), './*': built('*') } }, null, 2)}\n`,
);
