import { expect, it } from 'vitest';
import { chooseFitStart } from './fit-start.ts';

const occasion = { first: false, bulk: false, importing: false, more: false };

it('fits at once when a shop has no forecast yet, and when an import has ended', () => {
  expect(chooseFitStart({ ...occasion, first: true })).toBe('at-once');
  expect(chooseFitStart({ ...occasion, bulk: true })).toBe('at-once');
});

it('waits for what is still unheard, and for an import that is still writing', () => {
  expect(chooseFitStart({ ...occasion, first: true, more: true })).toBe('settled');
  expect(chooseFitStart({ ...occasion, first: true, bulk: true, importing: true })).toBe('after-import');
});

it('lets the sales of a busy day settle', () => {
  expect(chooseFitStart(occasion)).toBe('settled');
});
