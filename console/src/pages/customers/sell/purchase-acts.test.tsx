import type { Purchase } from '@peyvand/sdk/customer-page';
import { expect, test } from 'vitest';
import { renderCard } from '../../../testing/render-card.tsx';
import { PurchaseActs } from './purchase-acts.tsx';
import { sellWords } from './words.ts';

const words = sellWords.fa;
const stands = {
  id: 'p1',
  kind: 'sale',
  cancelledAt: null,
  lines: [],
  payments: [],
  returns: [],
} as unknown as Purchase;
const acts = (change: Partial<Purchase> = {}, session = {}) =>
  renderCard(<PurchaseActs purchase={{ ...stands, ...change }} />, { session });

test('of a purchase that stands goods come back, or all of it is cancelled', () => {
  const shown = acts();
  expect(shown).toContain(words.returnSome);
  expect(shown).toContain(words.cancel);
});

test('nothing more can be done with a return, or with what is cancelled', () => {
  expect(acts({ kind: 'return' })).not.toContain('<button');
  expect(acts({ cancelledAt: '2026-10-10T08:00:00Z' })).not.toContain('<button');
});

test('who may not record purchases is offered nothing that would be refused', () => {
  expect(acts({}, { rights: ['purchases.read'] })).not.toContain('<button');
});
