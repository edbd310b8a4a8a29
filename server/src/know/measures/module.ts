import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const measuresModule: Module = { name: 'measures', routes };
