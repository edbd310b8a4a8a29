import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const purchasesModule: Module = { name: 'purchases', routes };
