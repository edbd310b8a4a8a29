import { climbs, floorOf } from './floors.ts';
import type { Import } from './read-imports.ts';

/**
 * What breaks the law of imports, each with its line and the remedy.
 * @param order the modules in import order, "people/customers", as the ladder has them
 */
export function findTrespasses(imports: readonly Import[], order: readonly string[]): string[] {
  return imports.flatMap((one) => {
    // the first that is wrong is the one to mend: the others may go with it
    const remedy = betweenHomes(one) ?? betweenFloors(one) ?? betweenModules(one, order) ?? betweenPages(one);
    return remedy === undefined ? [] : [`${one.from}:${one.line} imports ${one.to}: ${remedy}`];
  });
}

const homeOf = (file: string) => (file.includes('/src/') ? file.split('/')[0] : undefined);
const roomOf = (file: string) => file.split('/').slice(4).join('/');

/** people/customers, office/imports: what a file of the server belongs to; undefined on the lower floors and for the roots. */
function moduleOf(file: string): string | undefined {
  const floor = floorOf(file);
  if (floor !== 'office' && floor !== 'wing' && floor !== 'desk') return undefined;
  const [, , wing, module = ''] = file.split('/');
  return module.endsWith('.ts') ? undefined : `${wing}/${module}`;
}

function betweenHomes({ from, to }: Import): string | undefined {
  const home = homeOf(from);
  const there = homeOf(to);
  if (home === 'science' && to.startsWith('node:'))
    return 'science is arithmetic alone: hand the values in as arguments';
  if (there === undefined) return undefined;
  if (home === 'kernel' && there !== 'kernel') return 'the kernel stands alone; move the function to its user';
  if (home === 'science' && there !== 'science') return 'science is arithmetic alone: hand the values in as arguments';
  if (home === 'sdk' && there === 'server')
    return 'the SDK knows the contract, not the server; describe the shape in sdk/src';
  if ((home === 'ui' || home === 'console') && there === 'server') return 'screens talk through the SDK';
  if (home === 'ui' && (there === 'console' || there === 'sdk'))
    return 'components know no screen and no call: hand data in as props';
  if (home === 'server' && ['ui', 'console', 'sdk'].includes(there)) return 'the server knows no screen';
  return undefined;
}

function betweenFloors({ from, to }: Import): string | undefined {
  const [mine, theirs] = [floorOf(from), floorOf(to)];
  if (mine === undefined || theirs === undefined || homeOf(from) !== 'server') return undefined;
  return climbs(mine, theirs);
}

const pureRooms = /^(rules\/|refusals\.ts|events\.ts|words\.ts|contract\.ts)/;
const withEffects = /^server\/src\/(ground\/database|edge\/jobs|edge\/http\/build)/;

function betweenModules({ from, to, typeOnly }: Import, order: readonly string[]): string | undefined {
  const mine = moduleOf(from);
  if (mine === undefined) return undefined;
  const room = roomOf(from);
  if (pureRooms.test(room) && !typeOnly && withEffects.test(to))
    return 'rules and leaf rooms hold no input or output: let the command read, and hand the state in';
  const theirs = moduleOf(to);
  if (theirs === undefined) return undefined;
  if (theirs === mine)
    return roomOf(to) === 'index.ts' && room !== 'module.ts'
      ? 'never enter by your own door; import the room itself'
      : undefined;
  if (roomOf(to) === 'events.ts')
    return room === 'reactions.ts' ? undefined : 'only reactions.ts hears other modules; move this there';
  if (roomOf(to) !== 'index.ts') return `use the door: add it to ${theirs}/index.ts if it is meant for others`;
  if (theirs.startsWith('office/')) return undefined;
  if (!order.includes(mine) || !order.includes(theirs))
    return `both modules must stand on the ladder (ladder.ts); it has ${order.join(', ')}`;
  return order.indexOf(theirs) > order.indexOf(mine)
    ? `${theirs} stands below ${mine}: react to its event, or let it react to yours`
    : undefined;
}

const pageOf = (file: string) => /^console\/src\/pages\/([\w-]+)\//.exec(file)?.[1];

function betweenPages({ from, to }: Import): string | undefined {
  const [mine, theirs] = [pageOf(from), pageOf(to)];
  if (from.startsWith('console/src/shared/') && (theirs !== undefined || to.startsWith('console/src/shell/')))
    return 'what pages share knows no page: hand it in as a prop';
  if (mine === undefined || theirs === undefined || mine === theirs) return undefined;
  return `a page imports no page: what ${theirs} and ${mine} share stands in console/src/shared under its own name`;
}
