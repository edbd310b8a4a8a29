import type { Module } from '../../office/module.ts';
import { productActs } from './acts.ts';
import { events } from './events.ts';
import { productsExport } from './export.ts';
import { routes } from './http.ts';
import { productsIntake } from './intake.ts';

export const productsModule: Module = {
  name: 'products',
  events,
  intake: [productsIntake],
  exports: [productsExport],
  routes,
  acts: productActs,
};
