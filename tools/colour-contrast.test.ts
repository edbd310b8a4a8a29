import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colourPairs } from '../ui/src/look/colour-pairs.ts';
import { contrast, hexOf, mix, rgbOf } from '../ui/src/look/contrast.ts';
import { type HeatTone, heatColour } from '../ui/src/look/heat-colours.ts';

const css = ['theme.css', 'theme-dark.css']
  .map((file) => readFileSync(new URL(`../ui/src/look/${file}`, import.meta.url), 'utf8'))
  .join('\n');
const [light = '', dark = ''] = [
  /^:root \{([\s\S]*?)^\}/m,
  /^:root\[data-mantine-color-scheme='dark'\] \{([\s\S]*?)^\}/m,
].map((block) => block.exec(css)?.[1]);
const tokensOf = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
const themes = { light: tokensOf(light), dark: tokensOf(dark) };

test('contrast is the ratio of WCAG', () => {
  expect(contrast(rgbOf('#000000'), rgbOf('#ffffff'))).toBeCloseTo(21, 10);
  expect(contrast(rgbOf('#777777'), rgbOf('#ffffff'))).toBeCloseTo(4.478, 3);
});
test('colours are mixed and written back', () => {
  expect(hexOf(mix(rgbOf('#000000'), rgbOf('#ffffff'), 0.5))).toBe('#808080');
  expect(() => rgbOf('turquoise')).toThrow();
});
test('both themes answer the same tokens', () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()]);
});

describe.each(['light', 'dark'] as const)('in the %s theme', (name) => {
  const colour = (token: string) => {
    const value = themes[name].get(token);
    if (value === undefined) throw new Error(`no --${token}`);
    return rgbOf(value);
  };
  test.each(colourPairs.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    '%s on %s can be read',
    (text, ground) => {
      expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );
  test.each(['accent', 'gold', 'bad', 'info'] satisfies HeatTone[])(
    'each of 101 steps of the %s grid can be read',
    (tone) => {
      for (let step = 0; step <= 100; step++) {
        const { ground, ink } = heatColour(tone, step / 100, name);
        expect(contrast(rgbOf(ink), rgbOf(ground)), `${tone} ${step}`).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});
