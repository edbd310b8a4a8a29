import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { businessEvent, customerEvent } from '../../../spine/declare-event.ts';
import { gatherEvents } from '../../../spine/gather-events.ts';
import { maySubscribe } from './may-subscribe.ts';

const words = { fa: 'رویداد', en: 'Event' };
const sold = customerEvent('purchase.recorded', { words, readBy: 'purchases.read', data: Type.Object({}) });
const priced = businessEvent('product.changed', { words, readBy: 'products.read', data: Type.Object({}) });
const events = gatherEvents([
  { name: 'purchases', events: [sold] },
  { name: 'products', events: [priced] },
]);
const sara = (scope: 'all' | 'own', ...rights: string[]) => ({ scope, rights: new Set(rights) });

it.each([
  ['what she may read', sara('all', 'products.read'), ['product.changed'], true],
  ['what she may not read', sara('all', 'products.read'), ['product.changed', 'purchase.recorded'], false],
  ['customers of others than hers', sara('own', 'products.read', 'purchases.read'), ['purchase.recorded'], false],
  ['a kind that nobody declares any more', sara('all', 'products.read'), ['shelf.moved'], false],
  ['such a kind, with the right to all', sara('all', 'events.read'), ['shelf.moved'], true],
  ['everything, lacking one right', sara('all', 'products.read', 'events.read'), [], false],
  ['everything, and whatever comes', sara('all', 'products.read', 'purchases.read', 'events.read'), [], true],
  ['everything of today only', sara('all', 'products.read', 'purchases.read'), [], false],
])('asks for the declared right of each kind: %s', (_, reader, types, may) =>
  expect(maySubscribe(reader, types, events)).toBe(may),
);

it('two modules that declare one kind stop the start', () =>
  expect(() =>
    gatherEvents([
      { name: 'a', events: [sold] },
      { name: 'b', events: [sold] },
    ]),
  ).toThrow('a and b both declare the event "purchase.recorded"'));
