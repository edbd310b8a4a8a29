import type { Module } from '../../spine/module.ts';
import { consentHashed } from './hashed.ts';
import { routes } from './http.ts';
import { consentPart } from './personal.ts';
import { words } from './words.ts';

export const consentModule: Module = {
  name: 'consent',
  routes,
  personal: consentPart,
  hashed: consentHashed,
  words,
};
