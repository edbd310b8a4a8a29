import type { Module } from '../../spine/module.ts';
import { routes } from './http.ts';

export const healthDesk: Module = { name: 'health', routes };
