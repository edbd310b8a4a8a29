import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';

export const customersDesk: Module = { name: 'customers', routes };
