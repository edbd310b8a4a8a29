import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const customersModule: Module = { name: 'customers', routes };
