import type { Module } from '../../office/module.ts';
import { purchaseActs } from './acts.ts';
import { events } from './events.ts';
import { purchaseLinesExport, purchasesExport } from './export.ts';
import { routes } from './http.ts';
import { purchasesIntake } from './intake.ts';
import { recomputeDays } from './jobs.ts';
import { purchasesKeeps } from './keeps.ts';
import { purchasesPart } from './personal.ts';
import { reactions } from './reactions.ts';
import { words } from './words.ts';

export const purchasesModule: Module = {
  name: 'purchases',
  events,
  intake: [purchasesIntake],
  exports: [purchasesExport, purchaseLinesExport],
  routes,
  reactions,
  jobs: [recomputeDays],
  words,
  keeps: purchasesKeeps,
  acts: purchaseActs,
  personal: purchasesPart,
};
