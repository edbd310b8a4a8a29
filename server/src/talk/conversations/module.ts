import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';
import { conversationsPart } from './personal.ts';
import { reactions } from './reactions.ts';
import { words } from './words.ts';

export const conversationsModule: Module = {
  name: 'conversations',
  routes,
  reactions,
  words,
  personal: conversationsPart,
};
