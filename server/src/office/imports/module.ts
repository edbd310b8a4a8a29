import type { Module } from '../module.ts';
import { importActs } from './acts.ts';
import { importRoutes } from './http.ts';
import { importJobs } from './jobs.ts';
import { intakePart } from './personal.ts';

/** @param modules the ladder, whose modules plug in the kinds that they take */
export const importsModule = (modules: () => readonly Module[]): Module => {
  const intakes = () => modules().flatMap((module) => module.intake ?? []);
  return {
    name: 'imports',
    routes: importRoutes(intakes),
    jobs: importJobs(intakes),
    personal: intakePart,
    acts: importActs,
  };
};
