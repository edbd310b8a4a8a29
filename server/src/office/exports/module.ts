import type { Module } from '../module.ts';
import { exportActs } from './acts.ts';
import { exportRoutes } from './http.ts';
import { sweepExports } from './sweep-exports.ts';

/** @param modules the ladder, whose modules plug in the lists that they give out */
export const exportsModule = (modules: () => readonly Module[]): Module => ({
  name: 'exports',
  acts: exportActs,
  jobs: [sweepExports],
  routes: exportRoutes(() => modules().flatMap((module) => module.exports ?? [])),
});
