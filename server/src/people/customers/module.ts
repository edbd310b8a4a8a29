import type { Module } from '../../office/module.ts';
import { customerActs } from './acts.ts';
import { events } from './events.ts';
import { customersExport } from './export.ts';
import { routes } from './http.ts';
import { customersIntake } from './intake.ts';
import { dropRemovedFiles, findDuplicates, runBulkEdit, undoBulkEdit } from './jobs.ts';
import { customersKeeps } from './keeps.ts';
import { customersPart } from './personal.ts';
import { reactions } from './reactions.ts';
import { customersHashed, customersSealed } from './sealed.ts';
import { words } from './words.ts';

/** @param modules the ladder, whose modules declare what follows a merge */
export const customersModule = (modules: () => readonly Module[]): Module => ({
  name: 'customers',
  events,
  intake: [customersIntake],
  exports: [customersExport],
  routes,
  reactions: reactions(() => modules().flatMap((module) => module.keeps ?? [])),
  keeps: customersKeeps,
  jobs: [findDuplicates, runBulkEdit, undoBulkEdit, dropRemovedFiles],
  words,
  acts: customerActs,
  personal: customersPart,
  sealed: customersSealed,
  hashed: customersHashed,
});
