import { expect, test } from 'vitest';
import { choicesOf, isFieldKey, keyFrom, linesOf } from './choice-lines.ts';

const skin = [
  { value: 'dry', label: { fa: 'خشک', en: 'Dry' } },
  { value: 'oily', label: { fa: 'چرب', en: 'Oily' } },
];

test('lines that nobody touched give the same choices back, in either language', () => {
  expect(choicesOf(linesOf(skin, 'fa'), skin, 'fa')).toEqual(skin);
  expect(choicesOf(linesOf(skin, 'en'), skin, 'en')).toEqual(skin);
});

test('a new line is a new choice, an empty or repeated one is none', () => {
  expect(choicesOf('چرب\n\n معمولی \nمعمولی', skin, 'fa')).toEqual([
    skin[1],
    { value: 'معمولی', label: { fa: 'معمولی', en: 'معمولی' } },
  ]);
});

test('a key is made of a proposal and begins with a letter', () => {
  expect(keyFrom('2-skin-type')).toBe('skin_type');
  expect(['skin_type', 'a'].every(isFieldKey)).toBe(true);
  expect(['', '2a', 'Skin', 'skin-type'].some(isFieldKey)).toBe(false);
});
