import type { Module } from '../../office/module.ts';
import { events } from './events.ts';
import { consentHashed } from './hashed.ts';
import { routes } from './http.ts';
import { consentPart } from './personal.ts';
import { words } from './words.ts';

export const consentModule: Module = {
  name: 'consent',
  events,
  routes,
  personal: consentPart,
  hashed: consentHashed,
  words,
};
