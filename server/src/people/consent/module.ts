import type { Module } from '../../office/module.ts';
import { events } from './events.ts';
import { consentHashed } from './hashed.ts';
import { routes } from './http.ts';
import { consentKeeps } from './keeps.ts';
import { consentPart } from './personal.ts';
import { words } from './words.ts';

export const consentModule: Module = {
  name: 'consent',
  events,
  routes,
  keeps: consentKeeps,
  personal: consentPart,
  hashed: consentHashed,
  words,
};
