import { describe, expect, test } from 'vitest';
import { placeOf, rowAfter } from './keys.ts';

const press = (code: string, key: string, held: object = {}) =>
  placeOf({ code, key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys by their place', () => {
  test('j works on a Persian layout, where it types «ت»', () => {
    expect(press('KeyJ', 'ت')).toBe('j');
    expect(press('KeyJ', 'j')).toBe('j');
  });
  test('the question mark of either layout asks for help, the slash searches', () => {
    expect(press('Slash', '؟')).toBe('?');
    expect(press('Slash', '/')).toBe('/');
  });
  test('Ctrl+K is not the letter k', () => {
    expect(press('KeyK', 'k', { ctrlKey: true })).toBe('');
  });
});

describe('walking through rows', () => {
  test('j goes down and stops at the last row', () => {
    expect(rowAfter('j', -1, 3, 10)).toBe(0);
    expect(rowAfter('j', 2, 3, 10)).toBe(2);
  });
  test('k goes up and stops at the first', () => {
    expect(rowAfter('k', 0, 3, 10)).toBe(0);
  });
  test('a page at a time, and to the ends', () => {
    expect(rowAfter('PageDown', 5, 100_000, 20)).toBe(25);
    expect(rowAfter('End', 5, 100_000, 20)).toBe(99_999);
    expect(rowAfter('Home', 5, 100_000, 20)).toBe(0);
  });
  test('other keys and an empty list move nothing', () => {
    expect(rowAfter('a', 0, 3, 10)).toBeNull();
    expect(rowAfter('j', -1, 0, 10)).toBeNull();
  });
});
