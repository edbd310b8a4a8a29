import type { Module } from '../../office/module.ts';
import { routes } from './http.ts';

export const measuresModule: Module = { name: 'measures', routes };
