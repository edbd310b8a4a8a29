import { expect, test } from 'vitest';
import { checkLogicalCss, physicalSides } from './check-logical-css.ts';

test.each([
  ['a.css', '.x { margin-left: 4px; }'],
  ['a.css', '.x { right: 0; }'],
  ['a.css', '.x { text-align: right; }'],
  ['a.css', '.x { border-top-left-radius: 4px; }'],
  ['a.tsx', '<p style={{ paddingRight: 4 }} />'],
  ['a.tsx', '<Group ml="md" />'],
])('%s: %s is found', (file, text) => {
  expect(physicalSides(file, text)).toHaveLength(1);
});

test.each([
  ['a.css', '.x { margin-inline-start: 4px; inset-inline-end: 0; }'],
  ['a.css', '/* the drawer stands at the left: */ .x { color: red; }'],
  ['a.tsx', '<TextInput leftSection={<Icon />} />'],
  ['a.tsx', "Drawer: { position: 'right' }"],
])('%s: %s is fine', (file, text) => {
  expect(physicalSides(file, text)).toEqual([]);
});

test('no screen of the product names a physical side', () => {
  expect(checkLogicalCss(new URL('..', import.meta.url).pathname)).toEqual([]);
});
