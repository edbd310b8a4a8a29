import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['مریم احمدی', 'م\u200cا'],
  ['آقای علی رضایی', 'ع\u200cر'],
  ['محمد\u200cرضا', 'م\u200cر'],
  ['آرش', 'ا'],
  ['Sara Karimi', 'SK'],
  ['Dr Sara Karimi', 'SK'],
  ['۰۹۱۲', ''],
  ['', ''],
])('the tile of «%s» shows «%s»', (name, shown) => {
  expect(initialsOf(name)).toBe(shown);
});
