import { expect, it } from 'vitest';
import { isolateQuoted } from './isolate-quoted.ts';

it('gives each quoted value its own direction and leaves the sentence as it is', () => {
  expect(isolateQuoted('«021-56» درست نیست، «ali@» هم')).toBe('«\u2068021-56\u2069» درست نیست، «\u2068ali@\u2069» هم');
  expect(isolateQuoted('"021-56" is no phone number.')).toBe('"\u2068021-56\u2069" is no phone number.');
  expect(isolateQuoted('چنین روزی در تقویم نیست.')).toBe('چنین روزی در تقویم نیست.');
});
