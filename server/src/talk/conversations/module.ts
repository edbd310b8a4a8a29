import type { Module } from '../../office/module.ts';
import { events } from './events.ts';
import { interactionsExport } from './export.ts';
import { routes } from './http.ts';
import { conversationsIntake } from './intake.ts';
import { conversationsKeeps } from './keeps.ts';
import { conversationsPart } from './personal.ts';
import { words } from './words.ts';

export const conversationsModule: Module = {
  name: 'conversations',
  events,
  intake: [conversationsIntake],
  exports: [interactionsExport],
  routes,
  keeps: conversationsKeeps,
  words,
  personal: conversationsPart,
};
