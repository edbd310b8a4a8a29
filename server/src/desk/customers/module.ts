import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const customersDesk: Module = { name: 'customers', routes };
