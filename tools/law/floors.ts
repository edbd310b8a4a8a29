/**
 * The floors of the house, lowest first: each imports only what stands before it. A file's floor follows from its folder.
 * `server/src` itself holds the roots: what puts the house together and may see all of it.
 */
export const floors = ['kernel', 'science', 'ground', 'spine', 'edge', 'office', 'wing', 'desk', 'root'] as const;
export type Floor = (typeof floors)[number];

const remedies: Readonly<Record<Floor, string>> = {
  kernel: 'the kernel stands alone; move the function to its user',
  science: 'science is arithmetic alone: hand the values in as arguments',
  ground: 'the ground knows no event, no route and no module: take what you need as an argument',
  spine: 'the spine knows no route and no module: let the module hand itself in through its plug (office/module.ts)',
  edge: 'the edge knows no module: let it hand itself in through its plug (office/module.ts)',
  office: 'the office knows no business: let the module hand itself in through its plug (office/module.ts)',
  wing: 'a screen that needs many modules stands on the desk, and nobody imports the desk: react to its event instead',
  desk: 'nobody imports the composition root; take what you need from the House',
  root: '',
};

/** The floor of a file, or undefined for what is no part of the server and its two libraries. */
export function floorOf(file: string): Floor | undefined {
  const [home, src, place = ''] = file.split('/');
  if (src !== 'src') return undefined;
  if (home === 'kernel' || home === 'science') return home;
  if (home !== 'server') return undefined;
  if (['ground', 'spine', 'edge', 'office', 'desk'].includes(place)) return place as Floor;
  if (place === 'cli' || place === 'demo' || place.endsWith('.ts')) return 'root';
  return 'wing';
}

/** What is wrong when a file of one floor imports one of another; undefined when nothing is. */
export function climbs(from: Floor, to: Floor): string | undefined {
  return floors.indexOf(to) > floors.indexOf(from) ? remedies[from] : undefined;
}
