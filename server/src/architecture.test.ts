import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ladder } from './ladder.ts';

/**
 * The law of imports, read off every import of the tree. Each trespass is named with its line and the remedy.
 * A module's place is its folder: wing/module; the ladder (ladder.ts) gives the order.
 */
const house = fileURLToPath(new URL('../../', import.meta.url));
const order = ladder.map((rung) => `${rung.wing}/${rung.module.name}`);

interface Import {
  from: string;
  to: string;
  line: number;
  typeOnly: boolean;
  /** import(): loaded when it is needed, so it closes no circle. */
  lazy: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(house, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(house, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules/') && !file.includes('/dist/') && !file.includes('/testing/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(house, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  )) {
    const target = match[2] ?? match[3] ?? '';
    const line = text.slice(0, (match.index ?? 0) + match[0].length).split('\n').length;
    found.push({
      from: file,
      to: resolveTarget(file, target),
      line,
      typeOnly: match[1] !== undefined,
      lazy: match[3] !== undefined,
    });
  }
  return found;
}

function resolveTarget(file: string, target: string): string {
  if (target.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), target));
  const own = /^@peyvand\/(\w+)(?:\/(.+))?$/.exec(target);
  if (own === null) return target;
  return own[2] === undefined ? `${own[1]}/src/index.ts` : `${own[1]}/src/${own[2].replace(/\.(ts|tsx|css)$/, '')}.ts`;
}

const all = ['kernel/src', 'science/src', 'sdk/src', 'server/src', 'ui/src', 'console/src']
  .flatMap(sources)
  .flatMap(importsOf);

/** people/customers of a server file, or undefined for platform, spine, cli and the roots. */
function moduleOf(file: string): string | undefined {
  const match = /^server\/src\/(\w+)\/([\w-]+)\//.exec(file);
  if (match === null || ['platform', 'spine', 'cli', 'testing'].includes(match[1] ?? '')) return undefined;
  return `${match[1]}/${match[2]}`;
}
const roomOf = (file: string) => file.split('/').slice(4).join('/');
const say = (one: Import, remedy: string) => `${one.from}:${one.line} imports ${one.to}: ${remedy}`;

function trespasses(): string[] {
  const wrong: string[] = [];
  for (const one of all) {
    const [home] = one.from.split('/');
    const [there] = one.to.split('/');
    if (home === 'kernel' && one.to.includes('/src/') && there !== 'kernel')
      wrong.push(say(one, 'the kernel stands alone; move the function to its user'));
    if (home === 'science' && (one.to.startsWith('node:') || (one.to.includes('/src/') && there !== 'science')))
      wrong.push(say(one, 'science is arithmetic alone: hand the values in as arguments'));
    if (home === 'sdk' && one.to.startsWith('server/'))
      wrong.push(say(one, 'the SDK knows the contract, not the server; describe the shape in sdk/src'));
    if ((home === 'ui' || home === 'console') && one.to.startsWith('server/'))
      wrong.push(say(one, 'screens talk through the SDK'));
    if (home === 'ui' && (one.to.startsWith('console/') || one.to.startsWith('sdk/')))
      wrong.push(say(one, 'components know no screen and no call: hand data in as props'));
    if (home === 'server' && ['ui', 'console', 'sdk'].includes(there ?? '') && one.to.includes('/src/'))
      wrong.push(say(one, 'the server knows no screen'));
    if (home !== 'server' || !one.to.startsWith('server/src/')) continue;

    const mine = moduleOf(one.from);
    const theirs = moduleOf(one.to);
    const inPlatform = one.from.startsWith('server/src/platform/');
    const inSpine = one.from.startsWith('server/src/spine/');
    if ((inPlatform || inSpine) && theirs !== undefined)
      wrong.push(
        say(
          one,
          'platform and spine know no business: let the module hand itself in through its plug (spine/module.ts)',
        ),
      );
    if (mine === undefined) continue;
    if (/^(app|main|ladder)\.ts$/.test(one.to.slice('server/src/'.length)))
      wrong.push(say(one, 'nobody imports the composition root; take what you need from the House'));
    const room = roomOf(one.from);
    if (
      /^(rules\/|refusals\.ts|events\.ts|words\.ts|contract\.ts)/.test(room) &&
      !one.typeOnly &&
      /server\/src\/(platform\/(database|jobs|http\/build))/.test(one.to)
    )
      wrong.push(say(one, 'rules and leaf rooms hold no input or output: let the command read, and hand the state in'));
    if (theirs === undefined || theirs === mine) {
      if (theirs === mine && roomOf(one.to) === 'index.ts' && room !== 'module.ts')
        wrong.push(say(one, 'never enter by your own door; import the room itself'));
      continue;
    }
    if (roomOf(one.to) === 'events.ts') {
      if (room !== 'reactions.ts') wrong.push(say(one, 'only reactions.ts hears other modules; move this there'));
      continue;
    }
    if (roomOf(one.to) !== 'index.ts')
      wrong.push(say(one, `use the door: add it to ${theirs}/index.ts if it is meant for others`));
    else if (!order.includes(mine) || !order.includes(theirs))
      wrong.push(say(one, `both modules must stand on the ladder (ladder.ts); it has ${order.join(', ')}`));
    else if (order.indexOf(theirs) > order.indexOf(mine))
      wrong.push(say(one, `${theirs} stands below ${mine}: react to its event, or let it react to yours`));
  }
  return wrong;
}

describe('the law of imports', () => {
  it('is kept by every file', () => {
    expect(trespasses()).toEqual([]);
  });

  it('has no cycle between files', () => {
    const graph = new Map<string, string[]>();
    for (const one of all)
      if (!one.typeOnly && !one.lazy && one.to.includes('/src/'))
        graph.set(one.from, [...(graph.get(one.from) ?? []), one.to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (done.has(file)) return;
      const at = trail.indexOf(file);
      if (at >= 0) {
        cycles.push([...trail.slice(at), file].join(' → '));
        return;
      }
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('sees the imports at all', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(
      all.some((one) => moduleOf(one.from) === 'trade/purchases' && one.to === 'server/src/people/customers/index.ts'),
    ).toBe(true);
    expect(dirname(resolve(house, 'server'))).toBe(resolve(house));
  });
});
