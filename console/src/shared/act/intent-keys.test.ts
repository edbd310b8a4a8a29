import { expect, test } from 'vitest';
import { intentKeys } from './intent-keys.ts';

const counted = () => {
  let n = 0;
  return intentKeys(() => `key ${++n}`);
};

test('a press repeated after a broken connection carries the same key, a changed wish another', () => {
  const keys = counted();
  const first = keys.of({ name: 'مریم', tags: ['وفادار'] });
  expect(keys.of({ name: 'مریم', tags: ['وفادار'] })).toBe(first);
  expect(keys.of({ name: 'مریم', tags: [] })).not.toBe(first);
  expect(keys.of({ name: 'مریم', tags: ['وفادار'] })).toBe(first);
});

test('once it was fulfilled, the same wish is another act', () => {
  const keys = counted();
  const first = keys.of('note');
  keys.fulfilled('note');
  expect(keys.of('note')).not.toBe(first);
});

test('an act without a wish has a key as well', () => {
  const keys = counted();
  expect(keys.of(undefined)).toBe(keys.of(undefined));
});

test('two files are two wishes, though neither has fields of its own', () => {
  const keys = counted();
  const sales = new File(['a,b'], 'sales.csv', { lastModified: 1 });
  expect(keys.of({ kind: 'purchases', file: sales })).toBe(keys.of({ kind: 'purchases', file: sales }));
  const other = new File(['a,b'], 'people.csv', { lastModified: 1 });
  expect(keys.of({ kind: 'purchases', file: other })).not.toBe(keys.of({ kind: 'purchases', file: sales }));
});
