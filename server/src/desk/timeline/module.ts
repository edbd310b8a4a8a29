import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';

/** @param modules the ladder, whose modules' words tell the events */
export const timelineDesk = (modules: () => readonly Module[]): Module => ({
  name: 'timeline',
  routes: routes(modules),
});
