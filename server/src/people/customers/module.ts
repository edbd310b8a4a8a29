import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';
import { customersIntake } from './intake.ts';

export const customersModule: Module = { name: 'customers', intake: [customersIntake], routes };
