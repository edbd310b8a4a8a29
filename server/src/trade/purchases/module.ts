import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';
import { recomputeDays } from './jobs.ts';
import { reactions } from './reactions.ts';
import { words } from './words.ts';

export const purchasesModule: Module = { name: 'purchases', routes, reactions, jobs: [recomputeDays], words };
