// Every import of the tree, with where it stands and what it brings.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';

export interface Import {
  /** Paths below the house: "server/src/app.ts". */
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly typeOnly: boolean;
  /** import(): loaded when it is needed, so it closes no circle. */
  readonly lazy: boolean;
}

export const homes = ['kernel/src', 'science/src', 'sdk/src', 'server/src', 'ui/src', 'console/src'];

/** The sources of a folder, without tests and what serves them. */
export function sourcesOf(house: string, folder: string): string[] {
  return readdirSync(join(house, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(house, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/node_modules\/|\/dist\/|\/testing\//.test(file));
}

export function readImports(house: string): Import[] {
  return homes
    .flatMap((home) => sourcesOf(house, home))
    .flatMap((file) => importsIn(file, readFileSync(join(house, file), 'utf8')));
}

/** The imports of one file's text. */
export function importsIn(file: string, text: string): Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  ))
    found.push({
      from: file,
      to: resolveTarget(file, match[2] ?? match[3] ?? ''),
      line: text.slice(0, (match.index ?? 0) + match[0].length).split('\n').length,
      typeOnly: match[1] !== undefined,
      lazy: match[3] !== undefined,
    });
  return found;
}

function resolveTarget(file: string, target: string): string {
  if (target.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), target));
  const own = /^@peyvand\/(\w+)(?:\/(.+))?$/.exec(target);
  if (own === null) return target;
  return own[2] === undefined ? `${own[1]}/src/index.ts` : `${own[1]}/src/${own[2].replace(/\.(ts|tsx|css)$/, '')}.ts`;
}
