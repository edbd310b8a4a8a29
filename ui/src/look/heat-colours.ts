import { contrast, hexOf, mix, type Rgb, rgbOf } from './contrast.ts';

export type HeatTone = 'accent' | 'gold' | 'bad' | 'info';
export type Scheme = 'light' | 'dark';

/** Ground and ink of one cell of a grid. */
export interface HeatColour {
  readonly ground: string;
  readonly ink: string;
}

/** Lightest and fullest ground of each tone; steps lie between them. */
const ends: Record<Scheme, Record<HeatTone, readonly [string, string]>> = {
  light: {
    accent: ['#dcebe9', '#4a9c97'],
    gold: ['#f3e8d8', '#c09b63'],
    bad: ['#f8e4e3', '#c85f59'],
    info: ['#dde3f1', '#4c68ac'],
  },
  dark: {
    accent: ['#172e2e', '#10605c'],
    gold: ['#2f2619', '#65430d'],
    bad: ['#2f1b1d', '#8a241e'],
    info: ['#1b2338', '#284892'],
  },
};

const inks: readonly Rgb[] = [rgbOf('#1d1c1a'), rgbOf('#ffffff')];

/**
 * Colours of a cell whose value is `share` (0 to 1) of the grid's largest.
 * The ink is whichever of dark and white text has more contrast on the ground; where neither reaches 4.5 the ground is
 * moved away from that ink until it does, so a number in a cell can always be read.
 */
export function heatColour(tone: HeatTone, share: number, scheme: Scheme): HeatColour {
  const [light, full] = ends[scheme][tone];
  let ground = mix(rgbOf(light), rgbOf(full), Math.min(1, Math.max(0, share)));
  const ink = inks.reduce((best, next) => (contrast(next, ground) > contrast(best, ground) ? next : best));
  const away = ink === inks[1] ? rgbOf('#000000') : rgbOf('#ffffff');
  for (let step = 0; contrast(ink, ground) < 4.5 && step < 40; step++) ground = mix(ground, away, 0.03);
  return { ground: hexOf(ground), ink: hexOf(ink) };
}
