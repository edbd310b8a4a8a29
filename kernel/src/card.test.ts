import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCard, lastFourOfCard, parseCard } from './card.ts';

const card = '6037701689095443';

it('knows a card by its check digit', () => {
  expect(isCard(card)).toBe(true);
  for (const text of ['6037701689095444', '603770168909544', '60377016890954430', '0000000000000000', '', 'کارت'])
    expect(isCard(text)).toBe(false);
});

it('is read in any digits', () => {
  for (const text of ['6037-7016-8909-5443', '۶۰۳۷ ۷۰۱۶ ۸۹۰۹ ۵۴۴۳', ' 6037701689095443 '])
    expect(parseCard(text)).toBe(card);
  expect(parseCard('6037-7016-8909-5444')).toBeUndefined();
});

it('shows any one changed digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
      const other = (Number(card.charAt(place)) + change) % 10;
      expect(isCard(card.slice(0, place) + other + card.slice(place + 1))).toBe(false);
    }),
  );
});

it('leaves its last four digits only', () => {
  expect(lastFourOfCard(card)).toBe('5443');
});
