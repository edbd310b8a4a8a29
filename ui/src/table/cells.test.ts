import { expect, test } from 'vitest';
import { cellAfter, placeAfter } from './cells.ts';

const editable = ['city', 'owner', 'tags'];

test('an arrow walks the cells that can be changed, as it looks in either script', () => {
  expect(cellAfter('ArrowLeft', null, editable, true)).toBe('city');
  expect(cellAfter('ArrowLeft', 'city', editable, true)).toBe('owner');
  expect(cellAfter('ArrowRight', 'owner', editable, false)).toBe('tags');
  expect(cellAfter('ArrowRight', 'tags', editable, false)).toBe('tags');
});

test('back before the first cell stands the row itself, and other keys move nothing', () => {
  expect(cellAfter('ArrowRight', 'city', editable, true)).toBeNull();
  expect(cellAfter('ArrowRight', null, editable, true)).toBeNull();
  expect(cellAfter('ArrowDown', 'city', editable, true)).toBeUndefined();
  expect(cellAfter('ArrowLeft', null, [], true)).toBeUndefined();
});

test('Tab goes on to the next cell and from the last of a row into the next row; the ends of the list end it', () => {
  expect(placeAfter(1, 4, 'owner', editable, 9)).toEqual({ row: 4, cell: 'tags' });
  expect(placeAfter(1, 4, 'tags', editable, 9)).toEqual({ row: 5, cell: 'city' });
  expect(placeAfter(-1, 4, 'city', editable, 9)).toEqual({ row: 3, cell: 'tags' });
  expect(placeAfter(1, 8, 'tags', editable, 9)).toBeNull();
  expect(placeAfter(-1, 0, 'city', editable, 9)).toBeNull();
});
