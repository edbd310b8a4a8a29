import type { Keep } from '../../spine/keep.ts';
import type { Module } from '../module.ts';
import { importActs } from './acts.ts';
import { importRoutes } from './http.ts';
import { importJobs } from './jobs.ts';
import { importsKeeps } from './keeps.ts';
import { intakePart } from './personal.ts';

/** @param modules the ladder, whose modules plug in the kinds that they take */
export const importsModule = (modules: () => readonly Module[]): Module => {
  const intakes = () => modules().flatMap((module) => module.intake ?? []);
  // what a customer's rows are in, beside those of the module that takes her in and the images of the import itself
  const heldBy = (kind: string): readonly Keep[] =>
    kind !== 'customers'
      ? []
      : modules()
          .filter((one) => one.name !== 'imports' && !one.intake?.some((intake) => intake.kind === kind))
          .flatMap((one) => one.keeps ?? [])
          .filter((keep) => keep.merges !== 'own');
  return {
    name: 'imports',
    routes: importRoutes(intakes),
    jobs: importJobs(intakes, heldBy),
    keeps: importsKeeps,
    personal: intakePart,
    acts: importActs,
  };
};
